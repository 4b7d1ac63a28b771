import { z } from "zod";
import type { Desk } from "./desk.ts";
import type { Payload } from "./draw.ts";
import { limits } from "./limits.ts";

/** A `response_url`: the way to answer a command or a press wherever it happened, in a channel the bot is not in as well. */
export interface ResponseUrl {
  /** Posts there. `used up` says that it takes nothing more, and for any trouble that another way may not have. */
  post(payload: Payload & Manner): Promise<"posted" | "used up" | { readonly refused: string }>;
}

interface Manner {
  readonly response_type: "ephemeral" | "in_channel";
  /** Puts it in the place of the message that was acted on. */
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

/** "ok" alone is no JSON; and what is refused is so with any status. */
const refusal = z.object({ ok: z.literal(false), error: z.string() });

/** Counts its uses: five within half an hour. */
export function createResponseUrl(url: string, { fetch, now }: Pick<Desk, "fetch" | "now">): ResponseUrl {
  const until = now() + limits.responseMs;
  let left: number = limits.responses;
  return {
    async post(payload) {
      if (left === 0 || now() >= until) return "used up";
      left -= 1;
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(payload),
          signal: AbortSignal.timeout(10_000),
        });
        const refused = refusal.safeParse(json(await response.text()));
        if (refused.success) return { refused: refused.data.error };
        return response.ok ? "posted" : "used up";
      } catch {
        // No answer: whoever asked is better served twice than not at all.
        return "used up";
      }
    },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
