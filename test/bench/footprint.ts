import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/index.ts";
import { openDiscord } from "../rigs/discord/rig.ts";
import { startSlack } from "../rigs/slack/slack.ts";
import { program } from "./program.ts";
import { freePort } from "./soak/instance.ts";

/** `npm run bench:footprint`: the program of `npm start` with Discord and Slack connected, its model learnt before, beside a program
 *  that does nothing but connect to both. Each is started several times in turns. Prints how long it takes until all are connected, and
 *  what is in memory some seconds later; the last line is one JSON object. Ends with 1 where Roadmate takes too much of either. */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, seconds: { type: "string", default: "10" } },
});
/** What must hold, as times what the bare program takes. */
const limits = { memory: 1.5, start: 2 } as const;
/** What follows `node`. */
const programs = {
  bare: [fileURLToPath(new URL("dist/test/bench/bare-both.js", packageRoot))],
  roadmate: program,
} as const;
type Name = keyof typeof programs;

const folder = await mkdtemp(join(tmpdir(), "roadmate-footprint-"));
// The first learns, and counts for nothing.
await measure("roadmate", 0);
const rows: Record<Name, Measured[]> = { bare: [], roadmate: [] };
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const name of ["bare", "roadmate"] as const)
    rows[name].push(await measure(name, Number(values.seconds)));
await rm(folder, { recursive: true });

const [bare, roadmate] = [summed(rows.bare), summed(rows.roadmate)];
console.table({ bare, roadmate });
const memory = roadmate.residentMb / bare.residentMb;
const start = roadmate.startMs / bare.startMs;
console.log(`${memory.toFixed(2)} times the memory, ${start.toFixed(2)} times as long to start`);
console.log(JSON.stringify({ rounds: rows.bare.length, bare, roadmate, memory, start }));
if (memory > limits.memory || start > limits.start) process.exitCode = 1;

interface Measured {
  readonly startMs: number;
  readonly residentMb: number;
  /** What no other process has a share in. */
  readonly privateMb: number;
}

/** Starts a program beside platforms of its own, and looks at it so many seconds after it is connected. */
async function measure(name: Name, seconds: number): Promise<Measured> {
  const [rig, slack, port] = [
    await openDiscord({ referee: false }),
    await startSlack({ referee: false }),
    await freePort(),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, programs[name], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(folder, "data"),
      DISCORD_TOKEN: rig.token,
      DISCORD_API_URL: rig.api,
      SLACK_BOT_TOKEN: slack.team.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: `${port}`,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const isReady = async (): Promise<boolean> => {
    if (rig.gateway.counts.identified === 0 || slack.socket.count === 0) return false;
    if (name === "bare") return true;
    return fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  while (!(await isReady())) await sleep(5);
  const startMs = performance.now() - began;
  await sleep(seconds * 1_000);
  const residentMb = await megabytes(child.pid, "status", /^VmRSS:\s+(\d+)/m);
  const privateMb = await megabytes(child.pid, "smaps_rollup", /^Private_Dirty:\s+(\d+)/m);
  child.kill("SIGTERM");
  await once(child, "exit");
  await Promise.all([rig.close(), slack.stop()]);
  return { startMs, residentMb, privateMb };
}

async function megabytes(pid: number | undefined, file: string, line: RegExp): Promise<number> {
  const found = line.exec(await readFile(`/proc/${pid}/${file}`, "utf8"));
  return Number(found?.[1]) / 1_024;
}

/** Medians. */
function summed(all: readonly Measured[]): Measured {
  const median = (of: (one: Measured) => number): number =>
    Math.round(all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
  return {
    startMs: median((one) => one.startMs),
    residentMb: median((one) => one.residentMb),
    privateMb: median((one) => one.privateMb),
  };
}
