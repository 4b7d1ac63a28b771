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
  "in %s, %i couriers that are killed bring every tip once to platforms that fail",
  async (kind, processes) => {
    const place = await newPlace[kind]();
    const report = await runChaos({
      databaseUrl: place.url,
      program,
      processes,
      tips: 60,
      overMs: 3_000,
      burstMs: 1_000,
      sendMs: 800,
      killAfterMs: [50, 300],
      mostKills: 5,
      random: randomFrom(7),
    });
    await place.remove();
    expect(report).toMatchObject({ once: 60, twice: 0, lost: 0, left: [] });
    expect(report.kills).toBeGreaterThan(1);
  },
  60_000,
);
