import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../../src/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { type Slack, startSlack } from "../rigs/slack/slack.ts";
import type { Asked, Asking } from "./slack-asker.ts";

/** `npm run bench:slack`: the program of `npm start` over HTTP, with its database in a file, beside a bare Bolt app that
 *  acknowledges with "pong". Each has a process of its own; people ask both in turns, many at once. Prints how fast they are
 *  acknowledged and, of Roadmate, answered; the last line is one JSON object. Ends with 1 where it is too slow. */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "200" },
    rounds: { type: "string", default: "15" },
  },
});
const [requests, rounds] = [Number(values.requests), Number(values.rounds)];
/** What must hold. */
const limits = { throughput: 0.7, p99Ms: 1_000, mostMs: 3_000 } as const;
/** So many that nobody asks too much. */
const crowd = { people: 500, channels: 100 } as const;
let asking = 0;

const folder = await mkdtemp(join(tmpdir(), "roadmate-bench-"));
const { topics } = await loadKnowledge(fileURLToPath(new URL("knowledge", packageRoot)));
const asker = new Worker(new URL("./slack-asker.js", import.meta.url));
const answers = await listenForAnswers();
const bare = await open("dist/test/bench/slack-bare.js");
const roadmate = await open("dist/adapters/start.js");
for (const app of [bare, roadmate]) await round(app, 50, app === roadmate);
const rows = { bare: [] as Round[], roadmate: [] as Round[] };
for (let at = 0; at < rounds; at += 1) {
  rows.bare.push(await round(bare, requests, false));
  rows.roadmate.push(await round(roadmate, requests, true));
}
for (const app of [bare, roadmate]) await app.close();
answers.close();
await asker.terminate();
await rm(folder, { recursive: true });

const result = { requests, rounds, bare: summed(rows.bare), roadmate: summed(rows.roadmate) };
const ratio = result.roadmate.acksPerS / result.bare.acksPerS;
const names = Object.keys(result.bare) as (keyof Summary)[];
const table = [
  ["", "bare Bolt", "roadmate"],
  ...names.map((name) => [name, result.bare[name], result.roadmate[name]]),
];
for (const row of table)
  console.log(row.map((cell, column) => (column ? `${cell}`.padStart(12) : `${cell}`.padEnd(16))).join(""));
console.log(`acknowledges ${ratio.toFixed(2)} times as fast as bare Bolt`);
console.log(JSON.stringify({ ...result, ratio: Number(ratio.toFixed(3)) }));
const { ackP99Ms, ackMostMs } = result.roadmate;
if (ratio < limits.throughput || ackP99Ms > limits.p99Ms || ackMostMs > limits.mostMs) process.exitCode = 1;

interface App {
  readonly url: string;
  readonly slack: Slack;
  readonly child: ChildProcess;
  close(): Promise<void>;
}

/** Starts a program beside a Slack of its own. */
async function open(file: string): Promise<App> {
  const slack = await startSlack({ referee: false, echo: false });
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, packageRoot))], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: process.env.DATA_DIR ?? join(folder, "data"),
      DATABASE_URL: `file:${join(folder, "roadmate.db")}`,
      SLACK_BOT_TOKEN: slack.team.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SLACK_PORT: `${port}`,
      PORT: "0",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  await pointTo(slack, url);
  const close = async () => {
    child.kill("SIGTERM");
    await once(child, "close");
    await slack.stop();
  };
  return { url, slack, child, close };
}

/** A first start learns the knowledge, which takes some seconds. */
async function pointTo(slack: Slack, url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await slack.useHttp(url);
    } catch (error) {
      if (tries > 600) throw error;
      await sleep(100);
    }
  }
}

/** Where answers go, which are counted. */
async function listenForAnswers() {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      count += 1;
      response.end("ok");
    });
  });
  const url = `http://127.0.0.1:${await freePort()}`;
  server.listen(Number(new URL(url).port), "127.0.0.1");
  await once(server, "listening");
  return { url, count: () => count, close: () => server.close() };
}

interface Round extends Asked {
  /** Milliseconds from the first request to the last answer. */
  readonly answered: number;
}

async function round({ url, slack }: App, many: number, answering: boolean): Promise<Round> {
  const before = answers.count();
  const { signingSecret } = slack;
  const bodies = Array.from({ length: many }, () => bodyOf(slack));
  const started = performance.now();
  asker.postMessage({ url, signingSecret, bodies } satisfies Asking);
  const [asked]: Asked[] = await once(asker, "message");
  if (asked === undefined || asked.refused > 0) throw new Error(`${asked?.refused} of ${many} were refused`);
  while (answering && answers.count() - before < many) await sleep(5);
  return { ...asked, answered: performance.now() - started };
}

function bodyOf({ team }: Slack): string {
  asking += 1;
  return new URLSearchParams({
    command: "/ask",
    text: topics[asking % topics.length]?.title ?? "",
    team_id: team.id,
    team_domain: team.domain,
    user_id: `U${asking % crowd.people}`,
    user_name: "asha",
    channel_id: `C${asking % crowd.channels}`,
    channel_name: "general",
    trigger_id: `${asking}.1`,
    response_url: `${answers.url}/${asking}`,
    api_app_id: "A1",
    token: "deprecated",
    is_enterprise_install: "false",
  }).toString();
}

type Summary = ReturnType<typeof summed>;

function summed(all: readonly Round[]) {
  const acks = all.flatMap((one) => one.acks).sort((a, b) => a - b);
  const at = (share: number): number => Math.round(acks[Math.floor(acks.length * share)] ?? 0);
  const perS = (times: readonly number[]): number =>
    Math.round((requests * times.length * 1_000) / times.reduce((sum, ms) => sum + ms, 0));
  return {
    acksPerS: perS(all.map((one) => one.all)),
    ackP50Ms: at(0.5),
    ackP99Ms: at(0.99),
    ackMostMs: Math.round(acks.at(-1) ?? 0),
    answersPerS: perS(all.map(({ answered }) => answered)),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
