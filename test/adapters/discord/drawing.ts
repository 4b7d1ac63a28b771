import type { Drawn } from "../../../adapters/discord/draw.ts";
import type { Action } from "../../../src/action.ts";
import type { Block, Button, Reply } from "../../../src/reply.ts";
import { controls } from "../../rigs/discord/message.ts";
import { componentsOf } from "./seen.ts";

/** Small replies to draw, and what can be pressed on what was drawn. */

export const button = (label: string, action: Action): Button => ({ label, action });
export const topic = (id: string, label = id): Button => button(label, { verb: "topic", id });
export const topics = (count: number): readonly Button[] =>
  Array.from({ length: count }, (_, at) => topic(`t${at + 1}`));
export const only = (...blocks: readonly Block[]): Reply => ({ blocks });
export const controlsOf = (drawn: readonly Drawn[]) =>
  drawn.flatMap((one) => controls({ components: [...componentsOf(one)] }));
export const idsOf = (drawn: readonly Drawn[]) => controlsOf(drawn).map(({ custom_id }) => custom_id);
