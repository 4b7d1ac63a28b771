import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { packageRoot } from "../../src/index.ts";

const { scripts } = z
  .object({ scripts: z.object({ start: z.string().startsWith("node ") }) })
  .parse(JSON.parse(await readFile(new URL("package.json", packageRoot), "utf8")));

/** What follows `node` in `npm start`, from any folder: flags as they are, and the file. */
export const program: readonly string[] = scripts.start
  .split(" ")
  .slice(1)
  .map((word) => (word.startsWith("-") ? word : fileURLToPath(new URL(word, packageRoot))));
