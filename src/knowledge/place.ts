import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  Scalar,
} from "yaml";
import type { Problem } from "../errors.ts";

/** Keys and list positions from the top of a file: `["topics", 0, "title"]`. */
export type Path = readonly (string | number)[];
/** Where in the files. */
export type Spot = Omit<Problem, "message">;

/** Finds where in its file a value stands. A path that ends early leads to the closest thing around it. */
export interface Places {
  /** `offset` counts characters inside the value, when it is text. */
  value(path: Path, offset?: number): Spot;
  key(path: Path): Spot;
}

/** Places in the file that `document` was parsed from. */
export function placesIn(
  file: string,
  source: string,
  document: Document.Parsed,
  lines: LineCounter,
): Places {
  const spot = (position: number): Spot => {
    const { line, col } = lines.linePos(position);
    // An empty file part can be placed before the first character.
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    value(path, offset) {
      const node = follow(document.contents, path);
      const start = startOf(node);
      return spot(isScalar(node) && offset !== undefined ? inside(node, start, source, offset) : start);
    },
    key(path) {
      const parent = follow(document.contents, path.slice(0, -1));
      return spot(startOf(keyNode(parent, path.at(-1)) ?? parent));
    },
  };
}

function follow(from: Node | null, path: Path): Node | null {
  let node = from;
  for (const part of path) {
    const next = child(node, part);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function child(node: Node | null, part: string | number): Node | undefined {
  if (!isCollection(node) || isAlias(node)) return undefined;
  const found: unknown = isSeq(node) ? node.items[Number(part)] : node.get(part, true);
  return isNode(found) ? found : undefined;
}

function keyNode(node: Node | null, key: string | number | undefined): Node | undefined {
  if (!isMap(node)) return undefined;
  const found: unknown = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
  return isNode(found) ? found : undefined;
}

const isNode = (value: unknown): value is Node => isScalar(value) || isCollection(value) || isAlias(value);
const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;

/** YAML folds and dedents text but keeps every printing character in order, so counting those finds the place.
 *  Quoted text with escapes breaks the count: there the start has to do. */
function inside(node: Scalar, start: number, source: string, offset: number): number {
  const end = node.range?.[1] ?? start;
  const raw = source.slice(start, end);
  if (raw.startsWith('"') ? raw.includes("\\") : raw.startsWith("'") && raw.slice(1, -1).includes("''"))
    return start;
  const block = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
  const text = block ? source.indexOf("\n", start) + 1 : start + (/^["']/.test(raw) ? 1 : 0);
  let left = printing(String(node.value).slice(0, offset)) + 1;
  for (let position = text; position < end; position++) {
    if (/\S/.test(source[position] ?? "") && --left === 0) return position;
  }
  return start;
}

const printing = (text: string): number => text.replace(/\s/g, "").length;
