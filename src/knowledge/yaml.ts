import {
  Composer,
  CST,
  type Document,
  isAlias,
  LineCounter,
  type Node,
  Parser,
  visit,
  type YAMLError,
} from "yaml";
import type { Problem } from "../errors.ts";
import { type Places, placesIn } from "./place.ts";
import { quote } from "./quote.ts";

/** A YAML text as plain values, with the way back to lines; `places` is undefined when the YAML is broken. */
export type Read =
  | { readonly places: Places; readonly raw: unknown; readonly problems: readonly Problem[] }
  | { readonly places?: undefined; readonly problems: readonly Problem[] };

/** More than any honest file uses; a bomb needs thousands. */
const mostAliases = 100;
/** Honest files nest six levels. Node dies, not throws, when a regular expression compiles on an exhausted stack. */
const deepest = 40;

/** Reads YAML 1.2. Repeated keys are reported and still leave a value, other errors do not. */
export function readYaml(file: string, text: string): Read {
  const lines = new LineCounter();
  const problem = (position: number, message: string): Problem => {
    const { line, col } = lines.linePos(position);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = tokens.map(tooDeep).find((token) => token !== undefined);
  if (deep)
    return { problems: [problem(deep.offset, `this nests deeper than ${deepest} levels; flatten it`)] };

  const options = { version: "1.2", prettyErrors: false, stringKeys: true } as const;
  const composer = new Composer(options);
  const { document, second } = withoutStacks(() => {
    const [first, behind] = composer.compose(tokens, true, text.length);
    return { document: first, second: behind };
  });
  if (document === undefined)
    return { problems: [problem(0, "there is nothing in this file; fill it or delete it")] };
  if (second)
    return { problems: [problem(second.range[0], "a second document begins here; keep one in a file")] };

  const { told, broken } = worthTelling(document);
  const problems = told.map((error) => problem(positionOf(error, document), tell(error)));
  if (broken) return { problems };
  try {
    const raw: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { places: placesIn(file, text, document, lines), raw, problems };
  } catch (error) {
    // The one thing toJS throws: an alias that leads nowhere, or aliases that multiply past the limit.
    if (!(error instanceof ReferenceError)) throw error;
    return { problems: [...problems, problem(...blameAlias(document))] };
  }
}

/** The composer makes an error of every slip, thousands in a broken file. Nobody looks at where in it they were made, and finding
 *  that out takes most of the time. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

type Parsed = Document.Parsed;

/** The token that lies too deep, found without recursion. */
function tooDeep(root: CST.Token): CST.Token | undefined {
  const stack: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { token, depth } = top;
    if (depth > deepest) return token;
    const push = (inner: CST.Token | null | undefined) =>
      inner && stack.push({ token: inner, depth: depth + 1 });
    if (token.type === "document") push(token.value);
    else if (CST.isCollection(token))
      for (const { key, value } of token.items) {
        push(key);
        push(value);
      }
  }
  return undefined;
}

/** After the first slip of syntax the parser guesses, so its further complaints would mislead. */
function worthTelling(document: Parsed): { readonly told: readonly YAMLError[]; readonly broken: boolean } {
  const errors = [...document.errors, ...document.warnings];
  const repeated = errors.filter((error) => error.code === "DUPLICATE_KEY");
  const other = errors.find((error) => error.code !== "DUPLICATE_KEY");
  return { told: other ? [...repeated, other] : repeated, broken: other !== undefined };
}

/** A missing quote is noticed at the end of the file; the place to look is where it opened. */
function positionOf(error: YAMLError, document: Parsed): number {
  let start = error.pos[0];
  if (error.code === "MISSING_CHAR")
    visit(document, {
      Scalar(_, scalar) {
        const quoted = scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE";
        if (quoted && scalar.range && scalar.range[1] >= error.pos[0]) start = scalar.range[0];
      },
    });
  return start;
}

function tell(error: YAMLError): string {
  if (error.code === "DUPLICATE_KEY") return "this key stands here twice; keep one of the two";
  if (error.code === "TAG_RESOLVE_FAILED") return "a `!tag` means nothing here; delete it, or quote the text";
  if (error.code === "BLOCK_AS_IMPLICIT_KEY")
    return "text with a colon and a space in it needs quotes around it; add them";
  if (error.code === "BAD_SCALAR_START")
    return "text that starts with this character needs quotes around it; add them";
  return `the YAML breaks here (${quote(error.message, 160)}); look at quotes, brackets and indentation`;
}

/** The first alias without an anchor before it, or else the first alias, with what to say of it. */
function blameAlias(document: Parsed): [number, string] {
  const anchors = new Set<string>();
  let first: number | undefined;
  let stray: [number, string] | undefined;
  visit(document, {
    Node(_, node: Node) {
      const position = node.range?.[0] ?? 0;
      if (!isAlias(node)) {
        if ("anchor" in node && typeof node.anchor === "string") anchors.add(node.anchor);
        return undefined;
      }
      first ??= position;
      if (anchors.has(node.source)) return undefined;
      stray = [position, `\`*${quote(node.source)}\` stands for nothing; write the value out`];
      return visit.BREAK;
    },
  });
  return stray ?? [first ?? 0, "from here on `*` aliases multiply into far too much; write the values out"];
}
