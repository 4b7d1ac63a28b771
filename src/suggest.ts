import type { Knowledge } from "./knowledge/knowledge.ts";
import type { CommandName } from "./understand/commands.ts";
import type { Understanding } from "./understand/understand.ts";

/** A value to offer while a person types; `value` always resolves when it is sent back. */
export interface Choice {
  /** At most 100 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly value: string;
}

/** Discord takes no more. */
const most = 25;

/** Values for a command's option, best first. Titles are offered, for a title always finds its entry. */
export function suggest(
  command: CommandName,
  option: string,
  typed: string,
  { knowledge, understanding }: { readonly knowledge: Knowledge; readonly understanding: Understanding },
): readonly Choice[] {
  switch (`${command} ${option}`) {
    case "ask question":
      return topics(typed, knowledge, understanding);
    case "topics theme":
      return knowledge.themes.map(({ title }) => same(title)).filter(({ label }) => matches(label, typed));
    case "step step":
    case "start step":
    case "done step":
    case "skip step":
      return byName("step", typed, understanding);
    case "term term":
      return byName("term", typed, understanding);
    default:
      return [];
  }
}

const same = (title: string): Choice => ({ label: title, value: title });

const matches = (label: string, typed: string): boolean =>
  label.toLowerCase().includes(typed.trim().toLowerCase());

/** What people want to know first; offered before anything is typed. */
const popular = [
  "how-to-start",
  "degree-needed",
  "first-language-choice",
  "time-to-job-ready",
  "salary-by-region-level",
  "roadmap-overview",
  "first-job-tips",
  "beginner-project-ideas",
  "ai-impact-on-jobs",
];

function topics(typed: string, { topic }: Knowledge, { complete }: Understanding): Choice[] {
  const ids = typed.trim() === "" ? popular : complete(typed, most).map(({ id }) => id);
  return ids.flatMap((id) => {
    const found = topic(id);
    return found ? [same(found.title)] : [];
  });
}

function byName(kind: "step" | "term", typed: string, { names }: Understanding): Choice[] {
  const found = typed.trim() === "" ? names.all(kind) : names.near(typed, kind, most);
  return found.slice(0, most).map(({ title }) => same(title));
}
