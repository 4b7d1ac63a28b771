import { withoutAside } from "../fit.ts";
import { altLimit, textColumns } from "../picture.ts";
import { fitted, shorten } from "../words.ts";
import { allSteps, countOf, nextOf } from "./count.ts";
import type { LearnerMap, MapLevel, MapState, MapStep } from "./map.ts";

/** What the map says, on the picture and beside it. */
export const words = {
  next: "Next",
  goOn: "Go on with",
  finished: ["Well done", "You finished this roadmap"],
  stuck: ["Next", "Nothing is open right now"],
  stepsDone: "steps done",
  stepsDoneAnd: (extra: number) => `steps done, + ${extra} optional`,
  optional: "optional",
  state: { done: "done", doing: "in progress", open: "can start", locked: "later", skipped: "skipped" },
} as const satisfies { readonly state: Record<MapState, string> } & Record<string, unknown>;

/** In the order of the legend. */
export const states = ["done", "doing", "open", "locked", "skipped"] as const satisfies readonly MapState[];

/** What stands on top: the step to do next, or that there is none. */
export function headline(map: LearnerMap): { readonly call: string; readonly said: string } {
  const next = nextOf(map);
  if (next !== undefined) return { call: next.state === "doing" ? words.goOn : words.next, said: next.title };
  const { done, total } = countOf(allSteps(map));
  const [call, said] = done < total ? words.stuck : words.finished;
  return { call, said };
}

/** The map in words. What can be done now is named first and most fully. */
export function mapAlt(map: LearnerMap): string {
  const steps = allSteps(map);
  const next = nextOf(map);
  const { call, said } = headline(map);
  const levels = map.levels
    .filter((level) => level.steps.length > 0)
    .map((level) => `${shorten(level.title, 40)} ${countText(level.steps)}`);
  return fitted(
    [
      `Roadmap ${shorten(map.title, 60)}: ${countText(steps)} steps done${extraText(steps)}.`,
      `${call}: ${shorten(said, 90)}.`,
      `${levels.join(", ")}.`,
    ],
    (["doing", "open", "done", "skipped", "locked"] as const).flatMap((state) => {
      const titles = steps.filter((step) => step.state === state && step !== next).map(({ title }) => title);
      if (titles.length === 0) return [];
      const label = words.state[state];
      return [
        {
          label: label.charAt(0).toUpperCase() + label.slice(1),
          items: titles.map((title) => shorten(withoutAside(title), 90)),
          count: titles.length === 1 ? "1 step" : `${titles.length} steps`,
        },
      ];
    }),
    altLimit,
  );
}

/** The map for a terminal: each level's steps in two columns, read downwards. */
export function mapText(map: LearnerMap): readonly string[] {
  const steps = allSteps(map);
  const next = nextOf(map);
  const { done, total } = countOf(steps);
  const { call, said } = headline(map);
  const filled = total === 0 ? bar : Math.round((bar * done) / total);
  return [
    shorten(`${map.title}: ${countText(steps)} steps done${extraText(steps)}`, textColumns),
    `[${"#".repeat(filled)}${"-".repeat(bar - filled)}]`,
    "",
    shorten(`${call}: ${said}`, textColumns),
    ...map.levels
      .filter((level) => level.steps.length > 0)
      .flatMap((level, index) => ["", ...levelText(level, index + 1, next)]),
    "",
    ...legendText(steps, next),
  ];
}

const bar = 40;
const cell = (textColumns - 2) / 2;
const marks = { done: "[x]", doing: "[~]", open: "[ ]", locked: " · ", skipped: "[-]" } as const;

function levelText(level: MapLevel, number: number, next: MapStep | undefined): readonly string[] {
  const cells = level.steps.map((step) => {
    const mark = step === next ? "[>]" : marks[step.state];
    const star = step.optional === true ? " *" : "";
    return `${mark} ${shorten(withoutAside(step.title), cell - 4 - star.length)}${star}`;
  });
  const rows = Math.ceil(cells.length / 2);
  const lines = cells.slice(0, rows).map((left, row) => {
    const right = cells[rows + row];
    return right === undefined ? left : `${left.padEnd(cell)}  ${right}`;
  });
  return [shorten(`${number} ${level.title}, ${countText(level.steps)}`, textColumns), ...lines];
}

function legendText(steps: readonly MapStep[], next: MapStep | undefined): readonly string[] {
  const shown = states.filter((state) => steps.some((step) => step !== next && step.state === state));
  const parts = [
    ...(next === undefined ? [] : [`[>] ${words.next.toLowerCase()}`]),
    ...shown.map((state) => `${marks[state].trim()} ${words.state[state]}`),
    ...(steps.some((step) => step.optional === true) ? [`* ${words.optional}`] : []),
  ];
  const line = parts.join("  ");
  return line.length <= textColumns
    ? [line]
    : [parts.slice(0, 5), parts.slice(5)].map((half) => half.join("  "));
}

function countText(steps: readonly MapStep[]): string {
  const { done, total } = countOf(steps);
  return `${done} of ${total}`;
}

function extraText(steps: readonly MapStep[]): string {
  const { extra } = countOf(steps);
  return extra === 0 ? "" : ` and ${extra} optional`;
}
