import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Figure, Roadmap, Salaries, Source } from "../../src/knowledge/schema.ts";
import type { LearnerMap, MapState } from "../../src/picture/map/map.ts";
import type { PayChart } from "../../src/picture/pay/pay.ts";

/** The benchmark runs this file from `dist/`. */
const root = new URL(import.meta.url.includes("/dist/") ? "../../../" : "../../", import.meta.url);
const read = (path: string): unknown => parse(readFileSync(new URL(`knowledge/${path}`, root), "utf8"));

export const roadmap = read("roadmaps/backend.yaml") as Roadmap;

/** The shipped roadmap as it looks for someone who did the first `done` steps that are not optional. */
export function learnerMap(done: number, others: Readonly<Record<string, MapState>> = {}): LearnerMap {
  const required = roadmap.steps.filter(({ optional }) => !optional).map(({ id }) => id);
  const finished = new Set(required.slice(0, done));
  const isOver = (id: string) => finished.has(id) || others[id] === "done" || others[id] === "skipped";
  const stateOf = (step: Roadmap["steps"][number]): MapState => {
    if (finished.has(step.id)) return "done";
    return others[step.id] ?? (step.requires.every(isOver) ? "open" : "locked");
  };
  const next = roadmap.steps.find((step) => ["doing", "open"].includes(stateOf(step)) && !step.optional);
  return {
    title: roadmap.title,
    levels: roadmap.levels.map(({ id, title }) => ({
      title,
      steps: roadmap.steps
        .filter(({ level }) => level === id)
        .map((step) => ({
          title: step.title,
          state: stateOf(step),
          optional: step.optional,
          next: step === next,
        })),
    })),
  };
}

const { figures, ...salaries } = read("salaries.yaml") as Salaries;
const { sources } = read("sources.yaml") as { readonly sources: readonly Source[] };

/** The shipped figures, those that pass. */
export const payChart = (title: string, passes: (figure: Figure) => boolean): PayChart => ({
  title,
  figures: figures.filter(passes),
  sources,
  salaries,
});
