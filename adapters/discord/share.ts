import { type MessageComponentInteraction, MessageFlags } from "discord.js";
import { type Action, permits } from "../../src/index.ts";
import { type Asked, guard, messageOf, patience } from "./attend.ts";
import { type Desk, drawWhole, isNew, sayElsewhere } from "./desk.ts";
import { toLog } from "./failures.ts";
import { createResponder } from "./responder.ts";
import { without } from "./without.ts";
import { words } from "./words.ts";

/** Shows everybody what one person saw, says who did, and takes the button away that did it. */
export async function shareAnswer(
  action: Action,
  { message, customId, user }: MessageComponentInteraction,
  asked: Asked,
  desk: Desk,
): Promise<void> {
  const { handle, where } = asked;
  const { advisor, wire, log } = desk;
  const way = { replaces: true, hidden: where.shared };
  const responder = createResponder(wire, handle, way, patience.answer);
  await guard(responder, asked, desk, async () => {
    const [settings, fresh] = await Promise.all([advisor.settings(where.channel), isNew(desk, handle.id)]);
    if (!fresh) return;
    if (!permits(settings, where.channel)) return responder.aside(sayElsewhere(settings));
    const body = { kind: "press", action } as const;
    const reply = await advisor.answer({ ...messageOf(asked), audience: "everyone", body });
    if (reply.aside) return responder.aside(await drawWhole(reply, desk));
    await responder.defer();
    const note = `${words.sharedBy} <@${user.id}>`;
    const offers = { share: false, askOn: where.shared };
    for (const one of await drawWhole(reply, desk, { note, offers })) await wire.follow(handle, one, false);
    const files = message.attachments.map(({ name }) => name);
    const shown = message.components.map((one) => one.toJSON());
    const components = without(customId, shown, files);
    const payload = { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
    await wire
      .edit(handle, { payload, files: [] })
      .catch((error: unknown) => log.warn(toLog(error), "the share button stayed"));
  });
}
