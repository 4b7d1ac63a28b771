import type { Problem } from "../errors.ts";
import type { Folder } from "./files.ts";
import { type Parsed, parseFile } from "./parse.ts";
import type { FilePattern } from "./patterns.ts";

/** Every file whose YAML is sound, by pattern. */
export type ParsedFolder = { readonly [P in FilePattern]: readonly Parsed<P>[] };

/** Parses a folder's files. `unread` grows by the patterns of which a file is broken. */
export function parseFolder(folder: Folder): {
  readonly parsed: ParsedFolder;
  readonly problems: readonly Problem[];
  readonly unread: ReadonlySet<FilePattern>;
} {
  const problems = [...folder.problems];
  const unread = new Set(folder.unread);
  const every = <P extends FilePattern>(pattern: P): Parsed<P>[] =>
    folder.files
      .filter((file) => file.pattern === pattern)
      .flatMap((file) => {
        const result = parseFile(file, pattern);
        problems.push(...result.problems);
        if (result.parsed) return [result.parsed];
        unread.add(pattern);
        return [];
      });
  const parsed = {
    "sources.yaml": every("sources.yaml"),
    "questions/*.yaml": every("questions/*.yaml"),
    "roadmaps/*.yaml": every("roadmaps/*.yaml"),
    "salaries.yaml": every("salaries.yaml"),
    "certifications.yaml": every("certifications.yaml"),
    "glossary.yaml": every("glossary.yaml"),
    "tips.yaml": every("tips.yaml"),
    "vocabulary.yaml": every("vocabulary.yaml"),
    "outside.yaml": every("outside.yaml"),
  };
  return { parsed, problems, unread };
}
