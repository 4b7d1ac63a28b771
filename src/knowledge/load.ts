import { KnowledgeError, type Problem } from "../errors.ts";
import { type Checked, crossCheck, prepare } from "./check.ts";
import { type Folder, readFolder } from "./files.ts";
import { parseFolder } from "./folder.ts";
import type { LoadedKnowledge, Phrasing, Topic } from "./knowledge.ts";
import { onlyParagraph } from "./markup.ts";
import type { Parsed } from "./parse.ts";
import type { FilePattern } from "./patterns.ts";
import { fillPay } from "./pay.ts";
import { printsOf } from "./prints.ts";
import type { FileValues, TopicEntry } from "./schema.ts";
import { findVanished } from "./since.ts";

/** Reads and checks a knowledge folder. Throws KnowledgeError with every problem; bad knowledge never half-loads. */
export async function loadKnowledge(dir: string): Promise<LoadedKnowledge> {
  const { checked, problems, hash } = await examine(dir);
  if (problems.length > 0) throw new KnowledgeError(problems, hash);
  return dataOf(checked, hash);
}

/** Every problem of a knowledge folder, by file and line; none when it can be loaded.
 *  With `since`, also the ids that have gone since that git ref. */
export async function checkKnowledge(dir: string, since?: string): Promise<readonly Problem[]> {
  try {
    return (await examine(dir, since)).problems;
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems;
    throw error;
  }
}

/** Every problem of files as they were read or changed. */
export function checkFolder(folder: Folder): readonly Problem[] {
  const { parsed, problems, unread } = parseFolder(folder);
  return [...problems, ...crossCheck(prepare(parsed, unread))].sort(byPlace);
}

/** Reads the folder and finds every problem of it. Throws KnowledgeError when it cannot be opened. */
export async function examine(dir: string, since?: string) {
  const folder = await readFolder(dir);
  const { parsed, problems, unread } = parseFolder(folder);
  const checked = prepare(parsed, unread);
  const vanished = since === undefined ? [] : await findVanished(dir, since, checked.register);
  const all = [...problems, ...crossCheck(checked), ...vanished].sort(byPlace);
  return { checked, problems: all, hash: folder.hash };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** Sound files → what the advisor works with. */
function dataOf({ parsed, blocks }: Checked, version: string): LoadedKnowledge {
  const questions = valuesOf(parsed["questions/*.yaml"]).sort(
    (a, b) => (a.order ?? last) - (b.order ?? last),
  );
  const salaries = only(parsed["salaries.yaml"]);
  const figure = (id: string) => salaries.figures.find((one) => one.id === id);
  const read = (markdown: string) => blocks(fillPay(markdown, figure));
  return {
    version,
    themes: questions.map(({ theme, title }) => ({ id: theme, title })),
    topics: questions.flatMap(({ theme, topics }) => topics.map((topic) => topicOf(topic, theme, read))),
    sources: only(parsed["sources.yaml"]).sources,
    roadmap: only(parsed["roadmaps/*.yaml"]),
    salaries,
    certifications: only(parsed["certifications.yaml"]).certifications,
    terms: only(parsed["glossary.yaml"]).terms,
    tips: only(parsed["tips.yaml"]).tips.map((tip) => ({
      ...tip,
      text: onlyParagraph(blocks(tip.text)).spans,
    })),
    vocabulary: only(parsed["vocabulary.yaml"]),
    prints: printsOf(parsed),
    phrasings: [
      ...questions.flatMap(({ topics }) => topics.flatMap(phrasingsOf)),
      ...only(parsed["outside.yaml"]).outside.flatMap(({ ask }) =>
        ask.map((text) => ({ text, topic: undefined })),
      ),
    ],
  };
}

/** Themes without an order come last. */
const last = Number.MAX_SAFE_INTEGER;

/** The title of a topic is one more way to ask for it. */
const phrasingsOf = ({ id, title, ask }: TopicEntry): Phrasing[] =>
  [title, ...ask].map((text) => ({ text, topic: id }));

const topicOf = ({ ask: _, ...topic }: TopicEntry, theme: string, read: Checked["blocks"]): Topic => ({
  ...topic,
  theme,
  point: onlyParagraph(read(topic.point)).spans,
  detail: read(topic.detail ?? "").blocks,
});

const valuesOf = <P extends FilePattern>(files: readonly Parsed<P>[]): FileValues[P][] =>
  files.flatMap(({ value }) => (value === undefined ? [] : [value]));

function only<P extends FilePattern>(files: readonly Parsed<P>[]): FileValues[P] {
  const [value] = valuesOf(files);
  if (value === undefined) throw new Error("A checked folder lacks a file.");
  return value;
}
