import { type FSWatcher, watch } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** When a change is looked at; milliseconds. */
export interface Pace {
  /** An edit is over when nothing has changed for so long. */
  readonly quiet: number;
  /** An edit that goes on for longer is looked at all the same. */
  readonly patience: number;
  /** Without any sign of a change one looks so often: signs get lost on network disks, and where a link is turned. */
  readonly every: number;
}

export interface Watching {
  start(): void;
  /** Safe to call twice. */
  close(): void;
}

/** Calls `look` a while after the last change in a folder or in those right under it, and from time to time without any. */
export function createWatching(dir: string, look: () => void, { quiet, patience, every }: Pace): Watching {
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let clock: NodeJS.Timeout | undefined;
  const go = () => {
    since = undefined;
    void folders.refresh().then(look);
  };
  const onEvent = () => {
    since ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(go, Math.min(quiet, Math.max(0, since + patience - performance.now()))).unref();
  };
  const folders = createFolders(dir, onEvent);
  return {
    start: () => {
      clock ??= setInterval(go, every).unref();
      go();
    },
    close: () => {
      clearTimeout(timer);
      clearInterval(clock);
      folders.close();
    },
  };
}

/** Watches folders one by one, since Node's own way to watch a whole tree loses files that are replaced. `onEvent` may be
 *  called many times for one change, and for what is none. */
function createFolders(dir: string, onEvent: () => void) {
  const watchers = new Map<string, FSWatcher>();
  let closed = false;
  const drop = (key: string): void => {
    watchers.get(key)?.close();
    watchers.delete(key);
  };
  const open = (key: string, path: string): void => {
    try {
      const watcher = watch(path, onEvent);
      watcher.on("error", () => drop(key));
      watcher.unref();
      watchers.set(key, watcher);
    } catch {
      // No watches left, or the folder is gone again: looking from time to time has to do.
    }
  };
  return {
    /** Watches what is there now instead of what was there before: folders are swapped as a whole, too. */
    refresh: async (): Promise<void> => {
      const found = await foldersIn(dir);
      if (closed) return;
      for (const key of [...watchers.keys()]) if (!found.has(key)) drop(key);
      for (const [key, path] of found) if (!watchers.has(key)) open(key, path);
    },
    close: (): void => {
      closed = true;
      for (const key of [...watchers.keys()]) drop(key);
    },
  };
}

/** The folder and those right under it, links to folders included. The key names what stands behind the path: another
 *  folder in the same place has another one. */
async function foldersIn(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => !entry.name.startsWith(".") && (entry.isDirectory() || entry.isSymbolicLink()))
    .map(({ name }) => join(dir, name));
  const found = await Promise.all(
    [dir, ...paths].map(async (path) => {
      const stats = await stat(path).catch(() => undefined);
      return stats?.isDirectory() ? ([`${path}\0${stats.dev}\0${stats.ino}`, path] as const) : undefined;
    }),
  );
  return new Map(found.filter((one) => one !== undefined));
}
