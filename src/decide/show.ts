import type { Action } from "../action.ts";
import type { Knowledge, Tip, Topic } from "../knowledge/knowledge.ts";
import { payLines } from "../knowledge/pay.ts";
import type { Certification, Step, Term } from "../knowledge/schema.ts";
import { type Block, type Button, paragraph, type Reply, type Span, text } from "../reply.ts";
import { wording } from "./wording.ts";

/** The entries of the knowledge as replies. */

/** The answer of a topic: the point, the pay it draws, the detail, where it comes from. */
export function topicBlocks(topic: Topic, knowledge: Knowledge): Block[] {
  const figures = (topic.pay ?? []).flatMap((id) => knowledge.figure(id) ?? []);
  return [
    { kind: "paragraph", spans: topic.point },
    ...payLines(figures, knowledge),
    ...topic.detail,
    ...commandButtons(topic),
    ...(topic.kind === "smalltalk" ? [] : [sourcesOf(topic, knowledge)]),
  ];
}

/** What Roadmate itself can do about it. Whoever presses sees what comes, and nobody else. */
export const commandButtons = ({ commands = [] }: Topic): Block[] =>
  commands.length === 0
    ? []
    : [
        {
          kind: "buttons",
          buttons: commands.map((id) => button(wording.commands[id], { verb: "command", id })),
        },
      ];

/** A topic with what to go on with. */
export const topicReply = (topic: Topic, knowledge: Knowledge): Reply => ({
  blocks: [...topicBlocks(topic, knowledge), topicButtons(topic, knowledge)],
});

/** What to go on with: the roadmap step, then related topics. */
export const topicButtons = ({ step, related }: Topic, knowledge: Knowledge): Block => ({
  kind: "buttons",
  label: wording.related,
  buttons: [...stepLinks(step, knowledge, `${wording.goToStep}: `), ...topicLinks(related, knowledge)],
});

/** Topics as buttons; ids that are gone are left out. */
export const topicLinks = (ids: readonly string[], knowledge: Knowledge): Button[] =>
  ids.flatMap((id) => {
    const topic = knowledge.topic(id);
    return topic ? [button(topic.title, { verb: "topic", id: topic.id })] : [];
  });

function stepLinks(id: string | undefined, knowledge: Knowledge, before = ""): Button[] {
  const step = id === undefined ? undefined : knowledge.step(id);
  return step ? [button(before + step.title, { verb: "step", id: step.id })] : [];
}

/** The topic and the step that a term or a tip leads to. */
function leads({ topic, step }: Pick<Term | Tip, "topic" | "step">, knowledge: Knowledge): Block[] {
  const buttons = [
    ...topicLinks(topic === undefined ? [] : [topic], knowledge),
    ...stepLinks(step, knowledge),
  ];
  return buttons.length === 0 ? [] : [{ kind: "buttons", label: wording.moreOn, buttons }];
}

/** A button may say 75 characters. */
export const button = (label: string, action: Action): Button => ({
  label: label.length <= 75 ? label : `${label.slice(0, 74).trimEnd()}…`,
  action,
});

/** Sources as a source line names them; ids that are gone are left out. */
export const labelsOf = (ids: readonly string[], knowledge: Knowledge): string[] =>
  ids.flatMap((id) => knowledge.source(id)?.label ?? []);

function sourcesOf(
  entry: {
    readonly sources?: readonly string[] | undefined;
    readonly editorial?: boolean | undefined;
    readonly reviewed?: string;
  },
  knowledge: Knowledge,
): Block {
  return {
    kind: "sources",
    sources: labelsOf(entry.sources ?? [], knowledge),
    editorial: entry.editorial ?? false,
    ...(entry.reviewed === undefined ? {} : { reviewed: entry.reviewed }),
  };
}

export const labelled = (label: string, ...rest: readonly (Span | string)[]): Block =>
  paragraph({ kind: "strong", text: `${label}:` }, " ", ...rest);

export function stepReply(step: Step, knowledge: Knowledge): Reply {
  const level = knowledge.roadmap.levels.find(({ id }) => id === step.level)?.title ?? step.level;
  const needs = step.requires.flatMap((id) => knowledge.step(id)?.title ?? []);
  const links = [...(step.links ?? []), ...(step.one_of ?? []).flatMap(({ link }) => link ?? [])];
  return {
    blocks: [
      { kind: "heading", text: step.title },
      paragraph(text(`${level}${step.optional ? `, ${wording.optional}` : ""}. ${step.why}`)),
      labelled(wording.effort, `${wording.hours(step.hours.min, step.hours.max)} (${wording.effortNote})`),
      ...(step.one_of ? [labelled(wording.choices, step.one_of.map(({ title }) => title).join(" · "))] : []),
      ...(needs.length > 0 ? [labelled(wording.needs, needs.join(" · "))] : []),
      labelled(wording.build, step.build),
      labelled(wording.check, step.check.question),
      labelled(wording.checkAnswer, { kind: "emphasis", text: step.check.answer }),
      ...(links.length > 0 ? [labelled(wording.links, ...linkList(links))] : []),
      sourcesOf(
        { sources: step.sources, editorial: step.sources.length === 0, reviewed: knowledge.roadmap.reviewed },
        knowledge,
      ),
      { kind: "buttons", label: wording.moreOn, buttons: topicLinks(step.topics, knowledge) },
    ],
  };
}

const linkList = (links: readonly { readonly title: string; readonly url: string }[]): Span[] =>
  links.flatMap(({ title, url }, i): Span[] => [
    ...(i > 0 ? [text(" · ")] : []),
    { kind: "link", text: title, url },
  ]);

export const termReply = (term: Term, knowledge: Knowledge): Reply => ({
  blocks: [
    paragraph({ kind: "strong", text: term.term }, `: ${term.means}`),
    { kind: "sources", sources: [], editorial: true },
    ...leads(term, knowledge),
  ],
});

export function certificationReply(certification: Certification, knowledge: Knowledge): Reply {
  const needs = certification.needs.flatMap((id) => knowledge.step(id)?.title ?? []);
  return {
    blocks: [
      { kind: "heading", text: certification.title },
      paragraph(certification.about),
      labelled(wording.focus, certification.focus),
      ...(needs.length > 0 ? [labelled(wording.needs, needs.join(" · "))] : []),
      labelled(wording.links, ...linkList([certification.link])),
      sourcesOf(certification, knowledge),
    ],
  };
}

export const tipReply = (tip: Tip, knowledge: Knowledge): Reply => ({
  blocks: [{ kind: "paragraph", spans: tip.text }, sourcesOf(tip, knowledge), ...leads(tip, knowledge)],
});
