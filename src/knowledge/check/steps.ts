import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Entry } from "../entries.ts";
import type { Register } from "../register.ts";
import type { Option, Step } from "../schema.ts";

/** The roadmap can be walked: no circles, nothing behind them, nothing needed that may be skipped, no choice without a way on. */
export function checkSteps({ entries: { steps }, register }: Checked): Problem[] {
  const byId = new Map(steps.map((step) => [step.value.id, step]));
  const circles = findCircles(steps, byId);
  // Behind an unread file or a faulty entry a step may well be reachable.
  const exists = (id: string): boolean =>
    !register.complete("step") || register.living("step", id) !== undefined;
  return [
    ...circles.map(({ problem }) => problem),
    ...unreachable(steps, byId, new Set(circles.flatMap(({ ids }) => ids)), exists),
    ...steps.flatMap((step) => optionalNeeds(step, byId)),
    ...steps.flatMap((step) => stranded(step, byId)),
    ...(circles.length > 0 ? [] : steps.flatMap((step) => late(step, byId, register))),
  ];
}

type ById = ReadonlyMap<string, Entry<Step>>;
type Condition = NonNullable<Option["when"]>;

/** Each circle once, at the `requires` that closes it. */
function findCircles(
  steps: readonly Entry<Step>[],
  byId: ById,
): { readonly ids: string[]; readonly problem: Problem }[] {
  const done = new Set<string>();
  const way: string[] = [];
  const found: { ids: string[]; problem: Problem }[] = [];
  const walk = (step: Entry<Step>): void => {
    const { id, requires } = step.value;
    way.push(id);
    requires.forEach((next, index) => {
      const from = way.indexOf(next);
      const entry = byId.get(next);
      if (from !== -1) {
        const ids = way.slice(from);
        const message = `these steps wait for each other: ${[...ids, next].join(" → ")}; take one out of \`requires\``;
        found.push({ ids, problem: { ...step.spot(["requires", index]), message } });
      } else if (entry && !done.has(next)) walk(entry);
    });
    way.pop();
    done.add(id);
  };
  for (const step of steps) if (!done.has(step.value.id)) walk(step);
  return found;
}

/** Steps behind a circle or behind a step that does not exist, told where the way is blocked. */
function unreachable(
  steps: readonly Entry<Step>[],
  byId: ById,
  circling: ReadonlySet<string>,
  exists: (id: string) => boolean,
): Problem[] {
  const blocked = new Set(circling);
  const found: Problem[] = [];
  const visited = new Set(circling);
  const visit = (step: Entry<Step>): void => {
    const { id, requires } = step.value;
    visited.add(id);
    for (const next of requires) {
      const entry = byId.get(next);
      if (entry && !visited.has(next)) visit(entry);
    }
    const index = requires.findIndex((next) => blocked.has(next) || !exists(next));
    const next = requires[index];
    if (next === undefined) return;
    blocked.add(id);
    const why = exists(next) ? "cannot be reached" : "does not exist";
    const message = `nobody can reach step \`${id}\`, since \`${next}\` ${why}; mend that, or take it out of \`requires\``;
    found.push({ ...step.spot(["requires", index]), message });
  };
  for (const step of steps) if (!visited.has(step.value.id)) visit(step);
  return found;
}

function optionalNeeds({ value, spot }: Entry<Step>, byId: ById): Problem[] {
  if (value.optional) return [];
  return value.requires.flatMap((id, index): Problem[] => {
    if (byId.get(id)?.value.optional !== true) return [];
    const message = `\`${value.id}\` is for everybody but requires \`${id}\`, which is optional; drop it, or make this optional too`;
    return [{ ...spot(["requires", index]), message }];
  });
}

/** A learner whose earlier choice opens no option here could not go on. */
function stranded({ value, spot }: Entry<Step>, byId: ById): Problem[] {
  const conditions = (value.one_of ?? []).map((option) => option.when);
  const [first] = conditions;
  if (first === undefined || conditions.includes(undefined)) return [];
  if (conditions.some((when) => when?.step !== first.step)) {
    const message =
      "each of these options hangs on a choice, at different steps, so some learners find none open; leave `when` out of one";
    return [{ ...spot(["one_of"]), message }];
  }
  const open = new Set(conditions.flatMap((when) => when?.option ?? []));
  const left = (byId.get(first.step)?.value.one_of ?? []).filter((option) => !open.has(option.id));
  if (left.length === 0) return [];
  const names = left.map((option) => `\`${option.id}\``).join(", ");
  const message = `who chose ${names} at \`${first.step}\` finds no option open here; add one, or widen a \`when\``;
  return [{ ...spot(["one_of"]), message }];
}

/** What an option hangs on has to come before the step: a later step would wait for its own end. */
function late({ value, spot }: Entry<Step>, byId: ById, register: Register): Problem[] {
  const comesAfter = (id: string, seen = new Set<string>()): boolean => {
    if (id === value.id) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const step = byId.get(id)?.value;
    return step !== undefined && waitsFor(step).some((next) => comesAfter(next, seen));
  };
  // An option that does not exist is told elsewhere.
  const exists = ({ step, option }: Condition): boolean =>
    option.every((id) => register.living("option", id, step) !== undefined);
  return (value.one_of ?? []).flatMap(({ id, when, needs = [] }, index) => {
    const message = (what: string) =>
      `option \`${id}\` hangs on \`${what}\`, which comes after \`${value.id}\` itself; take it out`;
    return [
      ...(when && comesAfter(when.step) && exists(when)
        ? [{ ...spot(["one_of", index, "when", "step"]), message: message(when.step) }]
        : []),
      ...needs.flatMap((need, at) =>
        comesAfter(need) ? [{ ...spot(["one_of", index, "needs", at]), message: message(need) }] : [],
      ),
    ];
  });
}

const waitsFor = ({ requires, one_of = [] }: Step): readonly string[] => [
  ...requires,
  ...one_of.flatMap(({ when, needs = [] }) => [...needs, ...(when ? [when.step] : [])]),
];
