import type { Advisor } from "./advisor.ts";
import type { Metrics } from "./metrics.ts";
import { platformOf } from "./settings.ts";
import type { Store } from "./store/store.ts";

/** The advisor, and every message it is given counted by what it was and how long it took. */
export function meterAdvisor(advisor: Advisor, metrics: Metrics): Advisor {
  const explain: Advisor["explain"] = async (message) => {
    const adapter = platformOf(message.from);
    const started = performance.now();
    try {
      const explained = await advisor.explain(message);
      metrics.answered(adapter, explained.intent.kind, performance.now() - started);
      return explained;
    } catch (error) {
      metrics.answered(adapter, "error", performance.now() - started);
      throw error;
    }
  };
  return { ...advisor, explain, answer: async (message) => (await explain(message)).reply };
}

/** The store, and each of its methods timed under its own name. */
export function meterStore(store: Store, metrics: Metrics): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function" || typeof name === "symbol") return method;
      return async (...given: readonly unknown[]) => {
        const started = performance.now();
        const tell = (outcome: "done" | "failed") =>
          metrics.stored(name, outcome, performance.now() - started);
        try {
          const got: unknown = await Reflect.apply(method, target, given);
          tell("done");
          return got;
        } catch (error) {
          tell("failed");
          throw error;
        }
      };
    },
  });
}
