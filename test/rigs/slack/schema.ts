import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Fields, fieldsOf, isFields, parsed } from "./json.ts";

/** How `sharpen` works: raise it when it changes, and what is kept is made anew. */
const edition = 1;
const require = createRequire(import.meta.url);

/** The JSON Schema (draft-07) of Slack's blocks and views, made from the types of `@slack/types`: `#/definitions/View`,
 *  `KnownBlock` and so on. Unknown keys are refused, and a union is decided by `type`. Making it takes seconds, so it is
 *  kept in `node_modules/.cache`, made by one process while others wait. */
export function blockSchema(): Fields {
  const types = require.resolve("@slack/types");
  const modules = join(types, "../../../..");
  const folder = join(modules, ".cache", "roadmate-rigs");
  const version = (name: string): string => {
    const manifest = fieldsOf(parsed(readFileSync(join(modules, name, "package.json"), "utf8")));
    return String(manifest.version);
  };
  const made = `${version("@slack/types")}-${version("ts-json-schema-generator")}-${edition}`;
  const file = join(folder, `slack-${made}.json`);
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const kept = read(file);
    if (kept !== undefined) return kept;
    if (!lock(`${file}.lock`)) continue;
    try {
      const schema = sharpen(generate(types.replace(/\.js$/, ".d.ts")));
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema));
      renameSync(`${file}.${process.pid}`, file);
      return schema;
    } finally {
      rmSync(`${file}.lock`, { force: true });
    }
  }
}

function read(file: string): Fields | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? fieldsOf(parsed(readFileSync(file, "utf8"))) : undefined;
}

/** True for the one who shall work; the others wait a moment. A lock of a minute is of a process that died. */
function lock(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > 60_000) rmSync(file, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    return false;
  }
}

/** The generator brings a whole TypeScript: it is loaded only when nothing is kept yet. */
function generate(path: string): Fields {
  const { createGenerator }: typeof import("ts-json-schema-generator") = require("ts-json-schema-generator");
  const generator = createGenerator({ path, type: "View", skipTypeCheck: true, additionalProperties: false });
  return fieldsOf(parsed(JSON.stringify(generator.createSchema("View"))));
}

/** Without prose; only known blocks in views; unions decided by `type`, so that one says what is wrong in a header, and
 *  not that it is none of twenty things. */
export function sharpen(schema: Fields): Fields {
  const definitions = {
    ...fieldsOf(schema.definitions),
    AnyBlock: { $ref: "#/definitions/KnownBlock" },
    View: { anyOf: ["HomeView", "ModalView"].map((name) => ({ $ref: `#/definitions/${name}` })) },
  };
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isFields(value)) return value;
    const byType = decided(value, definitions);
    const kept = Object.entries(byType ?? value).filter(
      ([key, item]) => key !== "description" || typeof item !== "string",
    );
    return Object.fromEntries(kept.map(([key, item]) => [key, rewrite(item)]));
  };
  return { definitions: rewrite(definitions) };
}

/** A union of objects as conditions on `type`; nothing for what is no such union. */
function decided(schema: Fields, definitions: Fields): Fields | undefined {
  if (!Array.isArray(schema.anyOf)) return undefined;
  const byType = new Map<string, Fields[]>();
  for (const leaf of leavesOf(schema, definitions)) {
    const type = fieldsOf(fieldsOf(resolved(leaf, definitions).properties).type).const;
    if (typeof type !== "string") return undefined;
    byType.set(type, [...(byType.get(type) ?? []), leaf]);
  }
  // A choice between variants of one type stays as it is.
  if (byType.size < 2) return undefined;
  return {
    type: "object",
    required: ["type"],
    properties: { type: { enum: [...byType.keys()] } },
    allOf: [...byType].map(([type, leaves]) => ({
      if: { required: ["type"], properties: { type: { const: type } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
      then: leaves.length === 1 ? leaves[0] : { anyOf: leaves },
    })),
  };
}

function leavesOf(schema: Fields, definitions: Fields): Fields[] {
  const inner = resolved(schema, definitions);
  return Array.isArray(inner.anyOf)
    ? inner.anyOf.flatMap((branch) => leavesOf(fieldsOf(branch), definitions))
    : [schema];
}

function resolved(schema: Fields, definitions: Fields): Fields {
  const name = typeof schema.$ref === "string" ? schema.$ref.replace("#/definitions/", "") : undefined;
  return name === undefined ? schema : fieldsOf(definitions[decodeURIComponent(name)]);
}
