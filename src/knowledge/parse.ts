import type { z } from "zod";
import type { Problem } from "../errors.ts";
import { explain } from "./explain.ts";
import type { KnowledgeFile } from "./files.ts";
import type { FilePattern } from "./patterns.ts";
import type { Places } from "./place.ts";
import { type FileValues, fileSchemas } from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** A file whose YAML is sound. */
export interface Parsed<P extends FilePattern = FilePattern> {
  readonly file: KnowledgeFile;
  readonly pattern: P;
  /** What the YAML says, whether or not it fits the schema. */
  readonly raw: unknown;
  /** The same when it fits. */
  readonly value: FileValues[P] | undefined;
  readonly places: Places;
}

/** Text → the value that fits the pattern's schema, with every problem on the way.
 *  `parsed` is undefined when the YAML itself is broken. */
export function parseFile<P extends FilePattern>(
  file: KnowledgeFile,
  pattern: P,
): { readonly parsed?: Parsed<P>; readonly problems: readonly Problem[] } {
  const { places, problems, ...read } = readYaml(file.name, file.text);
  if (places === undefined || !("raw" in read)) return { problems };
  const { raw } = read;
  const schema = schemas[pattern];
  const result = schema.safeParse(raw);
  const issues = result.success ? [] : explain(result.error.issues, schema, raw, places);
  return { parsed: { file, pattern, raw, value: result.data, places }, problems: [...problems, ...issues] };
}

const schemas: { readonly [P in FilePattern]: z.ZodType<FileValues[P]> } = fileSchemas;
