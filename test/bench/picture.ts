import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as immediate, setTimeout as wait } from "node:timers/promises";
import { drawMap } from "../../src/picture/map/map.ts";
import { drawPay } from "../../src/picture/pay/pay.ts";
import type { Drawing } from "../../src/picture/picture.ts";
import { createRasteriser } from "../../src/picture/rasterise.ts";
import { learnerMap, payChart } from "../picture/samples.ts";

/** How long pictures take, and how long they keep everything else waiting. Prints one JSON object. Times are milliseconds. */

const rounds = 150;
const subjects: readonly [string, () => Drawing][] = [
  ["map", () => drawMap(learnerMap(13, { "testing-debugging": "doing", graphql: "skipped" }))],
  ["pay", () => drawPay(payChart("Backend pay in India", ({ region }) => region === "india"))],
];

const round = (value: number): number => Math.round(value * 10) / 10;
const quantile = (times: readonly number[], share: number): number =>
  round([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
const memory = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
// The first samples of the monitor hold the start of the program.
await wait(100);
delay.reset();
// What the machine itself delays, with nothing to do: on a busy one that is the most of it.
await wait(3000);
const longestIdleMs = round(delay.max / 1e6);
delay.reset();

const rasteriser = createRasteriser();
const results: Record<string, unknown> = {};
for (const [name, subject] of subjects) {
  const drawing: number[] = [];
  const whole: number[] = [];
  let bytes = 0;
  let before = 0;
  for (let done = 0; done < rounds; done += 1) {
    const start = performance.now();
    const { svg } = subject();
    drawing.push(performance.now() - start);
    // In the program the store is written to between the two.
    await immediate();
    bytes = (await rasteriser.rasterise(done % 2 === 0 ? svg.light : svg.dark)).length;
    whole.push(performance.now() - start);
    if (done === Math.floor(rounds / 3)) before = memory();
  }
  const [first = 0, ...later] = whole;
  results[name] = {
    firstMs: round(first),
    p50Ms: quantile(later, 0.5),
    p99Ms: quantile(later, 0.99),
    maxMs: quantile(later, 1),
    drawFirstMs: round(drawing[0] ?? 0),
    drawP99Ms: quantile(drawing.slice(1), 0.99),
    kilobytes: Math.round(bytes / 1024),
    rssMb: [before, memory()],
  };
}
delay.disable();
await rasteriser.close();
console.log(
  JSON.stringify({
    rounds,
    ...results,
    blockP999Ms: round(delay.percentile(99.9) / 1e6),
    longestBlockMs: round(delay.max / 1e6),
    longestIdleMs,
  }),
);
