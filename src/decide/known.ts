import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Named, Option, Roadmap, Step } from "../knowledge/schema.ts";
import type { Learner, Standing } from "../store/learner.ts";
import type { Slots } from "../understand/intent.ts";
import { languageStep, optionNamed } from "./choices.ts";
import { impliedBy } from "./implied.ts";

/** The step whose choice is a framework: the vocabulary knows frameworks by their language. */
const frameworkStep = "framework";

/** What somebody who says "I know python and sql" has finished: step → done, with the options they named.
 *  `ids` are those of the vocabulary's languages, databases, frameworks and tools; what has no step is left out.
 *
 *  - Each thing known finishes its own step, and is the option chosen there if it is one. A language without an option
 *    of its own (C#) finishes nothing, nor does a framework of such a language.
 *  - An option that hangs on one earlier choice settles that choice: who knows Django knows Python, pytest too.
 *  - And it implies what `impliedBy` says: who knows Django knows what runs Python. */
export function stepsKnown(
  ids: readonly string[],
  { roadmap, vocabulary }: Pick<Knowledge, "roadmap" | "vocabulary">,
): ReadonlyMap<string, Standing> {
  const claims = ids.flatMap((id) => claimsOf(id, roadmap, vocabulary));
  const told = new Map<string, readonly string[]>();
  for (const { step, options } of [...claims, ...claims.flatMap(({ settles }) => settles)])
    told.set(step, [...new Set([...(told.get(step) ?? []), ...options])]);
  const known = new Set([...told.keys(), ...impliedBy([...told.keys()], roadmap)]);
  return new Map(
    roadmap.steps
      .filter(({ id }) => known.has(id))
      .map((step): [string, Standing] => {
        const named = told.get(step.id) ?? [];
        const options = named.length > 0 ? named : onlyFitting(step, told);
        return [step.id, options.length > 0 ? { state: "done", options } : { state: "done" }];
      }),
  );
}

/** The steps that a question names by their technology, at most three, each once. */
export function stepsNamed(
  { languages = [], databases = [], frameworks = [], tools = [] }: Slots,
  { roadmap, vocabulary }: Pick<Knowledge, "roadmap" | "vocabulary">,
): readonly Step[] {
  const ids = [...tools, ...databases, ...frameworks, ...languages];
  const named = new Set(ids.flatMap((id) => claimsOf(id, roadmap, vocabulary)).map(({ step }) => step));
  return roadmap.steps.filter(({ id }) => named.has(id)).slice(0, 3);
}

/** The learner, with what they say they know on top of what is recorded. What is recorded stands. */
export const assuming = (learner: Learner, known: ReadonlyMap<string, Standing>): Learner => ({
  ...learner,
  steps: new Map([
    ...[...known].map(([id, standing]): [string, Standing] => [
      id,
      { ...standing, ...learner.steps.get(id) },
    ]),
    ...[...learner.steps].filter(([id]) => !known.has(id)),
  ]),
});

interface Told {
  readonly step: string;
  readonly options: readonly string[];
}
/** A step finished by something known, and the earlier choices that this settles. */
interface Claim extends Told {
  readonly settles: readonly Told[];
}

function claimsOf(id: string, roadmap: Roadmap, vocabulary: Knowledge["vocabulary"]): Claim[] {
  const find = (list: readonly Named[]) => list.find((entry) => entry.id === id);
  const language = find(vocabulary.languages);
  if (language) return languageClaim(language.part_of ?? language.id, roadmap);
  const framework = find(vocabulary.frameworks);
  if (framework) {
    const spoken = languageClaim(framework.language ?? "", roadmap);
    return spoken.length === 0 ? [] : [...spoken, ...claim(frameworkStep, id, roadmap)];
  }
  const step = (find(vocabulary.databases) ?? find(vocabulary.tools))?.step;
  return step === undefined ? [] : claim(step, id, roadmap);
}

const languageClaim = (language: string, roadmap: Roadmap): Claim[] =>
  claim(languageStep, language, roadmap).filter(({ options }) => options.length > 0);

function claim(id: string, optionId: string, { steps }: Roadmap): Claim[] {
  const step = steps.find((one) => one.id === id);
  const option = optionNamed(step, optionId);
  const { when } = option ?? {};
  const settles = when?.option.length === 1 ? [{ step: when.step, options: when.option }] : [];
  return step === undefined ? [] : [{ step: id, options: option ? [option.id] : [], settles }];
}

/** The one option that what is known leaves open, if it is one. */
function onlyFitting({ one_of = [] }: Step, told: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const fits = ({ when }: Option) =>
    when === undefined || (told.get(when.step) ?? when.option).some((id) => when.option.includes(id));
  const [only, ...others] = one_of.filter(fits);
  return only !== undefined && others.length === 0 ? [only.id] : [];
}
