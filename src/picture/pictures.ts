import type { Reply } from "../reply.ts";
import type { Theme } from "./picture.ts";
import type { Rasteriser } from "./rasterise.ts";

/** The pictures of a reply, by their names, as PNG: what an adapter makes before it draws and uploads after. A picture that
 *  could not be drawn is absent, and `failed` hears why; `draw` then shows its text. */
export async function rasteriseReply(
  { blocks }: Reply,
  theme: Theme,
  { rasterise }: Rasteriser,
  failed: (error: unknown) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  const drawn = blocks.map(async (block) => {
    if (block.kind !== "picture") return;
    pictures.set(block.name, await rasterise(block.svg[theme]));
  });
  for (const outcome of await Promise.allSettled(drawn)) {
    if (outcome.status === "rejected") failed(outcome.reason);
  }
  return pictures;
}
