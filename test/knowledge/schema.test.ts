import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { schemaFiles } from "../../src/knowledge/editor.ts";

test.each(schemaFiles().map(({ path, text }) => [path, text]))(
  "knowledge/%s is what `npm run schema` generates",
  async (path, text) => {
    expect(await readFile(join("knowledge", path), "utf8")).toBe(text);
  },
);
