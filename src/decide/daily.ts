import type { Knowledge, Tip } from "../knowledge/knowledge.ts";
import { paragraph, type Reply } from "../reply.ts";
import type { Pause, Subscription } from "../tips/subscription.ts";
import { tipReply } from "./show.ts";
import { tipsWording as words } from "./wording-tips.ts";

/** What the courier sends unprompted. */

/** A tip as it comes, with how to change that. */
export const dailyReply = (tip: Tip, knowledge: Knowledge): Reply => ({
  blocks: [...tipReply(tip, knowledge).blocks, paragraph({ kind: "emphasis", text: words.footer })],
});

/** To whoever set a subscription up: it pauses, and what to do. */
export function pausedReply({ to, by, zone }: Subscription, { why }: Pause): Reply {
  const where = by === to ? words.toYou : { kind: "place" as const, text: words.aChannel, place: to };
  return {
    blocks:
      why === "zone"
        ? [paragraph(words.pausedZone(zone))]
        : [paragraph(words.pausedUnreachable, where, words.pausedUnreachableHow)],
  };
}
