import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Spot } from "../place.ts";

/** One phrasing leads to one place: no two topics, or a topic and the out-of-scope examples, share one. */
export function checkPhrasings({ entries: { topics, outside } }: Checked): Problem[] {
  const asked = [
    ...topics.flatMap(({ value, spot }) =>
      value.ask.map((text, index) => ({
        text,
        owner: `topic \`${value.id}\``,
        at: () => spot(["ask", index]),
      })),
    ),
    ...outside.flatMap(({ value, spot }) =>
      value.ask.map((text, index) => ({ text, owner: `outside.yaml`, at: () => spot(["ask", index]) })),
    ),
  ];
  const firsts = new Map<string, { readonly owner: string; readonly at: () => Spot }>();
  return asked.flatMap(({ text, owner, at }): Problem[] => {
    const key = formOfWords(text);
    if (key === "") return [{ ...at(), message: "a phrasing needs words; write what people ask" }];
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, { owner, at });
      return [];
    }
    const { file, line } = first.at();
    const where = `${file}:${line}`;
    const elsewhere = `this phrasing is on ${first.owner} too, at ${where}; keep it where it fits best`;
    return [
      {
        ...at(),
        message: first.owner === owner ? `this phrasing stands at ${where} already; delete one` : elsewhere,
      },
    ];
  });
}

/** What two phrasings share that are the same: lower case, and anything between words one blank. `+` and `#` stay, for they tell
 *  C, C++ and C# apart. */
export const formOfWords = (phrasing: string): string =>
  phrasing
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}+#]+/gu, " ")
    .trim();
