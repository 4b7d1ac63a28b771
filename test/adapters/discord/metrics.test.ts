import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { countsOf } from "../measured.ts";
import { openRoadmate, press, type Roadmate } from "./rigged.ts";

let roadmate: Roadmate;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
});
afterEach(() => roadmate.close());

const counts = async (name: string) => countsOf(await roadmate.metrics.text(), name);

/** Until what was said last has been counted: Discord knows it before the program hears so. */
async function counted(name: string, wanted: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await counts(name)).includes(wanted)) break;
    await sleep(10);
  }
  return counts(name);
}

it("whatever is used is counted once it is acknowledged, with the time it took", async () => {
  const { rig, metrics } = roadmate;
  const answer = await rig.command({ name: "ask", options: { question: "do i need a degree" } }).reply();
  await press(rig, answer, "Share here").followUps();
  await rig.autocomplete({ name: "ask", option: "question", typed: "deg" }).choices();
  const wanted = 'acknowledge_seconds_count{adapter="discord"} 3';
  expect(await counted("acknowledge_seconds", wanted)).toEqual([wanted]);
  const seconds = Number(/acknowledge_seconds_sum.* (\S+)/.exec(await metrics.text())?.[1]);
  expect(seconds).toBeGreaterThan(0.001);
  expect(seconds).toBeLessThan(6);
  expect(await counts("platform_errors")).toEqual([]);
  expect(await counts("rate_limited")).toEqual([]);
});

it("a message is none: nobody waits for it to be acknowledged", async () => {
  await roadmate.rig.say({ content: "do I need a degree?", mentions: ["bot"] }).reply();
  expect(await counts("acknowledge_seconds")).toEqual([]);
});

it("what Discord refuses is counted by its code, by its status, or as out of reach", async () => {
  const { rig } = roadmate;
  rig.fail("POST /channels/*/messages", { kind: "refusal", code: 50013 });
  rig.say({ content: "do I need a degree?", mentions: ["bot"] });
  expect(await counted("platform_errors", 'platform_errors_total{adapter="discord",code="50013"} 1')).toEqual(
    ['platform_errors_total{adapter="discord",code="50013"} 1'],
  );
  rig.fail("POST /interactions/*/*/callback", { kind: "status", status: 503 }, 4);
  rig.command({ name: "help" });
  const status = 'platform_errors_total{adapter="discord",code="503"} 1';
  expect(await counted("platform_errors", status)).toContain(status);
  rig.fail("POST /interactions/*/*/callback", { kind: "cut", carriedOut: false, by: "end" });
  rig.command({ name: "help" });
  const away = 'platform_errors_total{adapter="discord",code="unreachable"} 1';
  expect(await counted("platform_errors", away)).toContain(away);
});

it("too much is counted each time Discord says so, and is no error: it is waited out", async () => {
  const { rig } = roadmate;
  rig.fail("POST /channels/*/messages", { kind: "rate-limit", retryAfterMs: 20 }, 2);
  await rig.say({ content: "do I need a degree?", mentions: ["bot"] }).reply();
  rig.fail("POST /interactions/*/*/callback", { kind: "rate-limit", retryAfterMs: 20 });
  await rig.command({ name: "help" }).reply();
  expect(await counts("rate_limited")).toEqual(['rate_limited_total{adapter="discord",whose="platform"} 3']);
  expect(await counts("platform_errors")).toEqual([]);
});
