import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, type Button, paragraph } from "../reply.ts";
import { fold } from "../understand/names.ts";
import { button, labelsOf } from "./show.ts";
import { wording } from "./wording.ts";

/** Certificates of a focus; of all when none is named or it fits none. */
export function certificationBlocks(focus: string, knowledge: Knowledge): Block[] {
  const { certifications } = knowledge;
  const words = fold(focus).split(" ").filter(Boolean);
  const fitting = certifications.filter(({ title, focus: own }) =>
    words.some((word) => fold(`${title} ${own}`).split(" ").includes(word)),
  );
  const shown = fitting.length > 0 ? fitting : certifications;
  const buttons: Button[] = shown.map(({ id, title }) => button(title, { verb: "certification", id }));
  return [
    paragraph(words.length > 0 && fitting.length === 0 ? wording.own.noSuchFocus : wording.own.certificates),
    {
      kind: "list",
      ordered: false,
      items: shown.map(({ title, focus: own, about }) => [
        { kind: "strong", text: title },
        { kind: "text", text: ` (${own}). ${about}` },
      ]),
    },
    {
      kind: "sources",
      sources: labelsOf([...new Set(shown.flatMap(({ sources }) => sources))], knowledge),
      editorial: false,
    },
    { kind: "buttons", buttons },
  ];
}
