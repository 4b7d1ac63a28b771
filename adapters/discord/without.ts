import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIUnfurledMediaItem,
  ComponentType,
} from "discord.js";

/** The components of a message that was sent, without a button, to be sent again. `files` are the names of its files: they
 *  stay when they are named as they were at first. */
export function without(
  customId: string,
  components: readonly APIMessageTopLevelComponent[],
  files: readonly string[],
): APIMessageTopLevelComponent[] {
  return components.flatMap((component): APIMessageTopLevelComponent[] => {
    if (component.type !== ComponentType.Container) return withoutIn(customId, component, files);
    const inside = component.components.flatMap((one) => withoutIn(customId, one, files));
    return [{ ...component, components: inside }];
  });
}

function withoutIn<Part extends APIMessageTopLevelComponent | APIComponentInContainer>(
  customId: string,
  part: Part,
  files: readonly string[],
): Part[] {
  switch (part.type) {
    case ComponentType.ActionRow: {
      const components = part.components.filter((one) => !("custom_id" in one) || one.custom_id !== customId);
      return components.length === 0 ? [] : [{ ...part, components }];
    }
    case ComponentType.MediaGallery:
      return [
        { ...part, items: part.items.map((item) => ({ ...item, media: sentAgain(item.media, files) })) },
      ];
    case ComponentType.File:
      return [{ ...part, file: sentAgain(part.file, files) }];
    default:
      return [part];
  }
}

/** Discord's own address of a file → the name it was sent with. */
function sentAgain(media: APIUnfurledMediaItem, files: readonly string[]): APIUnfurledMediaItem {
  const name = URL.canParse(media.url) ? new URL(media.url).pathname.split("/").at(-1) : undefined;
  return name !== undefined && files.includes(name) ? { url: `attachment://${name}` } : media;
}
