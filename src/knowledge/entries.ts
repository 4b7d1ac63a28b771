import type { z } from "zod";
import type { ParsedFolder } from "./folder.ts";
import type { Parsed } from "./parse.ts";
import type { Path, Spot } from "./place.ts";
import {
  type Certification,
  type Figure,
  fileSchemas,
  type Goal,
  type Named,
  type OutsideFile,
  type Salaries,
  type Source,
  type Step,
  type Term,
  type TipEntry,
  type TopicEntry,
  type Vocabulary,
} from "./schema.ts";

/** One entry that fits its schema, whether or not the rest of its file does. */
export interface Entry<T> {
  readonly value: T;
  /** Where something inside the entry stands; `offset` counts characters inside a text. */
  spot(path?: Path, offset?: number): Spot;
}

/** All sound entries of a folder. */
export interface Entries {
  readonly sources: readonly Entry<Source>[];
  readonly topics: readonly Entry<TopicEntry>[];
  readonly steps: readonly Entry<Step>[];
  readonly goals: readonly Entry<Goal>[];
  readonly regions: readonly Entry<Salaries["regions"][number]>[];
  readonly levels: readonly Entry<Salaries["levels"][number]>[];
  readonly figures: readonly Entry<Figure>[];
  readonly certifications: readonly Entry<Certification>[];
  readonly terms: readonly Entry<Term>[];
  readonly tips: readonly Entry<TipEntry>[];
  readonly same: readonly Entry<Vocabulary["same"][number]>[];
  readonly named: readonly { readonly list: NamedList; readonly entries: readonly Entry<Named>[] }[];
  readonly outside: readonly Entry<OutsideFile["outside"][number]>[];
}

export type NamedList = (typeof namedLists)[number];
const namedLists = [
  "regions",
  "levels",
  "goals",
  "languages",
  "databases",
  "frameworks",
  "tools",
  "roles",
] as const;

export function entriesIn(parsed: ParsedFolder): Entries {
  const shape = {
    sources: fileSchemas["sources.yaml"].shape,
    questions: fileSchemas["questions/*.yaml"].shape,
    roadmap: fileSchemas["roadmaps/*.yaml"].shape,
    salaries: fileSchemas["salaries.yaml"].shape,
    certifications: fileSchemas["certifications.yaml"].shape,
    glossary: fileSchemas["glossary.yaml"].shape,
    tips: fileSchemas["tips.yaml"].shape,
    vocabulary: fileSchemas["vocabulary.yaml"].shape,
    outside: fileSchemas["outside.yaml"].shape,
  };
  const vocabulary = parsed["vocabulary.yaml"];
  return {
    sources: pick(parsed["sources.yaml"], "sources", shape.sources.sources.element),
    topics: pick(parsed["questions/*.yaml"], "topics", shape.questions.topics.element),
    steps: pick(parsed["roadmaps/*.yaml"], "steps", shape.roadmap.steps.element),
    goals: pick(parsed["roadmaps/*.yaml"], "goals", shape.roadmap.goals.unwrap().element),
    regions: pick(parsed["salaries.yaml"], "regions", shape.salaries.regions.element),
    levels: pick(parsed["salaries.yaml"], "levels", shape.salaries.levels.element),
    figures: pick(parsed["salaries.yaml"], "figures", shape.salaries.figures.element),
    certifications: pick(
      parsed["certifications.yaml"],
      "certifications",
      shape.certifications.certifications.element,
    ),
    terms: pick(parsed["glossary.yaml"], "terms", shape.glossary.terms.element),
    tips: pick(parsed["tips.yaml"], "tips", shape.tips.tips.element),
    same: pick(vocabulary, "same", shape.vocabulary.same.element),
    named: namedLists.map((list) => ({
      list,
      entries: pick(vocabulary, list, shape.vocabulary[list].element),
    })),
    outside: pick(parsed["outside.yaml"], "outside", shape.outside.outside.element),
  };
}

function pick<T>(files: readonly Parsed[], list: string, element: z.ZodType<T>): Entry<T>[] {
  return files.flatMap(({ raw, places }) => {
    const items: unknown =
      typeof raw === "object" && raw !== null ? Object.getOwnPropertyDescriptor(raw, list)?.value : [];
    if (!Array.isArray(items)) return [];
    return items.flatMap((item, index): Entry<T>[] => {
      const result = element.safeParse(item);
      if (!result.success) return [];
      return [
        { value: result.data, spot: (path = [], offset) => places.value([list, index, ...path], offset) },
      ];
    });
  });
}
