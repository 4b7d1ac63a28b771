import { Document, Scalar } from "yaml";
import { appendItems } from "./append.ts";
import { formOfWords } from "./check/phrasings.ts";
import type { Folder } from "./files.ts";
import { type ParsedFolder, parseFolder } from "./folder.ts";
import { idsIn } from "./ids.ts";
import type { Parsed } from "./parse.ts";
import type { TopicEntry } from "./schema.ts";

/** What somebody who looks after the answers wants to add. */
export type Edit =
  /** Ways to ask for a topic. */
  | { readonly kind: "phrasings"; readonly topic: string; readonly texts: readonly string[] }
  | { readonly kind: "topic"; readonly theme: string; readonly topic: TopicEntry }
  /** Ways to ask for what is out of scope. */
  | { readonly kind: "outside"; readonly texts: readonly string[] };

/** A file with an edit, or why there is none. */
export type Edited =
  | { readonly file: string; readonly before: string; readonly after: string }
  | { readonly file: string; readonly problem: string };

/** The edit as a change of one file's text. */
export function editFolder(folder: Folder, edit: Edit): Edited {
  const { parsed } = parseFolder(folder);
  const questions = `${folder.files[0]?.name.split("/")[0] ?? ""}/questions`;
  const unknown = (what: string): Edited => ({
    file: questions,
    problem: `there is no ${what}; name one that exists`,
  });
  switch (edit.kind) {
    case "phrasings":
      return addPhrasings(parsed, edit.topic, edit.texts) ?? unknown(`topic \`${edit.topic}\``);
    case "topic":
      return addTopic(parsed, edit.theme, edit.topic) ?? unknown(`theme \`${edit.theme}\``);
    case "outside":
      return addOutside(parsed, edit.texts);
  }
}

function addPhrasings(parsed: ParsedFolder, topic: string, texts: readonly string[]): Edited | undefined {
  for (const one of parsed["questions/*.yaml"]) {
    const given = idsIn("questions/*.yaml", one.raw).find(({ kind, id }) => kind === "topic" && id === topic);
    if (given) return adding(one, [...given.path.slice(0, -1), "ask"], unasked(parsed, texts));
  }
  return undefined;
}

function addTopic(parsed: ParsedFolder, theme: string, topic: TopicEntry): Edited | undefined {
  const found = parsed["questions/*.yaml"].find(({ value }) => value?.theme === theme);
  if (found === undefined) return undefined;
  const ask = unasked(parsed, topic.ask);
  return ask.length === 0 ? nothingNew(found) : adding(found, ["topics"], [laidOut({ ...topic, ask })]);
}

/** As topics are written by hand: short lists in one line, a long text folded. */
function laidOut(topic: TopicEntry): unknown {
  const document = new Document();
  const listed = (values: readonly string[]) => document.createNode(values, { flow: true });
  const { point, sources, related } = topic;
  const folded = new Scalar(point);
  if (point.length > 80) folded.type = point.includes("\n") ? Scalar.BLOCK_LITERAL : Scalar.BLOCK_FOLDED;
  return {
    ...topic,
    point: folded,
    related: listed(related),
    ...(sources === undefined ? {} : { sources: listed(sources) }),
  };
}

function addOutside(parsed: ParsedFolder, texts: readonly string[]): Edited {
  const [found] = parsed["outside.yaml"];
  if (found?.value === undefined)
    return { file: "outside.yaml", problem: "it cannot be read; mend it first" };
  const fresh = unasked(parsed, texts);
  const index = found.value.outside.findIndex(({ about }) => about === noted);
  if (index >= 0) return adding(found, ["outside", index, "ask"], fresh);
  return fresh.length === 0 ? nothingNew(found) : adding(found, ["outside"], [{ about: noted, ask: fresh }]);
}

/** The group that such questions are kept in. */
const noted = "asked here, and marked as out of scope";

function adding({ file }: Parsed, path: readonly (string | number)[], items: readonly unknown[]): Edited {
  if (items.length === 0) return nothingNew({ file });
  const after = appendItems(file.text, path, items);
  return after === undefined
    ? { file: file.name, problem: "the place for it is laid out in a way I leave alone; add it by hand" }
    : { file: file.name, before: file.text, after };
}

const nothingNew = ({ file }: Pick<Parsed, "file">): Edited => ({
  file: file.name,
  problem: "all of this stands in the knowledge already; there is nothing to add",
});

/** The texts that no topic and no out-of-scope example has, each once. */
function unasked(parsed: ParsedFolder, texts: readonly string[]): string[] {
  const known = new Set(
    [
      ...parsed["questions/*.yaml"].flatMap(({ value }) => value?.topics.flatMap(({ ask }) => ask) ?? []),
      ...parsed["outside.yaml"].flatMap(({ value }) => value?.outside.flatMap(({ ask }) => ask) ?? []),
    ].map(formOfWords),
  );
  return texts
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => {
      const key = formOfWords(text);
      return key !== "" && !known.has(key) && known.add(key) !== undefined;
    });
}
