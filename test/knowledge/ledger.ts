import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

/** The ledger of facts the knowledge has to carry. Its header says how tokens are matched. */

const range = z.strictObject({ min: z.number(), max: z.number() });
const figure = z.strictObject({
  region: z.string(),
  countries: z.array(z.string()).optional(),
  level: z.string(),
  level_as_stated: z.string().nullable(),
  years: range.nullable(),
  currency: z.string(),
  stat: z.string(),
  min: z.number(),
  max: z.number().nullable(),
  open_ended: z.boolean(),
  period: z.literal("year"),
  survey: z.string().nullable(),
});
const fact = z.object({
  id: z.string(),
  topic: z.string(),
  claim: z.string(),
  sources: z.array(z.string()).min(1),
  must_mention: z.array(z.string()).min(1),
  figure: figure.optional(),
});
const ledger = z.object({
  whole_word: z.array(z.string()),
  facts: z.array(fact),
  disagreements: z.array(z.object({ id: z.string(), nature: z.string(), facts: z.array(z.string()) })),
});

export type Fact = z.infer<typeof fact>;
export type Ledger = z.infer<typeof ledger>;

export const readLedger = (): Ledger =>
  ledger.parse(parse(readFileSync(new URL("../fixtures/facts.yaml", import.meta.url), "utf8")));

/** Whether a text mentions a token, by the ledger's rule: begins where a word begins, ends anywhere unless it is a
 *  number or a whole word; case, accents, hyphens and dashes do not count. */
export function mentions(text: string, token: string, wholeWords: readonly string[]): boolean {
  const afterNumber = /\d$/.test(token) ? "(?!\\d|[.,]\\d)" : "";
  const afterWord = wholeWords.includes(token) ? "(?![\\p{L}\\p{N}])" : "";
  const escaped = fold(token).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${afterNumber}${afterWord}`, "u").test(fold(text));
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\p{Pd}/gu, " ")
    .replace(/\s+/g, " ");
