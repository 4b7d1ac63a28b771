import type { FormValues } from "../form.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { TopicEntry } from "../knowledge/schema.ts";
import type { DraftProblems } from "../misses/view.ts";
import { missesWording as words } from "./wording-misses.ts";

/** In characters; the first two by the schema of the knowledge. */
export const lengths = { title: 60, point: 600, ask: 2_000 } as const;
/** With fewer phrasings a topic is marked as a draft. */
const fewest = 20;

export interface Drafting {
  readonly knowledge: Knowledge;
  /** Topics near the questions, most likely first. */
  readonly nearest: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** A drafted topic and the theme it belongs to, or what is wrong with what was filled in. The rest is for the check to say. */
export function readDraft(
  typed: FormValues,
  { knowledge, nearest, today }: Drafting,
): { readonly topic: TopicEntry; readonly theme: string } | { readonly problems: DraftProblems } {
  const [title, point] = [oneLine(typed.title), (typed.point ?? "").trim()];
  const theme = themesOf(knowledge).find(({ id }) => id === typed.theme)?.id;
  const sources = sourcesIn(typed);
  const ask = (typed.ask ?? "")
    .split("\n")
    .map((line) => oneLine(line).slice(0, 600))
    .filter((line) => line !== "");
  const problems: DraftProblems = {
    ...(fits(title, lengths.title) ? {} : { title: words.titleProblem(lengths.title) }),
    ...(theme === undefined ? { theme: words.themeProblem } : {}),
    ...(fits(point, lengths.point) ? {} : { point: words.pointProblem(lengths.point) }),
    ...(sources.every((id) => knowledge.source(id)) ? {} : { sources: words.sourcesProblem }),
    ...(ask.length > 0 ? {} : { ask: words.askProblem }),
  };
  if (theme === undefined || Object.keys(problems).length > 0) return { problems };
  const topic: TopicEntry = {
    id: freshId(title, knowledge),
    title,
    kind: "faq",
    ...(sources.length > 0 ? { sources } : { editorial: true }),
    point,
    related: relatedTo(theme, nearest, knowledge),
    reviewed: today,
    ...(ask.length < fewest ? { draft: true } : {}),
    ask,
  };
  return { theme, topic };
}

/** Themes a topic can be put into; at most 25, as platforms want it. */
export const themesOf = ({ themes, topics }: Knowledge): Knowledge["themes"] =>
  themes
    .filter(({ id }) => topics.some(({ theme, kind }) => theme === id && kind !== "smalltalk"))
    .slice(0, 25);

export const sourcesIn = ({ sources = "" }: FormValues): string[] =>
  sources
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");

const oneLine = (text = ""): string => text.replace(/\s+/g, " ").trim();
const fits = (text: string, most: number): boolean => text.length > 0 && text.length <= most;

/** "Who sponsors a visa?" → `who-sponsors-a-visa`, with a number behind it where that is taken. */
function freshId(title: string, { topic }: Knowledge): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 55)
    .replace(/^-+|-+$/g, "");
  const base = words === "" ? "topic" : words;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (topic(id) === undefined) return id;
  }
}

/** The nearest topics, and others of the theme where those are too few. */
function relatedTo(theme: string, nearest: readonly string[], { topics, topic }: Knowledge): string[] {
  const alive = [...new Set(nearest.flatMap((id) => topic(id)?.id ?? []))];
  if (alive.length >= 2) return alive.slice(0, 4);
  const others = topics.filter(({ kind }) => kind !== "smalltalk");
  const more = [...others.filter((one) => one.theme === theme), ...others].map(({ id }) => id);
  return [...new Set([...alive, ...more])].slice(0, 2);
}
