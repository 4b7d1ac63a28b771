import { z } from "zod";
import type { Roadmap, Step } from "../knowledge/schema.ts";
import type { Standing, StepState } from "../store/learner.ts";
import { optionNamed } from "./choices.ts";
import { renamedSteps } from "./renamed.ts";
import { type Refused, refused } from "./typed.ts";
import { roadmapWording } from "./wording-roadmap.ts";

/** Progress as text that a person can keep, edit and bring back: a Markdown check-list, or JSON. What was exported comes
 *  back as it was, in states and options. */

/** Step id → what holds of it. */
export type Progress = ReadonlyMap<string, Standing>;

export interface Imported {
  readonly kind: "imported";
  /** As the fact that replaces all progress holds it. Steps nothing is said of are left out. */
  readonly steps: Readonly<Record<string, Standing>>;
  /** What was left out, since no step is or was called so: ids and lines as they stand there. */
  readonly unknown: readonly string[];
}

const marks = { done: "x", doing: "~", skipped: "-" } as const satisfies Record<StepState, string>;

/** A check-list of all steps by level:
 *  `- [x] Learn one backend language: Python <!-- first-language: python -->` */
export function markdownOf(progress: Progress, { title, levels, steps }: Roadmap): string {
  const rowOf = (step: Step): string => {
    const { state, options = [] } = progress.get(step.id) ?? {};
    const chosen = (names: readonly string[]) => (names.length === 0 ? "" : `: ${names.join(", ")}`);
    const titles = options.map((id) => optionNamed(step, id)?.title ?? id);
    const mark = state === undefined ? " " : marks[state];
    return `- [${mark}] ${step.title}${chosen(titles)} <!-- ${step.id}${chosen(options)} -->`;
  };
  const parts = levels.map(({ id, title: level }) => {
    const rows = steps.filter((step) => step.level === id).map(rowOf);
    return rows.length === 0 ? [] : [`## ${level}`, rows.join("\n")];
  });
  return `${[`# ${roadmapWording.progress(title)}`, roadmapWording.legend, ...parts.flat()].join("\n\n")}\n`;
}

const version = 1;

/** Progress as JSON: `{"roadmate": 1, "roadmap": "backend", "steps": {"first-language": {"state": "done", "options": ["python"]}}}`. */
export const jsonOf = (progress: Progress, { id, steps }: Roadmap): string => {
  const touched = steps.flatMap((step) => {
    const standing = progress.get(step.id);
    return standing === undefined ? [] : [[step.id, standingOf(standing.state, standing.options)] as const];
  });
  return `${JSON.stringify({ roadmate: version, roadmap: id, steps: Object.fromEntries(touched) }, null, 2)}\n`;
};

/** In bytes; a check-list has about four thousand. */
const largestImport = 200_000;

/** Reads what `markdownOf` or `jsonOf` wrote, also after somebody edited it. Former ids lead to what they became, all parts
 *  of a split step included; where several rows come together in one step, the one that is farthest counts. Refused
 *  as a whole when it is empty, too big, broken or not of this roadmap. */
export function readProgress(typed: string, roadmap: Roadmap): Imported | Refused {
  if (typed.length > largestImport || new TextEncoder().encode(typed).length > largestImport)
    return refused(roadmapWording.hugeImport(largestImport / 1_000));
  // Pasted from a chat, text often stands in a code block.
  const clean = typed.trim().replace(/^```\w*\n|\n```$/g, "");
  if (clean === "") return refused(roadmapWording.emptyImport);
  const rows = clean.startsWith("{") ? rowsOfJson(clean) : rowsOfMarkdown(typed, roadmap);
  return Array.isArray(rows) ? gather(rows, roadmap) : rows;
}

interface Row {
  /** As it stands there. */
  readonly name: string;
  readonly id: string;
  readonly standing: Standing;
}

const states = z.enum(["doing", "done", "skipped"]);
const exported = z.object({
  roadmate: z.literal(version),
  steps: z.record(
    z.string().max(60),
    z.strictObject({ state: states.optional(), options: z.array(z.string().max(60)).max(50).optional() }),
  ),
});

