import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatProblem, KnowledgeError, type Problem } from "../../../src/errors.ts";
import { patternOf } from "../../../src/knowledge/files.ts";
import { knowledgeOf } from "../../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";
import { parseFile } from "../../../src/knowledge/parse.ts";
import { decodeText } from "../../../src/knowledge/text.ts";
import { examplesOf } from "../../../src/understand/examples.ts";
import { createNormaliser } from "../../../src/understand/normalise.ts";
import { soundFiles } from "../../knowledge/folder.ts";
import type { Kind, World } from "./kind.ts";
import type { Random } from "./random.ts";
import { mangled } from "./yaml.ts";

/** Knowledge files gone wrong. Bytes travel as Latin 1. */

export const fileKinds = (world: World): readonly Kind[] => [
  {
    name: "knowledge files",
    share: 75,
    make: (random) => {
      const path = random.pick([...world.files.keys()]);
      return [path, mangled(excerpt(world.files.get(path) ?? "", random), random)];
    },
    run: async ([path = "", bytes = ""], _, watch) => {
      const pattern = patternOf(path);
      if (pattern === undefined) return [];
      const problems = watch(() => {
        const { text, problems: first } = decodeText(Buffer.from(bytes, "latin1"), path);
        return text === undefined
          ? first
          : [...first, ...parseFile({ name: path, pattern, text }, pattern).problems];
      });
      return judgeProblems(problems);
    },
  },
  {
    name: "knowledge folders",
    share: 25,
    make: (random) => {
      const [path, content] = random.pick(small);
      return [path, mangled(content, random)];
    },
    run: async ([path = "", bytes = ""], _, watch) => {
      const known = small.find(([name]) => name === path);
      if (known === undefined) return [];
      const dir = await folder();
      await writeFile(join(dir, path), Buffer.from(bytes, "latin1"));
      try {
        return await watch(() => load(dir));
      } finally {
        await writeFile(join(dir, path), known[1]);
      }
    },
  },
];

/** Loads it and makes of it what answers, all but the training. */
async function load(dir: string): Promise<readonly string[]> {
  try {
    const { phrasings, prints: _, ...data } = await loadKnowledge(dir);
    const examples = examplesOf(phrasings, createNormaliser(data.vocabulary));
    return knowledgeOf(data).topics.length > 0 && examples.length > 0 ? [] : ["it loads, and is empty"];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.problems.length > 0 ? judgeProblems(error.problems) : ["refused without a reason"];
  }
}

/** A problem names a place and says something that fits a screen. */
const judgeProblems = (problems: readonly Problem[]): readonly string[] =>
  problems.flatMap((problem) => {
    const { file, line, column, message } = problem;
    const placed = file !== "" && line >= 1 && column >= 1;
    const fits = message.length > 10 && message.length < 2_000;
    const shown = formatProblem(problem).slice(0, 100);
    return [
      ...(placed ? [] : [`no place: ${shown}`]),
      ...(fits ? [] : [`a message of ${message.length}: ${shown}`]),
      ...(/(?!\n)\p{Cc}|\p{Bidi_Control}/u.test(message) ? [`a control character in: ${shown}`] : []),
    ];
  });

const small: readonly (readonly [string, string])[] = Object.entries(soundFiles()).flatMap(
  ([path, content]) => (patternOf(path) === undefined ? [] : [[path, String(content)] as const]),
);

let made: Promise<string> | undefined;
/** A small sound folder on the disk. */
function folder(): Promise<string> {
  made ??= makeFolder();
  return made;
}

async function makeFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "roadmate-fuzz-"));
  for (const [path, content] of small) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
}

/** Clears up. */
export async function removeFolder(): Promise<void> {
  if (made !== undefined) await rm(await made, { recursive: true, force: true });
  made = undefined;
}

/** The first lines of a file, and some from further down: whole entries, of some kilobytes. */
function excerpt(text: string, random: Random): string {
  const lines = text.split("\n");
  const entries = lines.flatMap((line, at) => (/^ {0,2}- /.test(line) ? [at] : []));
  const head = entries[0] ?? lines.length;
  if (entries.length === 0) return text;
  const from = random.below(entries.length);
  const to = entries[from + random.pick([1, 3, 10])] ?? lines.length;
  return [...lines.slice(0, head), ...lines.slice(entries[from], to)].join("\n").slice(0, 12_000);
}
