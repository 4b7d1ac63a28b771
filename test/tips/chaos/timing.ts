import type { Timing } from "../../../src/tips/timing.ts";

/** How a courier takes its time when sending may take so long: what a crash leaves behind is taken up while one watches. */
export const chaosTiming = (sendMs: number): Timing => ({
  leaseMs: 4 * sendMs,
  sendMs,
  retryMs: sendMs,
  pollMs: 100,
  patienceMs: sendMs,
});
