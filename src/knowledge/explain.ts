import { z } from "zod";
import type { Problem } from "../errors.ts";
import { nearest, suggestion } from "./near.ts";
import type { Path, Places } from "./place.ts";
import { quote } from "./quote.ts";

type Issue = z.core.$ZodIssue;

/** What zod found → what an author can act on, each at its line. */
export function explain(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  raw: unknown,
  places: Places,
): Problem[] {
  const misspelt = new Set(issues.flatMap((issue) => misspeltKeys(issue, schema)));
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        ...places.key([...path, key]),
        message: `unknown key \`${quote(key)}\`${suggestion(key, keysAt(schema, path), `the keys here are ${list(keysAt(schema, path))}`)}`,
      }));
    const value = valueAt(raw, path);
    if (value === undefined && misspelt.has(JSON.stringify(path))) return [];
    return [{ ...places.value(path), message: tell(issue, path, value) }];
  });
}

/** Required keys that are only missing because they are misspelt, as JSON paths: one slip is one problem. */
function misspeltKeys(issue: Issue, schema: z.core.$ZodType): string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const meant = issue.keys.map((key) => nearest(key, keysAt(schema, path)));
  return meant.flatMap((key) => (key === undefined ? [] : [JSON.stringify([...path, key])]));
}

function tell(issue: Issue, path: Path, value: unknown): string {
  const name = nameOf(path);
  if (value === undefined && path.length > 0) return `${name} is missing; add it`;
  if (value === null) return `${name} has no value; fill it in or delete the key`;
  switch (issue.code) {
    case "invalid_type":
      return `${name} is ${kindOf(value)} and should be ${wanted(issue.expected)}; ${cure(issue.expected, value)}`;
    case "too_small":
      return tooSmall(issue, name, value);
    case "too_big":
      return tooBig(issue, name, value);
    case "invalid_value": {
      const values = issue.values.map(String);
      return `${name} cannot be \`${quote(value)}\`${suggestion(String(value), values, `take one of ${list(values)}`)}`;
    }
    case "invalid_format":
    case "custom":
      return `${name} is \`${quote(value)}\`, but ${issue.message}; change it`;
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
      return `${name} does not fit (${issue.message}); look at another entry of this kind`;
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, name: string, value: unknown): string {
  const least = Number(issue.minimum);
  if (Array.isArray(value))
    return `${name} has ${count(value.length)} and needs at least ${least}; add ${least - value.length}`;
  if (typeof value === "string") return `${name} is empty; write something`;
  return `${name} is ${String(value)} and must be ${issue.inclusive ? "at least" : "above"} ${least}; change it`;
}

function tooBig(issue: z.core.$ZodIssueTooBig, name: string, value: unknown): string {
  const most = Number(issue.maximum);
  if (Array.isArray(value))
    return `${name} has ${count(value.length)} and may have ${most}; take out ${value.length - most}`;
  if (typeof value === "string")
    return `${name} has ${value.length} characters and may have ${most}; shorten it by ${value.length - most}`;
  return `${name} is ${String(value)} and may be at most ${most}; change it`;
}

/** `title`, `hours.min`, or `entry 3 of ask`, inside the nearest list. */
function nameOf(path: Path): string {
  const position = path.findLastIndex((part) => typeof part === "number");
  const keys = path.slice(position + 1);
  if (keys.length > 0) return `\`${keys.join(".")}\``;
  if (position === -1) return "the file";
  return `entry ${Number(path[position]) + 1} of \`${String(path[position - 1] ?? "the list")}\``;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return "true or false";
  return typeof value === "string" ? "text" : "a group of keys";
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of keys",
};
const wanted = (expected: string): string => kinds[expected] ?? expected;

function cure(expected: string, value: unknown): string {
  if (expected === "string" && typeof value !== "object") return `put it in quotes: "${quote(value)}"`;
  if (expected === "array" && typeof value !== "object") return `write [${quote(value)}]`;
  return `write it as ${wanted(expected)}`;
}

const count = (entries: number): string => `${entries} ${entries === 1 ? "entry" : "entries"}`;
const list = (words: readonly string[]): string => words.join(", ");

/** The keys the schema allows at a path. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const part of path) {
    at = open(at);
    at =
      at instanceof z.ZodObject ? at.shape[String(part)] : at instanceof z.ZodArray ? at.element : undefined;
  }
  at = open(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

const open = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? schema.unwrap() : schema);

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, part)?.value;
  }
  return value;
}
