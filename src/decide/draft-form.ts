import type { Field, Form } from "../form.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { DraftStart } from "../misses/view.ts";
import { lengths, sourcesIn, themesOf } from "./draft.ts";
import { missesWording as words } from "./wording-misses.ts";

/** The form to draft a topic, filled with what is known of the group, or with what was filled in before. */
export function draftForm({ group, guessed, typed = {} }: DraftStart, knowledge: Knowledge): Form {
  const [near] = guessed.nearest;
  const theme = typed.theme ?? (near === undefined ? undefined : knowledge.topic(near)?.theme);
  const asked = typed.ask ?? group.texts.join("\n").slice(0, lengths.ask);
  const fields: readonly Field[] = [
    {
      kind: "line",
      name: "title",
      label: words.title,
      hint: words.titleHint,
      required: true,
      maxLength: lengths.title,
      ...filledWith(typed.title),
    },
    {
      kind: "pick",
      name: "theme",
      label: words.theme,
      required: true,
      most: 1,
      options: themesOf(knowledge).map(({ id, title }) => ({ value: id, label: title })),
      picked: theme === undefined ? [] : [theme],
    },
    {
      kind: "text",
      name: "point",
      label: words.point,
      hint: words.pointHint,
      required: true,
      maxLength: lengths.point,
      ...filledWith(typed.point),
    },
    {
      kind: "pick",
      name: "sources",
      label: words.sources,
      hint: words.sourcesHint,
      required: false,
      most: 5,
      options: knowledge.sources
        .slice(0, 25)
        .map(({ id, label }) => ({ value: id, label: label.slice(0, 75) })),
      picked: sourcesIn(typed),
    },
    {
      kind: "text",
      name: "ask",
      label: words.ask,
      hint: words.askHint,
      required: true,
      maxLength: lengths.ask,
      ...filledWith(asked),
    },
  ];
  return { id: `draft.${group.id}`, title: words.draftTitle, submit: words.draftSubmit, fields };
}

const filledWith = (value: string | undefined) => (value === undefined || value === "" ? {} : { value });
