import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Entry } from "../entries.ts";
import { type Markup, type MarkupProblem, onlyParagraph } from "../markup.ts";
import { payPlaceholder } from "../pay.ts";
import type { Path, Spot } from "../place.ts";

/** Answers and tips hold only the Markdown that every platform can show; all other text is shown as it stands. */
export function checkProse({ parsed, entries, blocks }: Checked): Problem[] {
  const of = <T>(list: readonly Entry<T>[], prose: (value: T) => readonly Prose[]): Problem[] =>
    list.flatMap((entry) => prose(entry.value).flatMap((one) => checkText(one, blocks, entry.spot)));
  const { topics, steps, certifications, terms, tips } = entries;
  const notes = parsed["roadmaps/*.yaml"].flatMap(({ value, places }) =>
    value
      ? checkText({ path: ["hours_note"], text: value.hours_note, holds: "text" }, blocks, places.value)
      : [],
  );
  return [
    ...of(topics, ({ point, detail }) => [
      { path: ["point"], text: point, holds: "paragraph", pay: true },
      ...(detail === undefined
        ? []
        : [{ path: ["detail"], text: detail, holds: "blocks", pay: true } as const]),
    ]),
    ...of(tips, ({ text }) => [{ path: ["text"], text, holds: "paragraph" }]),
    ...of(steps, ({ why, build, check }) => [
      { path: ["why"], text: why, holds: "text" },
      { path: ["build"], text: build, holds: "text" },
      { path: ["check", "question"], text: check.question, holds: "text" },
      { path: ["check", "answer"], text: check.answer, holds: "text" },
    ]),
    ...of(certifications, ({ about }) => [{ path: ["about"], text: about, holds: "text" }]),
    ...of(terms, ({ means }) => [{ path: ["means"], text: means, holds: "text" }]),
    ...notes,
  ];
}

interface Prose {
  readonly path: Path;
  readonly text: string;
  readonly holds: "blocks" | "paragraph" | "text";
  /** `{pay:ID}` is filled in here. */
  readonly pay?: boolean;
}

type Read = (markdown: string) => Markup;

function checkText(
  { path, text, holds, pay }: Prose,
  read: Read,
  spot: (path: Path, offset?: number) => Spot,
): Problem[] {
  return [...markupIn(text, holds, read), ...strayPlaceholders(text, pay === true)].map(
    ({ offset, message }) => ({
      ...spot(path, offset),
      message,
    }),
  );
}

function markupIn(text: string, holds: Prose["holds"], read: Read): readonly MarkupProblem[] {
  switch (holds) {
    case "blocks":
      return read(text).problems;
    case "paragraph":
      return onlyParagraph(read(text)).problems;
    case "text": {
      const marked =
        /[*_`[<]/.test(text) && onlyParagraph(read(text)).spans.some((span) => span.kind !== "text");
      return marked
        ? [
            {
              offset: 0,
              message: "this is shown as it stands, with its stars and backticks; take the Markdown out",
            },
          ]
        : [];
    }
  }
}

function strayPlaceholders(text: string, filled: boolean): readonly MarkupProblem[] {
  const message = filled
    ? "a pay figure is written `{pay:ID}`, with an id of salaries.yaml; mend it"
    : "`{pay:ID}` is filled in only in `point` and `detail` of an answer; take it out";
  const good = new Set(filled ? [...text.matchAll(payPlaceholder)].map((match) => match.index) : []);
  return [...text.matchAll(/\{\s*pay\b/gi)].flatMap(({ index }) =>
    good.has(index) ? [] : [{ offset: index, message }],
  );
}
