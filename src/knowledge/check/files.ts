import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import { firstLine } from "../editor.ts";
import { filePatterns } from "../patterns.ts";

/** Every file names its schema in the first line, so that an author gets completion. */
export function checkHeaders({ parsed }: Checked): Problem[] {
  return filePatterns.flatMap((pattern) =>
    parsed[pattern].flatMap(({ file }): Problem[] => {
      const [first = ""] = file.text.split(/\r?\n/, 1);
      if (first.trimEnd() === firstLine(pattern)) return [];
      const message = `the first line has to be \`${firstLine(pattern)}\`, so that editors can help; put it there`;
      return [{ file: file.name, line: 1, column: 1, message }];
    }),
  );
}

/** There is one roadmap to walk: a second file would be read by nobody. */
export function checkOneRoadmap({ parsed }: Checked): Problem[] {
  return parsed["roadmaps/*.yaml"].slice(1).map(({ file }) => {
    const message = "this is a second roadmap and there can be one; move its steps into the other file";
    return { file: file.name, line: 1, column: 1, message };
  });
}
