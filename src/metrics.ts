import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Platform } from "./message.ts";

/** What is counted and timed, for Prometheus. Times are milliseconds, shown as seconds. Nothing in it names a person, a place
 *  or what was said. */
export interface Metrics {
  /** A message was answered, or failed to be. `outcome` is the kind of its intent, such as `answer` or `abstain`, or `error`. */
  answered(adapter: Platform, outcome: string, ms: number): void;
  /** The platform was told that an event has arrived; `ms` after it did. */
  acknowledged(adapter: Platform, ms: number): void;
  /** A platform refused something, or could not be reached. `code` is its own. */
  platformError(adapter: Platform, code: string): void;
  /** `own`: somebody asked too much of us · `platform`: we asked too much of the platform. */
  rateLimited(adapter: Platform, whose: "own" | "platform"): void;
  tip(outcome: "due" | "sent" | "late" | "failed"): void;
  /** The store did one thing, named after its method. */
  stored(operation: string, outcome: "done" | "failed", ms: number): void;
  /** The knowledge that is in use from now on. */
  knowledge(version: string): void;
  readonly contentType: string;
  /** All of it, as Prometheus reads it. */
  text(): Promise<string>;
}

/** What an adapter tells. */
export type PlatformMetrics = Pick<Metrics, "acknowledged" | "platformError" | "rateLimited">;

/** From half a millisecond, for a store in a file, to the ten seconds of somebody who gave up; 3 s is what platforms allow. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** A registry of its own, with what Node tells of the process. */
export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: "roadmate_" });
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ name: `roadmate_${name}`, help, labelNames, registers: [register] });
  const histogram = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Histogram({ name: `roadmate_${name}`, help, labelNames, buckets, registers: [register] });

  const messages = counter("messages_total", "Messages, by what they were", ["adapter", "outcome"]);
  const answering = histogram("answer_seconds", "From a message to its reply", ["adapter"]);
  const acknowledging = histogram("acknowledge_seconds", "From an event to its receipt", ["adapter"]);
  const errors = counter("platform_errors_total", "What platforms refused", ["adapter", "code"]);
  const limited = counter("rate_limited_total", "Too much at once", ["adapter", "whose"]);
  const tips = counter("tips_total", "Daily tips, by what became of them", ["outcome"]);
  const storing = histogram("store_seconds", "What the store took", ["operation", "outcome"]);
  const version = new Gauge({
    name: "roadmate_knowledge_info",
    help: "The knowledge in use",
    labelNames: ["version"],
    registers: [register],
  });
  return {
    answered: (adapter, outcome, ms) => {
      messages.inc({ adapter, outcome });
      answering.observe({ adapter }, ms / 1000);
    },
    acknowledged: (adapter, ms) => acknowledging.observe({ adapter }, ms / 1000),
    platformError: (adapter, code) => errors.inc({ adapter, code }),
    rateLimited: (adapter, whose) => limited.inc({ adapter, whose }),
    tip: (outcome) => tips.inc({ outcome }),
    stored: (operation, outcome, ms) => storing.observe({ operation, outcome }, ms / 1000),
    knowledge: (name) => {
      version.reset();
      version.set({ version: name }, 1);
    },
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
