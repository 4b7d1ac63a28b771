import type { Reply } from "../src/index.ts";
import { draw as drawDiscord } from "./discord/draw.ts";
import { limits as discordLimits } from "./discord/limits.ts";
import { draw as drawSlack } from "./slack/draw.ts";
import { limits as slackLimits } from "./slack/limits.ts";
import { createDiscordPreview } from "./web/preview/discord.ts";
import { createSlackPreview } from "./web/preview/slack.ts";
import type { Preview } from "./web/preview.ts";

/** How the other platforms would show a reply, by the very functions that make their messages. `prefix` stands before Slack's
 *  commands. */
export function createPreviews(prefix = ""): readonly Preview[] {
  // As where others are, and the answer is for one alone.
  const offers = { share: true, askOn: true };
  const names = { prefix, team: "" };
  return [
    createDiscordPreview({
      payloads: (reply) => {
        const pictures = new Map(picturesIn(reply).map((name) => [name, new Uint8Array()]));
        return drawDiscord(reply, pictures, { offers }).map(({ payload }) => payload);
      },
      limits: discordLimits,
    }),
    createSlackPreview({
      payloads: (reply) => {
        const uploaded = new Map(picturesIn(reply).map((name) => [name, name]));
        return drawSlack(reply, uploaded, { names, offers });
      },
      limits: slackLimits,
    }),
  ];
}

const picturesIn = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "picture" ? [block.name] : []));
