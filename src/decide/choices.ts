import type { Goal, Option, Roadmap, Step } from "../knowledge/schema.ts";
import type { Learner } from "../store/learner.ts";

/** The step whose choice is the learner's language. */
export const languageStep = "first-language";

/** What the choices of a roadmap come to for one learner. Lists are best first, and empty for steps that are no choice. */
export interface Choices {
  /** The options in question: those the learner chose, else those the goal settles, else all that fit. */
  readonly candidates: (step: Step) => readonly Option[];
  /** What to offer: of the chosen ones, else of all that fit, those that ask for nothing that is missing. */
  readonly open: (step: Step) => readonly Option[];
  /** The steps to take for the option in question that asks for the least beyond what everybody takes anyway. */
  readonly needs: (step: Step) => readonly string[];
}

/** An option fits when its `when` names one of the things the learner chose there. Where they have not chosen yet,
 *  everything still fits. */
export function choicesOf(
  roadmap: Roadmap,
  learner: Learner,
  goal: Goal | undefined,
  met: (id: string) => boolean,
): Choices {
  const chosen = chosenOptions(roadmap, learner);
  const optional = new Set(roadmap.steps.filter((step) => step.optional).map(({ id }) => id));
  const settled = (step: Step): readonly string[] =>
    (goal?.choices ?? []).flatMap((choice) => (choice.step === step.id ? choice.option : []));
  const fits = ({ when }: Option): boolean => {
    const before = when && chosen(when.step);
    return before === undefined || before.length === 0 || before.some((id) => when?.option.includes(id));
  };
  const fitting = (step: Step): readonly Option[] => (step.one_of ?? []).filter(fits).sort(bySources);
  const among = (options: readonly Option[], ids: readonly string[]) =>
    ids.flatMap((id) => options.find((option) => option.id === id) ?? []);

  const candidates = (step: Step): readonly Option[] => {
    const all = fitting(step);
    const [own, aimed] = [among(all, chosen(step.id)), among(all, settled(step))];
    return own.length > 0 ? own : aimed.length > 0 ? aimed : all;
  };
  const extra = ({ needs = [] }: Option): number => needs.filter((id) => optional.has(id) && !met(id)).length;
  return {
    candidates,
    open: (step) => {
      const all = fitting(step);
      const own = among(all, chosen(step.id));
      const rest = [...new Set([...among(all, settled(step)), ...all])];
      return (own.length > 0 ? own : rest).filter(({ needs = [] }) => needs.every(met));
    },
    needs: (step) => [...candidates(step)].sort((a, b) => extra(a) - extra(b))[0]?.needs ?? [],
  };
}

/** The option that most sources name comes first; sorting keeps the order of the file otherwise. */
const bySources = (a: Option, b: Option): number => b.sources.length - a.sources.length;

/** Step → ids of the options chosen there that exist, under the names they bear now. The language of the profile is
 *  chosen at the language step, before what was recorded there. */
export function chosenOptions(roadmap: Roadmap, learner: Learner): (step: string) => readonly string[] {
  const { language } = learner.profile;
  const chosen = roadmap.steps.map((step): [string, readonly string[]] => {
    const spoken = step.id === languageStep && language !== undefined ? [language] : [];
    const named = [...spoken, ...(learner.steps.get(step.id)?.options ?? [])];
    return [step.id, [...new Set(named.flatMap((id) => optionNamed(step, id)?.id ?? []))]];
  });
  const byStep = new Map(chosen);
  return (id) => byStep.get(id) ?? [];
}

/** The option of a step that bears this id, or bore it once. */
export const optionNamed = (step: Step | undefined, id: string): Option | undefined =>
  step?.one_of?.find((option) => option.id === id) ?? step?.one_of?.find(({ was }) => was?.includes(id));
