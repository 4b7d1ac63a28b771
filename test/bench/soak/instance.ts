import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { program } from "../program.ts";

/** The program of `npm start`, in a process of its own that can be killed and started again. */
export interface Instance {
  readonly slackPort: number;
  /** When it was not there, by `performance.now()`; one that lasts has no end yet. */
  readonly downs: readonly { readonly from: number; readonly to?: number }[];
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** Ends it at once, without a word. */
  kill(): Promise<void>;
  /** Tells it to end, and waits: its exit code. */
  stop(): Promise<number | null>;
  /** Kilobytes in memory; undefined while it is down. */
  resident(): Promise<number | undefined>;
  health(): Promise<Health>;
  ready(): Promise<boolean>;
}

const health = z.object({
  knowledge: z.string(),
  knowledgeError: z.object({ problems: z.array(z.string()) }).optional(),
});
export type Health = z.infer<typeof health>;

/** `name` is that of its log in the folder. */
export async function createInstance(
  name: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Instance> {
  const [port, slackPort] = [await freePort(), await freePort()];
  const log = createWriteStream(`${folder}/${name}.log`, { flags: "a" });
  const downs: { from: number; to?: number }[] = [];
  let child: ChildProcess | undefined;
  const get = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
  const ready = async () => (await get("/readyz").catch(() => undefined))?.ok ?? false;

  return {
    slackPort,
    downs,
    ready,
    start: async () => {
      const own = { PORT: `${port}`, SLACK_PORT: `${slackPort}`, PATH: process.env.PATH };
      child = spawn(process.execPath, program, {
        cwd: folder,
        env: { ...env, ...own },
        stdio: ["ignore", "ignore", "pipe"],
      });
      child.stderr?.pipe(log, { end: false });
      while (!(await ready())) {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: see ${folder}`);
        await sleep(100);
      }
      const down = downs.at(-1);
      if (down !== undefined) down.to = performance.now();
    },
    kill: async () => {
      downs.push({ from: performance.now() });
      child?.kill("SIGKILL");
      if (child?.signalCode === null) await once(child, "exit");
    },
    stop: async () => {
      child?.kill("SIGTERM");
      if (child?.exitCode === null && child.signalCode === null) await once(child, "exit");
      return child?.exitCode ?? null;
    },
    resident: async () => {
      const status = await readFile(`/proc/${child?.pid}/status`, "utf8").catch(() => "");
      const found = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
      return found === undefined ? undefined : Number(found);
    },
    health: async () => health.parse(await (await get("/healthz")).json()),
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
