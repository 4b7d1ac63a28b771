import { commandKinds } from "./commands.ts";
import { discordKinds } from "./discord.ts";
import { fileKinds } from "./files.ts";
import type { Kind, World } from "./kind.ts";
import { messageKinds } from "./messages.ts";
import { pressKinds } from "./presses.ts";
import { slackKinds } from "./slack.ts";

/** Everything hostile there is. */
export const kindsFor = (world: World): readonly Kind[] => [
  ...messageKinds(world),
  ...commandKinds(world),
  ...pressKinds(world),
  ...discordKinds(world),
  ...slackKinds(world),
  ...fileKinds(world),
];
