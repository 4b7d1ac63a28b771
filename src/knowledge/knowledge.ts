import type { Block, Span } from "../reply.ts";
import type { Prints } from "./prints.ts";
import type {
  Certification,
  Figure,
  Roadmap,
  Salaries,
  Source,
  Step,
  Term,
  TipEntry,
  TopicEntry,
  Vocabulary,
} from "./schema.ts";

/** A topic as the advisor uses it: its Markdown parsed, its pay placeholders filled in. */
export interface Topic extends Omit<TopicEntry, "point" | "detail" | "ask"> {
  readonly theme: string;
  /** The answer in one or two sentences. */
  readonly point: readonly Span[];
  readonly detail: readonly Block[];
}

/** A tip, its Markdown parsed. */
export interface Tip extends Omit<TipEntry, "text"> {
  readonly text: readonly Span[];
}

/** Everything the files say, as plain values: what is written to the cache and read back. */
export interface KnowledgeData {
  /** Hash of every file's bytes. */
  readonly version: string;
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly topics: readonly Topic[];
  readonly sources: readonly Source[];
  readonly roadmap: Roadmap;
  readonly salaries: Salaries;
  readonly certifications: readonly Certification[];
  readonly terms: readonly Term[];
  readonly tips: readonly Tip[];
  readonly vocabulary: Vocabulary;
}

/** One way to ask, to be learnt from. */
export interface Phrasing {
  readonly text: string;
  /** The topic it asks for; undefined when it is out of scope. */
  readonly topic: string | undefined;
}

/** What the files say, with what answering does not need: the phrasings, learnt from once, and what tells versions apart. */
export interface LoadedKnowledge extends KnowledgeData {
  readonly phrasings: readonly Phrasing[];
  readonly prints: Prints;
}

/** The frozen whole, indexed once. An id under `was` finds the entry it became, or the first of them. */
export interface Knowledge extends KnowledgeData {
  readonly topic: Index<Topic>;
  readonly source: Index<Source>;
  readonly step: Index<Step>;
  readonly figure: Index<Figure>;
  readonly certification: Index<Certification>;
  readonly term: Index<Term>;
  readonly tip: Index<Tip>;
}

type Index<T> = (id: string) => T | undefined;

/** Adds the look-ups to the data. */
export function knowledgeOf(data: KnowledgeData): Knowledge {
  return Object.freeze({
    ...data,
    topic: indexById(data.topics),
    source: indexById(data.sources),
    step: indexById(data.roadmap.steps),
    figure: indexById(data.salaries.figures),
    certification: indexById(data.certifications),
    term: indexById(data.terms),
    tip: indexById(data.tips),
  });
}

function indexById<T extends { readonly id: string; readonly was?: readonly string[] | undefined }>(
  entries: readonly T[],
): Index<T> {
  const byId = new Map<string, T>();
  for (const entry of entries) {
    for (const former of entry.was ?? []) if (!byId.has(former)) byId.set(former, entry);
  }
  for (const entry of entries) byId.set(entry.id, entry);
  return (id) => byId.get(id);
}
