import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { wording } from "../../src/decide/wording.ts";
import { packageRoot } from "../../src/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { said } from "../rigs/discord/message.ts";
import { openDiscord, type Rig } from "../rigs/discord/rig.ts";

/** `npm run bench:discord`: the program of `npm start`, with its database in a file, beside a bare discord.js bot that replies
 *  "pong". Each has a process and a Discord of its own; people ask both in turns, many at once, and every question is
 *  another one. Roadmate acknowledges with the answer itself, or, where others are before it, by saying that one comes.
 *  Prints how fast; the last line is one JSON object. Ends with 1 where it acknowledges too slowly. */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "200" },
    rounds: { type: "string", default: "15" },
  },
});
const [requests, rounds] = [Number(values.requests), Number(values.rounds)];
/** What must hold. */
const limits = { throughput: 0.7, p99Ms: 1_000, mostMs: 3_000 } as const;
/** So many that nobody, and no channel, asks too much. */
const people = Array.from({ length: 200 }, (_, at) => `user-${at}`);
const channels = Array.from({ length: 100 }, (_, at) => `channel-${at}`);

const folder = await mkdtemp(join(tmpdir(), "roadmate-bench-"));
const { topics } = await loadKnowledge(fileURLToPath(new URL("knowledge", packageRoot)));
const bare = await open("dist/test/bench/discord-bare.js");
const roadmate = await open("dist/adapters/start.js");
const rows = { bare: [] as Round[], roadmate: [] as Round[] };
for (const bot of [bare, roadmate]) await round(bot, 50);
for (let at = 0; at < rounds; at += 1) {
  rows.bare.push(await round(bare, requests));
  rows.roadmate.push(await round(roadmate, requests));
}
for (const bot of [bare, roadmate]) await bot.close();
await rm(folder, { recursive: true });

const result = { requests, rounds, bare: summed(rows.bare), roadmate: summed(rows.roadmate) };
/** Of rounds next to each other, for a machine may have other things to do. */
const ratio = median(rows.roadmate.map((one, at) => (rows.bare[at]?.acknowledged ?? 0) / one.acknowledged));
const lines: readonly (readonly [string, unknown, unknown])[] = [
  ["", "bare bot", "roadmate"],
  ["acknowledged a second", result.bare.acksPerS, result.roadmate.acksPerS],
  ["answered a second", result.bare.answersPerS, result.roadmate.answersPerS],
  ["acknowledged, p50 ms", result.bare.p50Ms, result.roadmate.p50Ms],
  ["acknowledged, p99 ms", result.bare.p99Ms, result.roadmate.p99Ms],
  ["acknowledged, most ms", result.bare.mostMs, result.roadmate.mostMs],
];
for (const [name, ...cells] of lines)
  console.log(name.padEnd(24) + cells.map((cell) => `${cell}`.padStart(12)).join(""));
console.log(`acknowledges ${ratio.toFixed(2)} times as fast as the bare bot`);
console.log(JSON.stringify({ ...result, ratio: Number(ratio.toFixed(3)) }));
const { p99Ms, mostMs } = result.roadmate;
if (ratio < limits.throughput || p99Ms > limits.p99Ms || mostMs > limits.mostMs) process.exitCode = 1;

interface Bot {
  readonly rig: Rig;
  close(): Promise<void>;
}

/** Starts a program beside a Discord of its own, which judges nothing. A first start learns the knowledge: that takes
 *  seconds. */
async function open(file: string): Promise<Bot> {
  const rig = await openDiscord({
    referee: false,
    people,
    guilds: [{ name: "Learners", channels }],
    patienceMs: 60_000,
  });
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL(file, packageRoot))], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: process.env.DATA_DIR ?? join(folder, "data"),
      DATABASE_URL: `file:${join(folder, "roadmate.db")}`,
      DISCORD_TOKEN: rig.token,
      DISCORD_API_URL: rig.api,
      PORT: "0",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await rig.registered();
  const close = async () => {
    child.kill("SIGTERM");
    await once(child, "close");
    await rig.close();
  };
  return { rig, close };
}

interface Round {
  /** Milliseconds from the first question to the last acknowledgement, and to the last answer. */
  readonly acknowledged: number;
  readonly answered: number;
  /** Milliseconds until each was acknowledged. */
  readonly acks: readonly number[];
}

async function round({ rig }: Bot, many: number): Promise<Round> {
  const started = performance.now();
  const asked = Array.from({ length: many }, (_, at) => {
    const question = topics[at % topics.length]?.title ?? "";
    const [user, channel] = [`user-${at % people.length}`, `channel-${at % channels.length}`];
    return rig.command({ name: "ask", options: { question }, user, channel });
  });
  const acks = await Promise.all(asked.map((one) => one.acknowledged()));
  const acknowledged = performance.now() - started;
  const replies = await Promise.all(asked.map((one) => one.reply()));
  const answered = performance.now() - started;
  const refused = replies.filter((reply) => said(reply).includes(wording.tooMany)).length;
  if (refused > 0) throw new Error(`${refused} of ${many} were told that they ask too much`);
  return { acknowledged, answered, acks: acks.map(({ ms }) => ms) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function summed(all: readonly Round[]) {
  const times = all.flatMap(({ acks }) => acks).sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const perS = (whole: (one: Round) => number): number =>
    Math.round((requests * all.length * 1_000) / all.reduce((sum, one) => sum + whole(one), 0));
  return {
    acksPerS: perS(({ acknowledged }) => acknowledged),
    answersPerS: perS(({ answered }) => answered),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    mostMs: at(1),
  };
}
