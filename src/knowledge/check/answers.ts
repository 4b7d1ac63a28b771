import type { Problem } from "../../errors.ts";
import { plainText } from "../../plain.ts";
import type { Checked } from "../check.ts";
import type { Entries, Entry } from "../entries.ts";
import { fillPay, type PayBook, payLines } from "../pay.ts";
import type { TopicEntry } from "../schema.ts";

/** In characters of plain text, so that an answer with its last lines fits one message everywhere. */
const longestAnswer = 1500;

/** Answers have sources or are plainly the project's own, are short, and can be asked for in many ways. */
export function checkAnswers({ entries, blocks }: Checked): Problem[] {
  return entries.topics.flatMap((topic) => [
    ...checkOrigin(topic),
    ...checkLength(topic, entries, blocks),
    ...checkAsk(topic),
  ]);
}

/** With fewer phrasings a question is understood too seldom. */
const fewest = 20;

function checkAsk({ value: { ask, draft }, spot }: Entry<TopicEntry>): Problem[] {
  const missing = fewest - ask.length;
  if (draft === true || missing <= 0) return [];
  const message = `\`ask\` has ${ask.length} entries and needs at least ${fewest}; add ${missing}, or \`draft: true\` until there are more`;
  return [{ ...spot(["ask"]), message }];
}

/** Tips have an origin, and lead somewhere. */
export function checkTips({ entries: { tips } }: Checked): Problem[] {
  return tips.flatMap(({ value, spot }): Problem[] => {
    const found: Problem[] = [];
    const sourced = (value.sources?.length ?? 0) > 0;
    if (!sourced && value.editorial !== true)
      found.push({
        ...spot(),
        message: "a tip names its `sources`, or is `editorial: true`; add one of the two",
      });
    if (sourced && value.editorial === true)
      found.push({
        ...spot(["editorial"]),
        message: "an editorial tip has no sources; delete `editorial` or `sources`",
      });
    if (value.step === undefined && value.topic === undefined)
      found.push({ ...spot(), message: "a tip leads to a `step` or a `topic`; add one" });
    return found;
  });
}

function checkOrigin({ value, spot }: Entry<TopicEntry>): Problem[] {
  const found: Problem[] = [];
  if (value.editorial !== true) {
    if ((value.sources?.length ?? 0) > 0) return found;
    return [{ ...spot(), message: "an answer names its `sources`; add them, or mark it `editorial: true`" }];
  }
  if (value.sources)
    found.push({
      ...spot(["sources"]),
      message: "editorial guidance has no sources; delete `sources` or `editorial`",
    });
  if (value.pay)
    found.push({
      ...spot(["pay"]),
      message: "editorial guidance has no figures; delete `pay` or `editorial`",
    });
  return found;
}

function checkLength(
  { value, spot }: Entry<TopicEntry>,
  entries: Entries,
  read: Checked["blocks"],
): Problem[] {
  const figure = (id: string) => entries.figures.find((one) => one.value.id === id)?.value;
  const { point, detail = "" } = {
    point: fillPay(value.point, figure),
    detail: fillPay(value.detail ?? "", figure),
  };
  const pay = payLines(
    (value.pay ?? []).flatMap((id) => figure(id) ?? []),
    payBook(entries),
  );
  // Plain text is never longer than its Markdown, so most answers need no second parsing.
  if (pay.length === 0 && value.title.length + point.length + detail.length + 4 <= longestAnswer) return [];

  const blocks = [...read(point).blocks, ...pay, ...read(detail).blocks];
  const { length } = plainText([{ kind: "heading", text: value.title }, ...blocks]);
  if (length <= longestAnswer) return [];
  const message = `the answer has ${length} characters and may have ${longestAnswer}; shorten it by ${length - longestAnswer}`;
  return [{ ...spot([value.detail === undefined ? "point" : "detail"]), message }];
}

const payBook = ({ sources, regions, levels }: Entries): PayBook => ({
  sources: sources.map((source) => source.value),
  salaries: { regions: regions.map((region) => region.value), levels: levels.map((level) => level.value) },
});
