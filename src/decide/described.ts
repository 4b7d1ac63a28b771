import type { Knowledge } from "../knowledge/knowledge.ts";
import { nearest } from "../knowledge/near.ts";
import type { Named } from "../knowledge/schema.ts";
import type { Learner, Profile, Standing } from "../store/learner.ts";
import { chosenOptions, languageStep, optionNamed } from "./choices.ts";
import { renamedSteps } from "./renamed.ts";
import { type Found, findHours, found, type Refused, refused } from "./typed.ts";
import { roadmapWording } from "./wording-roadmap.ts";

/** Ids of steps, also former ones → the steps they are now. */
export function findSteps(
  typed: readonly string[],
  knowledge: Pick<Knowledge, "roadmap" | "vocabulary">,
): Found<readonly string[]> | Refused {
  const { roadmap } = knowledge;
  const renamed = renamedSteps(roadmap);
  const unknown = typed.filter((id) => renamed(id).length === 0);
  if (unknown.length === 0) return found([...new Set(typed.flatMap(renamed))]);
  const near = new Set(unknown.flatMap((one) => stepLike(one.toLowerCase(), knowledge)));
  const examples = roadmap.steps.slice(0, 3).map(({ id }) => id);
  return refused(roadmapWording.unknownSteps(unknown.slice(0, 5), [...near].slice(0, 5), examples));
}

/** The step somebody meant by the name of an option or a tool, or by a typing error. */
function stepLike(
  typed: string,
  { roadmap, vocabulary }: Pick<Knowledge, "roadmap" | "vocabulary">,
): readonly string[] {
  const { steps } = roadmap;
  const choice = steps.find((step) => optionNamed(step, typed) !== undefined);
  const tool = [...vocabulary.databases, ...vocabulary.tools].find(({ names }) => names.includes(typed));
  const ids = steps.map(({ id }) => id);
  const meant = choice?.id ?? tool?.step ?? nearest(typed, ids) ?? ids.find((id) => id.includes(typed));
  return meant === undefined || typed === "" ? [] : [meant];
}

/** A language as people type it → the option of the language step. */
export function findLanguage(
  typed: string,
  { roadmap, vocabulary }: Pick<Knowledge, "roadmap" | "vocabulary">,
): Found<string> | Refused {
  const step = roadmap.steps.find(({ id }) => id === languageStep);
  const known = (step?.one_of ?? []).map(({ title }) => title);
  const name = typed.trim().toLowerCase();
  const language = vocabulary.languages.find((entry) => isCalled(entry, name));
  const option = optionNamed(step, language?.part_of ?? language?.id ?? name);
  if (option) return found(option.id);
  if (language) return refused(roadmapWording.uncoveredLanguage(language.title, known));
  const covered = vocabulary.languages.filter(({ id, part_of }) => optionNamed(step, part_of ?? id));
  const near = nearest(
    name,
    covered.flatMap(({ names }) => names),
  );
  return refused(roadmapWording.unknownLanguage(typed.trim(), near, known));
}

/** A goal as people type it → its id. */
export function findGoal(
  typed: string,
  { roadmap, vocabulary }: Pick<Knowledge, "roadmap" | "vocabulary">,
): Found<string> | Refused {
  const goals = roadmap.goals ?? [];
  const name = typed.trim().toLowerCase();
  const said = vocabulary.goals.find((entry) => isCalled(entry, name));
  const goal = goals.find(({ id }) => id === (said?.id ?? name));
  if (goal) return found(goal.id);
  return refused(
    roadmapWording.unknownGoal(
      typed.trim(),
      goals.map(({ id }) => id),
    ),
  );
}

const isCalled = ({ id, title, names }: Named, name: string): boolean =>
  id === name || title.toLowerCase() === name || names.includes(name);

/** Why a learner cannot choose this option of a step: there is none such, or it goes with another choice than theirs (a
 *  framework of another language). Undefined when they can. */
export function optionProblem(
  stepId: string,
  optionId: string,
  { roadmap, step }: Knowledge,
  learner: Learner,
): string | undefined {
  const at = step(stepId);
  const options = at?.one_of ?? [];
  const option = optionNamed(at, optionId);
  if (option === undefined) {
    const titles = options.map(({ title }) => title);
    return roadmapWording.unknownOption(optionId, at?.title ?? stepId, titles);
  }
  const { when } = option;
  const chosen = when === undefined ? [] : chosenOptions(roadmap, learner)(when.step);
  if (when === undefined || chosen.length === 0 || chosen.some((id) => when.option.includes(id)))
    return undefined;
  const titles = (ids: readonly string[]) =>
    ids.flatMap((id) => optionNamed(step(when.step), id)?.title ?? []);
  return roadmapWording.closedOption(option.title, titles(when.option), titles(chosen));
}

/** A learner as typed in one go, without a store. */
export interface Described {
  readonly done?: string | undefined;
  readonly language?: string | undefined;
  readonly goal?: string | undefined;
  readonly hours?: string | undefined;
}

/** Steps between commas, a language, a goal, hours a week → a learner. The first thing that cannot be read is refused. */
export function findLearner(described: Described, knowledge: Knowledge): Found<Learner> | Refused {
  const { done = "", language, goal, hours } = described;
  const ids = done
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const read = {
    steps: findSteps(ids, knowledge),
    language: language === undefined ? undefined : findLanguage(language, knowledge),
    goal: goal === undefined ? undefined : findGoal(goal, knowledge),
    hours: hours === undefined ? undefined : findHours(hours),
  };
  const problem = Object.values(read).find((one) => one?.kind === "refused");
  if (problem?.kind === "refused") return problem;
  if (read.steps.kind === "refused") return read.steps;
  const profile: Profile = {
    ...(read.language?.kind === "found" ? { language: read.language.value } : {}),
    ...(read.goal?.kind === "found" ? { goal: read.goal.value } : {}),
    ...(read.hours?.kind === "found" ? { hoursAWeek: read.hours.value } : {}),
  };
  const finished = read.steps.value.map((id): [string, Standing] => [id, { state: "done" }]);
  return found({ profile, steps: new Map(finished) });
}
