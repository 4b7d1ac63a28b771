import { z } from "zod";
import { type FilePattern, filePatterns } from "./patterns.ts";
import { fileSchemas } from "./schema.ts";

/** A JSON Schema that gives authors completion, as the file it is kept in. */
export interface SchemaFile {
  /** In the knowledge folder, such as `schema/tips.json`. */
  readonly path: string;
  readonly text: string;
}

/** The JSON Schemas of all knowledge files, generated from their definitions. Draft 7 is what every editor reads. */
export const schemaFiles = (): readonly SchemaFile[] =>
  filePatterns.map((pattern) => ({
    path: schemaPath(pattern),
    text: `${JSON.stringify(z.toJSONSchema(fileSchemas[pattern], { io: "input", target: "draft-7" }), null, 2)}\n`,
  }));

/** The first line of a file of this pattern: by it an editor finds the schema. */
export function firstLine(pattern: FilePattern): string {
  const up = pattern.includes("/") ? "../" : "";
  return `# yaml-language-server: $schema=${up}${schemaPath(pattern)}`;
}

/** `questions/*.yaml` → `schema/questions.json`; of roadmaps there is one, and its schema is called so. */
function schemaPath(pattern: FilePattern): string {
  const [name = ""] = pattern.split(/[/.]/);
  return `schema/${name === "roadmaps" ? "roadmap" : name}.json`;
}
