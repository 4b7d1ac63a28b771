import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { openStore } from "../../src/store/open.ts";
import { openDiscord } from "../rigs/discord/rig.ts";
import { startSlack } from "../rigs/slack/slack.ts";
import { startPostgres } from "../store/server.ts";
import { openBalancer } from "./soak/balancer.ts";
import type { Crowd, Deed } from "./soak/deed.ts";
import { discordCrowd, people, rooms, servers } from "./soak/discord.ts";
import { createEdits } from "./soak/edits.ts";
import { createInstance, type Instance } from "./soak/instance.ts";
import { slackCrowd } from "./soak/slack.ts";
import { readers, subscribeAll, tipRooms } from "./soak/tips.ts";
import { judge, missing, quarters } from "./soak/verdict.ts";

/** `npm run bench:soak`: two processes of `npm start` on one Postgres, each with a shard of Discord, and both behind a balancer for
 *  Slack. People ask, press and get their tips, while the knowledge is edited, well and badly, a process is killed, and Postgres
 *  restarts. Prints what became of it all; ends with 1 when something was lost, doubled or forgotten, or memory grows. */
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "20" }, rate: { type: "string", default: "10" } },
});
const minutes = Number(values.minutes);
/** What people begin in a second, on both platforms. */
const rate = Number(values.rate);
const runMs = minutes * 60_000;
/** How much more memory the last quarter may take than the second. In a short run, it is not warm by then. */
const growth = minutes >= 10 ? 1.1 : Number.POSITIVE_INFINITY;

const folder = await mkdtemp(join(tmpdir(), "roadmate-soak-"));
console.log(`logs: ${folder}`);
const { topics } = await loadKnowledge(fileURLToPath(new URL("knowledge", packageRoot)));
const postgres = await startPostgres();
const inServer = { channels: [...rooms, ...tipRooms] };
const rig = await openDiscord({
  referee: false,
  shards: servers.length,
  people: [...people, ...readers],
  guilds: servers.map((name) => ({ name, ...inServer })),
  patienceMs: 20_000,
});
const slack = await startSlack({ referee: false, echo: false, retryAfter: [500, 5_000, 20_000] });
const common = {
  DATABASE_URL: postgres.url,
  KNOWLEDGE_DIR: join(folder, "knowledge"),
  DATA_DIR: join(folder, "data"),
  DISCORD_TOKEN: rig.token,
  DISCORD_API_URL: rig.api,
  DISCORD_SHARD_COUNT: `${servers.length}`,
  SLACK_BOT_TOKEN: slack.team.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: slack.apiUrl,
};
const instances: Instance[] = [];
for (const at of servers.keys())
  instances.push(await createInstance(`instance-${at}`, folder, { ...common, DISCORD_SHARDS: `${at}` }));
const edits = await createEdits(common.KNOWLEDGE_DIR, instances);
for (const instance of instances) await instance.start();
await rig.registered();
const balancer = await openBalancer(instances.map(({ slackPort }) => slackPort));
await slack.useHttp(`${balancer.url}/slack/events`);
const tips = await subscribeAll(postgres.url, rig, slack, Math.max(1, minutes - 1));

const started = performance.now();
const passed = () => (performance.now() - started) / runMs;
const deeds: Deed[] = [];
const memory = instances.map((): [number, number][] => []);
const wrong: string[] = [];
const questions = topics.map(({ title }) => title);
const tell = (deed: Deed) => void deeds.push(deed);
const underWay = new Set<Promise<void>>();
const working = [
  crowding(discordCrowd(rig, questions, tell), rate / 2),
  crowding(slackCrowd(slack, questions, tell), rate / 2),
  watching(),
  happening(),
];
await Promise.all(working);
await Promise.all(underWay);
// What Postgres did not hear of is claimed again when its lease is over.
for (let tries = 0; tries < 90 && tips.come().includes(0); tries += 1) await sleep(2_000);
await report();
for (const code of await Promise.all(instances.map((one) => one.stop())))
  check(code === 0, `ended with ${code}`);
