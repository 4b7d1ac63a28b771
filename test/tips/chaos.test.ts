import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newPlace } from "../store/places.ts";
import { randomFrom, runChaos } from "./chaos/chaos.ts";

/** Runs what `npm test` has built. */
const program = fileURLToPath(new URL("../../dist/test/bench/courier.js", import.meta.url));

test.concurrent.each([
  ["postgres", 3],
  ["libsql", 1],
] as const)(
  "in %s, %i couriers that are killed bring every tip once through adapters to platforms that fail",
  async (kind, processes) => {
    const place = await newPlace[kind]();
    const report = await runChaos({
      databaseUrl: place.url,
      program,
      processes,
      tips: 40,
      overMs: 1_500,
      burstMs: 500,
      sendMs: 1_000,
      chances: { busy: 4, failed: 6, broken: 2, unanswered: 8, slow: 40 },
      killAfterMs: [200, 800],
      leastKills: 2,
      mostKills: 2,
      random: randomFrom(7),
    });
    await place.remove();
    expect(report).toMatchObject({ once: 40, twice: 0, lost: 0, left: [], complaints: [] });
    expect(report.kills).toBeGreaterThan(1);
  },
  240_000,
);
