import type { Seen } from "./features.ts";
import type { Model } from "./model.ts";

/** Finds how much a question is like one phrasing of a class, 0–1: the cosine over words and pairs. 0 for a class that is not there, and
 *  for a question without known words. */
export type Nearness = (seen: Seen, label: string) => number;

/** Makes what looks through the phrasings. It spreads a question on the same sheet each time: holding it against a hundred phrasings
 *  is then a hundred sums. */
export function createNearness({ kept, keys, labels }: Model): Nearness {
  const sheet = new Float32Array(keys.length);
  const classOf = new Map(labels.map((label, i) => [label, i]));
  const likest = (from: number, to: number): number => {
    let most = 0;
    for (let i = from; i < to; i++) {
      let sum = 0;
      for (let k = kept.starts[i] as number; k < (kept.starts[i + 1] as number); k++)
        sum += (sheet[kept.rows[k] as number] as number) * (kept.values[k] as number);
      if (sum > most) most = sum;
    }
    return most / 255;
  };
  return ({ rows, values, spoken }, label) => {
    const at = classOf.get(label);
    if (at === undefined || spoken === 0) return 0;
    const length = Math.hypot(...values.subarray(0, spoken));
    for (let i = 0; i < spoken; i++) sheet[rows[i] as number] = (values[i] as number) / length;
    const most = likest(kept.classes[at] as number, kept.classes[at + 1] as number);
    for (let i = 0; i < spoken; i++) sheet[rows[i] as number] = 0;
    return Math.min(1, most);
  };
}

/** Which classes are held against their phrasings. */
const looking = {
  /** So many, best first. */
  most: 8,
  /** Less likely ones are left as they are: looking costs time, and hardly any would win. */
  least: 0.003,
} as const;

/** What likeness to a phrasing weighs beside probability, when a class has so many phrasings on average. Chosen by cross-validation with 10 to
 *  135 phrasings a class, over public phrasings that people typed and over posts of whose authors training had seen nothing: of few
 *  phrasings the nearest tells little. */
function weightsFor(phrasings: number): { readonly power: number; readonly likeness: number } {
  const power = Math.min(1.26, 1 / (0.7 + 0.22 * Math.log(phrasings / 10)));
  return { power, likeness: power * Math.max(0, 1.5 * Math.log(phrasings / 8)) };
}

/** Probabilities by class → the same, where a class gains that has a phrasing much like the question. */
export type Weigh = (
  probabilities: ReadonlyMap<string, number>,
  likeness: (label: string) => number,
) => Map<string, number>;

/** Makes what weighs. The model's weights know what is usual of a class, yet one phrasing in a hundred may say what is not.
 *  `always`: a class that is looked at whenever it is likely enough. */
export function createWeigh({ kept, labels }: Model, always: string): Weigh {
  const { power, likeness } = weightsFor((kept.starts.length - 1) / labels.length);
  return (probabilities, likenessTo) => {
    const likely = [...probabilities]
      .filter(([, probability]) => probability >= looking.least)
      .sort((a, b) => b[1] - a[1]);
    const looked = likely.filter(([label], i) => i < looking.most || label === always);
    const weighed = looked.map(([label, probability]): [string, number] => [
      label,
      probability ** power * Math.exp(likeness * likenessTo(label)),
    ]);
    const by = sumOf(looked) / (sumOf(weighed) || 1);
    return new Map([...probabilities, ...weighed.map(([label, x]): [string, number] => [label, x * by])]);
  };
}

const sumOf = (pairs: readonly (readonly [string, number])[]): number =>
  pairs.reduce((sum, [, x]) => sum + x, 0);
