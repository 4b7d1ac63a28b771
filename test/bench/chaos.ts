import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres } from "../store/server.ts";
import { randomFrom, runChaos } from "../tips/chaos/chaos.ts";

/** `npm run bench:chaos`: couriers that are killed again and again bring tips through the real adapters to a Discord and a Slack that
 *  fail: three processes on a Postgres server of its own, then one on a file. Every tip should stand there once. Prints a table; the
 *  last line is one JSON object. Exits with 1 when a tip came twice or not at all, or a platform would not have taken what was sent. */
const { values } = parseArgs({
  options: {
    tips: { type: "string", default: "2000" },
    kills: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    databases: { type: "string", default: "postgres,libsql" },
  },
});
const [tips, kills, seed] = [Number(values.tips), Number(values.kills), Number(values.seed)];
const killAfterMs = [3_000, 6_000] as const;
const program = fileURLToPath(new URL("courier.js", import.meta.url));

const results: Record<string, unknown>[] = [];
for (const kind of values.databases.split(",")) {
  const { url, stop } = kind === "postgres" ? await startPostgres() : await makeFile();
  const processes = kind === "postgres" ? 3 : 1;
  // Long enough for all the kills.
  const overMs = kills * killAfterMs[1];
  const { faults, left, complaints, ...report } = await runChaos({
    databaseUrl: url,
    program,
    processes,
    tips,
    overMs,
    burstMs: 5_000,
    sendMs: 3_000,
    chances: { busy: 4, failed: 4, broken: 1, unanswered: 4, silent: 2, late: 2, slow: 60 },
    killAfterMs,
    leastKills: kills,
    mostKills: Number.POSITIVE_INFINITY,
    random: randomFrom(seed),
  });
  await stop();
  if (left.length > 0) console.log(`not settled: ${left.join(" ")}`);
  for (const complaint of complaints.slice(0, 10)) console.log(complaint);
  results.push({ kind, processes, ...report, complaints: complaints.length, ...faults });
}
console.table(results);
console.log(JSON.stringify({ seed, results }));
process.exitCode = results.every(({ once, complaints }) => once === tips && complaints === 0) ? 0 : 1;

async function makeFile(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "roadmate-chaos-"));
  return { url: `file:${join(folder, "roadmate.db")}`, stop: () => rm(folder, { recursive: true }) };
}
