import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { schemaFiles } from "./editor.ts";

/** A program: writes the JSON Schemas into the knowledge folder of the current directory. */
for (const { path, text } of schemaFiles()) {
  const target = join("knowledge", path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}
