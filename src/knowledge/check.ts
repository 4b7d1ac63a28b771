import type { Problem } from "../errors.ts";
import { checkAnswers, checkTips } from "./check/answers.ts";
import { checkHeaders, checkOneRoadmap } from "./check/files.ts";
import { checkIds, checkTitles } from "./check/ids.ts";
import { checkPhrasings } from "./check/phrasings.ts";
import { checkProse } from "./check/prose.ts";
import { checkRanges } from "./check/ranges.ts";
import { checkReferences } from "./check/references.ts";
import { checkSteps } from "./check/steps.ts";
import { checkWords } from "./check/words.ts";
import { type Entries, entriesIn } from "./entries.ts";
import type { ParsedFolder } from "./folder.ts";
import { type Markup, rememberingBlocks } from "./markup.ts";
import type { FilePattern } from "./patterns.ts";
import { type Register, registerOf } from "./register.ts";

/** What every check looks at. */
export interface Checked {
  readonly parsed: ParsedFolder;
  readonly entries: Entries;
  readonly register: Register;
  /** Reads Markdown, each text once. */
  readonly blocks: (markdown: string) => Markup;
}

/** Gathers what the checks need. `unread`: patterns of which a file is missing or broken. */
export function prepare(parsed: ParsedFolder, unread: ReadonlySet<FilePattern>): Checked {
  return {
    parsed,
    entries: entriesIn(parsed),
    register: registerOf(parsed, unread),
    blocks: rememberingBlocks(),
  };
}

/** Whether the files hold together: everything that one file's schema cannot see. */
export function crossCheck(checked: Checked): Problem[] {
  return checks.flatMap((check) => check(checked));
}

const checks: readonly ((checked: Checked) => Problem[])[] = [
  checkHeaders,
  checkOneRoadmap,
  checkIds,
  checkTitles,
  checkReferences,
  checkSteps,
  checkPhrasings,
  checkAnswers,
  checkTips,
  checkRanges,
  checkProse,
  checkWords,
];
