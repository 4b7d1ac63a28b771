import {
  type Advisor,
  communityWording,
  type Logger,
  type Message,
  type Rasteriser,
  type Reply,
  rasteriseReply,
  type Settings,
} from "../../src/index.ts";
import { type Drawn, draw, type Look } from "./draw.ts";
import { toLog } from "./failures.ts";
import type { CommandIds } from "./markdown.ts";
import type { Turns } from "./turns.ts";
import type { Wire } from "./wire.ts";

/** What everybody at work in this adapter has at hand. */
export interface Desk {
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  readonly log: Logger;
  readonly wire: Wire;
  readonly turns: Turns;
  /** The ids of the commands, once they are known. */
  readonly ids: () => CommandIds;
  /** Roadmate's own id. */
  readonly me: () => string;
}

/** A reply as messages, with its pictures. */
export async function drawWhole(reply: Reply, desk: Desk, look: Look = {}): Promise<readonly Drawn[]> {
  const failed = (error: unknown) => desk.log.warn(toLog(error), "a picture could not be drawn");
  const pictures = await rasteriseReply(reply, "dark", desk.rasteriser, failed);
  return draw(reply, pictures, { ids: desk.ids(), ...look });
}

/** Whether the event is new. Said twice by Discord, or heard by two processes, it is handled once. */
export const isNew = ({ advisor }: Desk, id: Message["id"]): Promise<boolean> =>
  advisor.first(`discord:${id}`);

/** One sentence as a message. */
export const say = (sentence: string): readonly Drawn[] => draw(sentenceReply(sentence), new Map());

const sentenceReply = (sentence: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ kind: "text", text: sentence }] }],
});

/** Where Roadmate may answer instead. */
export const sayElsewhere = ({ channels }: Settings): readonly Drawn[] => {
  const places = channels.flatMap(
    (place) =>
      [
        { kind: "text", text: " " },
        { kind: "place", text: place, place },
      ] as const,
  );
  const spans = [{ kind: "text", text: communityWording.answerElsewhere } as const, ...places];
  return draw({ blocks: [{ kind: "paragraph", spans }] }, new Map());
};
