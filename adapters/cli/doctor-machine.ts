import { constants } from "node:fs";
import { access, mkdir, stat, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { doubtful, type Finding, good, wrong } from "./finding.ts";
import { probe } from "./probe.ts";

/** What the machine has to offer. */

/** As package.json has it. */
const oldest = { major: 20, minor: 19 } as const;

/** Node, its knowledge of languages and zones, and the file of secrets in `dir`. */
export async function* examineMachine(dir: string, version = process.versions.node): AsyncGenerator<Finding> {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  yield major > oldest.major || (major === oldest.major && minor >= oldest.minor)
    ? good(`Node ${version}`)
    : wrong(`Node ${version} is too old`, `Install Node ${oldest.major}.${oldest.minor} or later`);
  const zones = Intl.supportedValuesOf("timeZone").length;
  if (process.versions.icu === undefined || zones < 300)
    yield wrong(
      "This Node was built without its international data",
      "Install one with full ICU, as nodejs.org and the Docker images have it",
    );
  const mode = await stat(join(dir, ".env")).then(
    (file) => file.mode & 0o077,
    () => undefined,
  );
  if (mode === undefined)
    yield doubtful(
      `There is no .env in ${dir}`,
      "roadmate setup makes one, unless the environment has it all",
    );
  else if (mode !== 0 && process.platform !== "win32")
    yield doubtful("Others on this machine can read .env, and the tokens in it", "chmod 600 .env");
}

/** Bytes: the model, and a database that grows. */
const enough = 200_000_000;

/** Where it writes. */
export async function* examineFolders({
  dataDir,
  knowledgeDir,
}: {
  readonly dataDir: string;
  readonly knowledgeDir: string;
}): AsyncGenerator<Finding> {
  await mkdir(dataDir, { recursive: true }).catch(() => {});
  if (!(await isWritable(dataDir)))
    return yield wrong(
      `${dataDir} cannot be written to`,
      "Give it to the user Roadmate runs as, or name another folder in DATA_DIR",
    );
  const { bavail, bsize } = await statfs(dataDir);
  const free = `${Math.round((bavail * bsize) / 1_000_000).toLocaleString("en")} MB free`;
  yield bavail * bsize > enough
    ? good(`${dataDir} can be written to, ${free}`)
    : doubtful(`${dataDir} is nearly full: ${free}`, "Make room, or name another folder in DATA_DIR");
  if (!(await isWritable(knowledgeDir)))
    yield doubtful(
      `${knowledgeDir} cannot be written to`,
      "Changes from the chat then come as a patch to apply by hand",
    );
}

const isWritable = (dir: string): Promise<boolean> =>
  access(dir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** Whether something listens on a port already; that may be Roadmate itself. */
export async function examinePort(setting: string, port: string, host: string): Promise<Finding> {
  const code = await listenOn(Number(port), host);
  if (code === undefined) return good(`${setting} ${port} is free`);
  if (code !== "EADDRINUSE")
    return wrong(
      `${setting} ${port} cannot be listened on (${code})`,
      `Choose another ${setting}, above 1023`,
    );
  const health = await probe(`http://${host.includes(":") ? `[${host}]` : host}:${port}/healthz`, {});
  if (health.kind === "answered" && health.status === 200)
    return good(`Roadmate answers on ${setting} ${port}`);
  return doubtful(
    `Something listens on ${setting} ${port} already`,
    `Stop it, or choose another ${setting}; if it is Roadmate, all is well`,
  );
}

/** Why it cannot; undefined when it can. */
const listenOn = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.name));
    try {
      server.listen(port, host, () => server.close(() => resolve(undefined)));
    } catch (error) {
      resolve(error instanceof Error ? error.name : String(error));
    }
  });
