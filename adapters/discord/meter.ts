import { DiscordAPIError, HTTPError, type REST } from "discord.js";
import type { PlatformMetrics } from "../../src/index.ts";

/** What a wire speaks through. */
export type Calls = Pick<REST, "get" | "post" | "put" | "patch">;

/** Discord's API as discord.js calls it. What it refuses in the end is counted by its code, and each time it says that
 *  something was too much. */
export function meterCalls(rest: REST, metrics: PlatformMetrics): Calls {
  rest.on("response", (_, { status }) => {
    if (status === tooMany) metrics.rateLimited("discord", "platform");
  });
  const counted = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      metrics.platformError("discord", codeOf(error));
      throw error;
    }
  };
  return {
    get: (route, options) => counted(rest.get(route, options)),
    post: (route, options) => counted(rest.post(route, options)),
    put: (route, options) => counted(rest.put(route, options)),
    patch: (route, options) => counted(rest.patch(route, options)),
  };
}

const tooMany = 429;

/** Discord's own code, such as `50013`, else the status it answered with. */
function codeOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return String(error.code);
  return error instanceof HTTPError ? String(error.status) : "unreachable";
}
