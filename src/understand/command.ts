import type { Knowledge } from "../knowledge/knowledge.ts";
import type { CommandName, CommandOptions } from "./commands.ts";
import type { Intent, Item, Slots } from "./intent.ts";
import { fold, type Names } from "./names.ts";
import { own } from "./press.ts";

/** What reading a command takes. */
export interface CommandReader {
  readonly knowledge: Knowledge;
  readonly names: Names;
  /** Reads words as a question. */
  readonly question: (text: string) => Intent;
  readonly slotsIn: (text: string) => Slots;
}

/** A command with its options → what it means. Where a platform puts everything typed into the first option, as a
 *  terminal does, that is understood as well. */
export function commandIntent(name: CommandName, options: CommandOptions, reader: CommandReader): Intent {
  const { names, question, slotsIn, knowledge } = reader;
  const all = Object.values(options).join(" ").trim();
  switch (name) {
    case "ask":
      return question(options.question ?? "");
    case "topics":
      return browse(options.theme ?? "", knowledge);
    case "step":
      return named("step", all, names);
    case "term":
      return named("term", all, names);
    case "next":
      return own({ kind: "next", knows: knowsIn(all, slotsIn) });
    case "start":
      return marked(all, "doing", names);
    case "done":
      return marked(all, "done", names);
    case "skip":
      return marked(all, "skipped", names);
    case "plan":
      return own(planIn(all));
    case "profile":
      return own({ kind: "profile", typed: profileIn(options) });
    case "salary":
      return question(`${payTitle(knowledge)} ${all}`);
    case "compare":
      return question(options.second ? `${options.first ?? ""} vs ${options.second}` : all);
    case "certs":
      return own({ kind: "certifications", focus: all });
    case "export":
      return own({ kind: "export", format: all.toLowerCase() === "json" ? "json" : "list" });
    case "import":
      return own({ kind: "import", text: all });
    case "roadmap":
    case "undo":
    case "reset":
    case "mydata":
      return own({ kind: name });
    case "forget-me":
      return own({ kind: "forget" });
    case "help":
      return { kind: "help" };
  }
}

function browse(theme: string, { themes }: Knowledge): Intent {
  const wanted = fold(theme);
  const found = themes.find(({ id, title }) => wanted === fold(id) || wanted === fold(title));
  return found ? { kind: "browse", theme: found.id } : { kind: "browse" };
}

function named(kind: Item["kind"], typed: string, names: Names): Intent {
  const exact = names.exact(typed, kind);
  if (exact) return { kind: "show", item: exact.item };
  const near = names.near(typed, kind, 4).map(({ item }) => item);
  return { kind: "unknown", typed, near };
}

function marked(typed: string, state: "doing" | "done" | "skipped", names: Names): Intent {
  const step = names.exact(typed, "step");
  return step ? own({ kind: "mark", step: step.item.id, state }) : named("step", typed, names);
}

/** "python, sql": everything named is meant as known, with or without "I know". */
function knowsIn(typed: string, slotsIn: (text: string) => Slots): readonly string[] {
  const { knows, languages = [], databases = [], frameworks = [], tools = [] } = slotsIn(typed);
  return knows ?? [...languages, ...databases, ...frameworks, ...tools];
}

/** "10 hours by 2027-12-31", in any order. */
function planIn(typed: string) {
  const by = /\b\d{4}-\d{1,2}-\d{1,2}\b/.exec(typed)?.[0];
  const rest = (by === undefined ? typed : typed.replace(by, " ")).trim();
  const hours = /-?[\d.,]+(e\d+)?|[a-z]+/i.exec(
    rest.replace(/\b(by|hours?|hrs?|h|a|per|week|for|with)\b/gi, " "),
  )?.[0];
  return {
    kind: "plan",
    ...(hours === undefined ? {} : { hours }),
    ...(by === undefined ? {} : { by }),
  } as const;
}

const profileParts = ["language", "goal", "level", "hours", "date", "zone"];

/** "goal cloud, hours 10" in the first option, or each in its own. */
function profileIn(options: CommandOptions): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(options)) {
    const pairs = value.split(/[,;]/).map((part) => /^\s*(\w+)[\s:=]+(.+)$/.exec(part));
    if (
      pairs.length > 0 &&
      pairs.every((pair) => pair && profileParts.includes((pair[1] ?? "").toLowerCase()))
    ) {
      for (const pair of pairs) given[(pair?.[1] ?? "").toLowerCase()] = (pair?.[2] ?? "").trim();
    } else if (value.trim() !== "") given[name] = value.trim();
  }
  return given;
}

/** The words that lead to pay for certain: the title of its topic. */
const payTitle = ({ topics }: Knowledge): string =>
  topics.find(({ lookup }) => lookup === "pay")?.title ?? "";
