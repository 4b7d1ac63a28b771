import type { Problem } from "../errors.ts";

/** Bytes → text an author can have meant, or what is wrong with the file as a file.
 *  `text` is undefined when reading on would only add noise. */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { readonly text: string | undefined; readonly problems: readonly Problem[] } {
  const foreign = firstForeignByte(bytes);
  if (foreign !== undefined) {
    const message = "this is not UTF-8 text; save the file as UTF-8";
    return { text: undefined, problems: [{ file, ...foreign, message }] };
  }
  const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const marked = whole.startsWith("\uFEFF");
  const text = marked ? whole.slice(1) : whole;
  const problems: Problem[] = [];
  if (marked)
    problems.push({
      file,
      line: 1,
      column: 1,
      message: "a byte order mark opens the file; save it as UTF-8 without BOM",
    });
  const unfit = [...emptiness(text), ...tabs(text), ...controls(text)].map((found) => ({ file, ...found }));
  return { text: unfit.length > 0 ? undefined : text, problems: [...problems, ...unfit] };
}

type Found = Omit<Problem, "file">;

/** Decodes line by line only when the whole does not decode, to name the line. */
function firstForeignByte(bytes: Uint8Array): { readonly line: number; readonly column: number } | undefined {
  if (decodes(bytes)) return undefined;
  const newline = 0x0a;
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    const row = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (!decodes(row)) return { line, column: new TextDecoder("utf-8").decode(row).indexOf("\uFFFD") + 1 };
    start = end === -1 ? bytes.length + 1 : end + 1;
  }
  return { line: 1, column: 1 };
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function emptiness(text: string): Found[] {
  if (text.split("\n").some((line) => line.trim() !== "" && !line.trimStart().startsWith("#"))) return [];
  return [{ line: 1, column: 1, message: "the file is empty; fill it or delete it" }];
}

function tabs(text: string): Found[] {
  return firstMatch(
    text,
    /^ *\t/,
    (more) => `a tab indents this line${more}; YAML wants spaces`,
    (found) => found.length,
  );
}

function controls(text: string): Found[] {
  const pattern = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;
  return firstMatch(
    text,
    pattern,
    (more) => `a control character hides in this line${more}; delete it`,
    () => 1,
  );
}

/** One problem for the first line that matches: the others have the same cure. */
function firstMatch(
  text: string,
  pattern: RegExp,
  message: (more: string) => string,
  width: (found: string) => number,
): Found[] {
  const lines = text.split("\n").flatMap((line, index) => {
    const match = pattern.exec(line);
    return match ? [{ line: index + 1, column: match.index + width(match[0]) }] : [];
  });
  const [first] = lines;
  if (first === undefined) return [];
  return [{ ...first, message: message(lines.length > 1 ? ` (and ${lines.length - 1} more)` : "") }];
}
