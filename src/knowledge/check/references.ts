import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Entry, NamedList } from "../entries.ts";
import type { Kind } from "../ids.ts";
import { suggestion } from "../near.ts";
import { payPlaceholder } from "../pay.ts";
import type { Path, Spot } from "../place.ts";
import { quote } from "../quote.ts";
import type { Register } from "../register.ts";
import type { Certification, Figure, Goal, Named, Step, Term, TipEntry, TopicEntry } from "../schema.ts";

/** Every id that an entry points at is the living id of something. */
export function checkReferences({ entries, register }: Checked): Problem[] {
  const of = <T>(list: readonly Entry<T>[], references: (value: T) => readonly Reference[]): Problem[] =>
    list.flatMap((entry) =>
      references(entry.value).flatMap((reference) =>
        unknown(reference, entry.spot(reference.path, reference.offset), register),
      ),
    );
  return [
    ...of(entries.topics, ofTopic),
    ...of(entries.steps, ofStep),
    ...of(entries.goals, ofGoal),
    ...of(entries.figures, ofFigure),
    ...of(entries.certifications, ofCertification),
    ...of(entries.terms, ofTerm),
    ...of(entries.tips, ofTip),
    ...entries.named.flatMap(({ list, entries: named }) => of(named, (value) => ofNamed(value, list))),
    ...entries.topics.flatMap(selfRelated),
  ];
}

interface Reference {
  readonly kind: Kind;
  readonly id: string;
  readonly path: Path;
  readonly offset?: number;
  /** For options: the step they belong to. */
  readonly step?: string;
}

function unknown({ kind, id, step }: Reference, spot: Spot, register: Register): Problem[] {
  if (register.living(kind, id, step) || !register.complete(kind)) return [];
  if (step !== undefined && !register.living("step", step)) return [];
  const renamed = register.renamed(kind, id, step);
  if (renamed)
    return [{ ...spot, message: `${kind} \`${id}\` is called \`${quote(renamed.id)}\` now; write that` }];
  const place = step === undefined ? "" : ` of step \`${step}\``;
  const known = register.ids(kind, step);
  const otherwise =
    known.length > 0 && known.length <= 8
      ? `there are ${known.map((name) => quote(name)).join(", ")}`
      : "add it, or take the id of one that exists";
  return [{ ...spot, message: `unknown ${kind} \`${id}\`${place}${suggestion(id, known, otherwise)}` }];
}

const many = (kind: Kind, path: Path, ids: readonly string[] = []): Reference[] =>
  ids.map((id, index) => ({ kind, id, path: [...path, index] }));
const one = (kind: Kind, path: Path, id: string | undefined): Reference[] =>
  id === undefined ? [] : [{ kind, id, path }];

const ofTopic = (topic: TopicEntry): Reference[] => [
  ...many("source", ["sources"], topic.sources),
  ...many("topic", ["draws_on"], topic.draws_on),
  ...many("topic", ["related"], topic.related),
  ...many("figure", ["pay"], topic.pay),
  ...one("step", ["step"], topic.step),
  ...placeholders("point", topic.point),
  ...placeholders("detail", topic.detail ?? ""),
];

const placeholders = (field: string, text: string): Reference[] =>
  [...text.matchAll(payPlaceholder)].map(({ 1: id = "", index }) => ({
    kind: "figure",
    id,
    path: [field],
    offset: index,
  }));

const ofStep = (step: Step): Reference[] => [
  ...one("level", ["level"], step.level),
  ...many("step", ["requires"], step.requires),
  ...many("source", ["sources"], step.sources),
  ...many("topic", ["topics"], step.topics),
  ...(step.one_of ?? []).flatMap((option, index): Reference[] => {
    const path: Path = ["one_of", index];
    return [
      ...many("step", [...path, "needs"], option.needs),
      ...many("source", [...path, "sources"], option.sources),
      ...(option.when ? ofCondition(option.when, [...path, "when"]) : []),
    ];
  }),
];

const ofCondition = ({ step, option }: Condition, path: Path): Reference[] => [
  ...one("step", [...path, "step"], step),
  ...many("option", [...path, "option"], option).map((reference) => ({ ...reference, step })),
];
type Condition = NonNullable<Goal["choices"]>[number];

/** People name a goal in words, so the vocabulary has to know it. */
const ofGoal = ({ id, steps, choices = [] }: Goal): Reference[] => [
  ...one("goal", ["id"], id),
  ...many("step", ["steps"], steps),
  ...choices.flatMap((choice, index) => ofCondition(choice, ["choices", index])),
];

const ofFigure = (figure: Figure): Reference[] => [
  ...one("pay region", ["region"], figure.region),
  ...one("pay level", ["level"], figure.level),
  ...one("source", ["source"], figure.source),
];

const ofCertification = (certification: Certification): Reference[] => [
  ...many("step", ["needs"], certification.needs),
  ...many("source", ["sources"], certification.sources),
];

const ofTerm = (term: Term): Reference[] => [
  ...one("topic", ["topic"], term.topic),
  ...one("step", ["step"], term.step),
];

const ofTip = (tip: TipEntry): Reference[] => [
  ...one("level", ["level"], tip.level),
  ...one("step", ["step"], tip.step),
  ...one("topic", ["topic"], tip.topic),
  ...many("source", ["sources"], tip.sources),
];

const ofNamed = (named: Named, list: NamedList): Reference[] => [
  ...(list === "goals" ? one("roadmap goal", ["id"], named.id) : []),
  ...one("language", ["language"], named.language),
  ...one("step", ["step"], named.step),
  ...one(kindIn[list], ["part_of"], named.part_of),
];

/** `part_of` names an entry of the same list. */
const kindIn = {
  regions: "region",
  levels: "level of experience",
  goals: "goal",
  languages: "language",
  databases: "database",
  frameworks: "framework",
  tools: "tool",
  roles: "role",
} as const satisfies Readonly<Record<NamedList, Kind>>;

function selfRelated({ value, spot }: Entry<TopicEntry>): Problem[] {
  return value.related.flatMap((id, index): Problem[] => {
    const at = spot(["related", index]);
    if (id === value.id) return [{ ...at, message: `\`${id}\` is related to itself; name another topic` }];
    if (value.related.indexOf(id) < index)
      return [{ ...at, message: `\`${id}\` is listed twice; name another topic` }];
    return [];
  });
}