balancer.close();
await Promise.all([rig.close(), slack.stop()]);
await postgres.stop();
if (wrong.length === 0) await rm(folder, { recursive: true });
for (const one of wrong) console.log(`WRONG: ${one}`);
process.exit(wrong.length === 0 ? 0 : 1);

/** Some act each second, whatever became of those before. */
async function crowding(crowd: Crowd, perSecond: number): Promise<void> {
  for (let count = 0; passed() < 1; count += 1) {
    const acting = crowd.act().finally(() => underWay.delete(acting));
    underWay.add(acting);
    await sleep(Math.max(0, started + ((count + 1) * 1_000) / perSecond - performance.now()));
  }
}

async function watching(): Promise<void> {
  while (passed() < 1) {
    for (const [at, instance] of instances.entries()) {
      const kilobytes = await instance.resident();
      if (kilobytes !== undefined) memory[at]?.push([passed(), kilobytes / 1_024]);
    }
    await sleep(2_000);
  }
}

/** What befalls it, at parts of the run. */
async function happening(): Promise<void> {
  const [, second] = instances;
  if (second === undefined) return;
  const script: readonly (readonly [at: number, what: string, happen: () => Promise<void>])[] = [
    [0.04, "a good edit", edits.good],
    [0.1, "a process is killed", second.kill],
    [0.12, "and started again", second.start],
    [0.18, "a second good edit", edits.good],
    [0.3, "a broken edit", edits.broken],
    [0.35, "and its repair", edits.repair],
    [0.55, "a third good edit", edits.good],
    [0.65, "Postgres restarts", () => postgres.restart(3_000)],
    [0.8, "a fourth good edit", edits.good],
  ];
  for (const [at, what, happen] of script) {
    await sleep(Math.max(0, (at - passed()) * runMs));
    console.log(`${Math.round((passed() * runMs) / 1_000)} s: ${what}`);
    await happen().catch((error: unknown) => wrong.push(`${what}: ${error}`));
  }
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) wrong.push(otherwise);
}

async function report(): Promise<void> {
  const [discord, inSlack] = (["discord", "slack"] as const).map((platform) =>
    judge(
      deeds.filter((deed) => deed.platform === platform),
      instances,
    ),
  );
  if (discord === undefined || inSlack === undefined) return;
  console.table({ Discord: discord, Slack: inSlack });
  for (const [name, { lost, unanswered, doubled }] of Object.entries({ Discord: discord, Slack: inSlack }))
    check(
      lost + unanswered + doubled === 0,
      `${name}: ${lost} lost, ${unanswered} unanswered, ${doubled} doubled`,
    );
  const refused = rig.refusals.filter(({ code }) => code === 40_060).length;
  check(refused === 0, `Discord: ${refused} were acknowledged twice`);

  const said = deeds.flatMap(({ fact }) => fact ?? []);
  const store = await openStore(postgres.url);
  const gone = await missing(said, async (person) => (await store.mydata(person)).facts);
  await store.close();
  check(gone.length === 0, `forgotten: ${JSON.stringify(gone.slice(0, 5))}`);
  const come = tips.come();
  const once = come.filter((count) => count === 1).length;
  check(once === tips.count, `of ${tips.count} tips, ${once} came once: ${come.join(" ")}`);
  const sizes = memory.map(quarters);
  for (const [at, [, second = 0, , last = 0]] of sizes.entries())
    check(last <= second * growth, `instance ${at} grows from ${second} to ${last} MB`);
  const rows = {
    "facts said, kept": [said.length, said.length - gone.length],
    "tips due, come once": [tips.count, once],
    ...Object.fromEntries(
      sizes.map((size, at) => [`MB of instance ${at}, by quarters`, size.map(Math.round)]),
    ),
  };
  for (const [name, cells] of Object.entries(rows)) console.log(`${name.padEnd(32)}${cells.join("  ")}`);
  console.log(JSON.stringify({ minutes, rate, discord, slack: inSlack, rows, wrong }));
}
