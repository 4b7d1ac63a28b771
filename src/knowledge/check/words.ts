import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import { type Claim, clashes } from "./twice.ts";

/** A word means one thing: no glossary name, vocabulary phrase or vocabulary name has two owners. */
export function checkWords({ entries: { terms, same, named } }: Checked): Problem[] {
  const glossary = terms.flatMap(({ value, spot }): Claim[] => [
    claim(value.term, spot(["term"]), "term"),
    ...value.also.map((name, index) => claim(name, spot(["also", index]), "term")),
  ]);
  const phrases = same.flatMap(({ value, spot }): Claim[] => [
    claim(value.word, spot(["word"]), "group"),
    ...value.also.map((phrase, index) => claim(phrase, spot(["also", index]), "group")),
  ]);
  const lists = named.map(({ list, entries }) =>
    entries.flatMap(({ value, spot }) =>
      value.names.map((name, index) => claim(name, spot(["names", index]), `entry of \`${list}\``)),
    ),
  );
  return [glossary, phrases, ...lists].flatMap(clashes);
}

const claim = (name: string, spot: Claim["spot"], owner: string): Claim => ({
  key: name.toLowerCase().replace(/[\s-]+/g, " "),
  spot,
  message: (first) => `"${name}" names the ${owner} at ${first} already; keep it in one place`,
});
