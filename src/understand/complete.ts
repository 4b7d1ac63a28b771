import type { Classifier } from "./classify.ts";
import { outside } from "./examples.ts";
import type { Item } from "./intent.ts";
import { fold, type Names } from "./names.ts";
import type { Normaliser } from "./normalise.ts";

/** Topics for a question being typed, best first, each once: by their title while it is short, then by what it seems to mean. */
export function complete(
  typed: string,
  most: number,
  { normalise, classifier, names }: { normalise: Normaliser; classifier: Classifier; names: Names },
): readonly Item[] {
  const byTitle = names.near(typed, "topic", most).map(({ item }) => item);
  const { words } = normalise(typed);
  const byMeaning =
    words.length === 0
      ? []
      : classifier
          .classify(words)
          .ranked.filter(({ label, probability }) => label !== outside && probability > 0.01)
          .map(({ label }): Item => ({ kind: "topic", id: label }));
  const seen = new Set<string>();
  const fresh = ({ id }: Item): boolean => !seen.has(id) && seen.add(id) !== undefined;
  const rest = words.length >= 3 ? [...byMeaning, ...byTitle] : [...byTitle, ...byMeaning];
  return [...begunTitles(typed, names), ...rest].filter(fresh).slice(0, most);
}

/** Topics whose title begins with what is typed: the rest of it is yet to come. */
function begunTitles(typed: string, names: Names): Item[] {
  const begun = fold(typed);
  if (begun === "") return [];
  const titled = names.all("topic").filter(({ names }) => names.some((name) => name.startsWith(begun)));
  return titled.map(({ item }) => item);
}
