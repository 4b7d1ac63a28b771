import type { PlaceId } from "../../src/message.ts";
import { createPacer, type Pace, paces } from "../../src/tips/pace.ts";

/** What platforms allow, all of it: Discord 50 requests a second of a bot, Slack one message a second into a channel and, as seen,
 *  some five a second into a workspace. */
const allowed = {
  discord: { perSecond: 50, perCommunity: 50, perPlace: 1, atOnce: 1 },
  slack: { perSecond: 1_000_000, perCommunity: 5, perPlace: 1, atOnce: 1 },
};

/** How long a burst of `channels` at one moment takes at least, and how long at our own pace, in seconds. Worked out with the pacer,
 *  not sent. */
export function bursts(channels = 100_000) {
  const { discord = allowed.discord, slack = allowed.slack } = paces;
  const row = (platform: "discord" | "slack", communities: number, ours: Pace) => ({
    platform,
    channels,
    communities,
    allowedS: seconds(platform, channels, communities, allowed[platform]),
    oursS: seconds(platform, channels, communities, ours),
  });
  return [
    row("discord", 10_000, discord),
    row("discord", 100, discord),
    row("slack", 10_000, slack),
    row("slack", 1_000, slack),
    row("slack", 100, slack),
  ];
}

function seconds(platform: "discord" | "slack", channels: number, communities: number, pace: Pace): number {
  const turn = createPacer(pace, Number.POSITIVE_INFINITY);
  let last = 0;
  for (let n = 0; n < channels; n += 1) {
    const to: PlaceId = `${platform}:${n % communities}/${n}`;
    last = Math.max(last, turn(to, (n * 1_000) / pace.perSecond, 0).at);
  }
  return Math.round(last / 1_000);
}
