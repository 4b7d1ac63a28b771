import { isDeepStrictEqual } from "node:util";
import { type Document, isScalar, isSeq, parseDocument, Scalar, stringify, type YAMLSeq } from "yaml";
import type { Path } from "./place.ts";

/** Adds items to the end of a list in a YAML text, and changes nothing else: comments, order, quotes and line ends stay as
 *  they are. A text among the items is quoted as the one before it. Undefined where there is no such list, or its lines are
 *  laid out in a way that only a person should touch. */
export function appendItems(text: string, path: Path, items: readonly unknown[]): string | undefined {
  const document = parseYaml(text);
  const list = document.getIn(path, true);
  if (document.errors.length > 0 || !isSeq(list) || list.items.length === 0) return undefined;
  const styled = items.map((item) => likeBefore(item, list));
  const changed = list.flow ? inFlow(text, list, styled) : inBlock(text, list, styled);
  return changed !== undefined && adds(document, changed, path, items) ? changed : undefined;
}

const parseYaml = (text: string): Document.Parsed =>
  parseDocument(text, { version: "1.2", prettyErrors: false, keepSourceTokens: true });

/** Whether the changed text says what it said, and the items. */
function adds(before: Document.Parsed, changed: string, path: Path, items: readonly unknown[]): boolean {
  const after = parseYaml(changed);
  const wanted = before.clone();
  for (const item of items) wanted.addIn(path, wanted.createNode(item));
  return after.errors.length === 0 && isDeepStrictEqual(after.toJS(), wanted.toJS());
}

/** A text in the quotes of the list's last item. */
function likeBefore(item: unknown, list: YAMLSeq): unknown {
  const last = list.items.at(-1);
  if (typeof item !== "string" || !isScalar(last)) return item;
  const scalar = new Scalar(item);
  const quoted = last.type === Scalar.QUOTE_DOUBLE || last.type === Scalar.QUOTE_SINGLE;
  if (quoted && last.type !== undefined) scalar.type = last.type;
  return scalar;
}

function inFlow(text: string, list: YAMLSeq, items: readonly unknown[]): string | undefined {
  const end = rangeOf(list.items.at(-1))?.[1];
  if (end === undefined) return undefined;
  const added = stringify(items, { ...style, lineWidth: 0, collectionStyle: "flow" }).trim();
  return `${text.slice(0, end)}, ${added.slice(1, -1)}${text.slice(end)}`;
}

function inBlock(text: string, list: YAMLSeq, items: readonly unknown[]): string | undefined {
  const [last, before] = [rangeOf(list.items.at(-1)), rangeOf(list.items.at(-2))];
  const token = list.srcToken;
  if (last === undefined || token?.type !== "block-seq") return undefined;
  const endLine = text.slice(0, last[1]).endsWith("\n") ? last[1] - 1 : text.indexOf("\n", last[1]);
  const end = endLine < 0 ? text.length : endLine;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const blank = before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(before[1] - 1, last[0]));
  const indent = " ".repeat(token.indent);
  const added = items.map((item) =>
    stringify([item], style)
      .trimEnd()
      .split("\n")
      .map((line) => (line === "" ? "" : indent + line))
      .join(eol),
  );
  // The carriage return belongs to the line before.
  const at = text[end - 1] === "\r" ? end - 1 : end;
  return text.slice(0, at) + added.map((one) => (blank ? eol : "") + eol + one).join("") + text.slice(at);
}

/** As the files are written: long texts folded, flow lists without blanks inside. */
const style = { version: "1.2", lineWidth: 120, flowCollectionPadding: false } as const;

/** Where a node begins, where its value ends, and where what belongs to it ends. */
function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1]), Number(range[2])] : undefined;
}