function rowsOfJson(typed: string): Row[] | Refused {
  let raw: unknown;
  try {
    raw = JSON.parse(typed);
  } catch {
    return refused(roadmapWording.brokenJson);
  }
  const newer = z.object({ roadmate: z.number().int().gt(version) }).safeParse(raw).success;
  if (newer) return refused(roadmapWording.newerJson);
  const read = exported.safeParse(raw);
  if (!read.success) return refused(roadmapWording.otherJson);
  return Object.entries(read.data.steps).map(([id, { state, options }]) => ({
    name: id,
    id,
    standing: standingOf(state, options),
  }));
}

const standingOf = (state: StepState | undefined, options: readonly string[] = []): Standing => ({
  ...(state === undefined ? {} : { state }),
  ...(options.length === 0 ? {} : { options }),
});

const stateOf: ReadonlyMap<string, StepState | "open"> = new Map([
  ["x", "done"],
  ["X", "done"],
  ["~", "doing"],
  ["/", "doing"],
  ["-", "skipped"],
  ["", "open"],
]);

const row = /^\s*[-*+]\s+\[([^\]]{0,3})\]\s+(.*)$/u;

function rowsOfMarkdown(typed: string, roadmap: Roadmap): Row[] | Refused {
  const rows: Row[] = [];
  for (const [index, line] of typed.split(/\r?\n|\s(?=[-*+] \[[^\]]{0,3}\] )/).entries()) {
    const [, mark, rest = ""] = row.exec(line) ?? [];
    if (mark === undefined) continue;
    const state = stateOf.get(mark.trim());
    if (state === undefined) return refused(roadmapWording.badMark(index + 1, mark));
    const { name, id, options } = stepOf(rest, roadmap);
    rows.push({ name, id, standing: standingOf(state === "open" ? undefined : state, options) });
  }
  return rows.length === 0 ? refused(roadmapWording.foreignImport) : rows;
}

/** The id and options in the comment; without one, the line is the id of a step or begins with its title. */
function stepOf(rest: string, { steps }: Roadmap): { name: string; id: string; options: readonly string[] } {
  const start = rest.lastIndexOf("<!--");
  const end = rest.indexOf("-->", start);
  const said = (start < 0 ? rest : rest.slice(0, start)).trim();
  if (start >= 0 && end > start) {
    const [id = "", options = ""] = rest.slice(start + 4, end).split(":", 2);
    return { name: said === "" ? id.trim() : said, id: id.trim(), options: listIn(options) };
  }
  const [step] = steps
    .filter(({ title }) => said.toLowerCase().startsWith(title.toLowerCase()))
    .sort((a, b) => b.title.length - a.title.length);
  return { name: said, id: step?.id ?? said, options: [] };
}

const listIn = (words: string): string[] =>
  words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

function gather(rows: readonly Row[], roadmap: Roadmap): Imported | Refused {
  const renamed = renamedSteps(roadmap);
  const byId = new Map(roadmap.steps.map((step) => [step.id, step]));
  const gathered = new Map<string, Standing>();
  const unknown = new Set<string>();
  for (const { name, id, standing } of rows) {
    const ids = renamed(id);
    if (ids.length === 0) unknown.add(name);
    const options = standing.options ?? [];
    for (const option of options) {
      const known = ids.some((one) => optionNamed(byId.get(one), option));
      if (ids.length > 0 && !known) unknown.add(`${name}: ${option}`);
    }
    for (const one of ids) {
      const own = options.flatMap((option) => optionNamed(byId.get(one), option)?.id ?? []);
      gathered.set(one, together(gathered.get(one), standingOf(standing.state, own)));
    }
  }
  if (rows.length > 0 && gathered.size === 0) return refused(roadmapWording.foreignImport);
  const touched = [...gathered].filter(([, standing]) => Object.keys(standing).length > 0);
  return { kind: "imported", steps: Object.fromEntries(touched), unknown: [...unknown] };
}

const far = { done: 3, doing: 2, skipped: 1 } as const satisfies Record<StepState, number>;
const farOf = ({ state }: Standing): number => (state === undefined ? 0 : far[state]);

function together(before: Standing | undefined, now: Standing): Standing {
  if (before === undefined) return now;
  const { state } = farOf(now) > farOf(before) ? now : before;
  return standingOf(state, [...new Set([...(before.options ?? []), ...(now.options ?? [])])]);
}
