import type { Knowledge } from "../knowledge/knowledge.ts";
import type { CommandName, CommandOptions } from "./commands.ts";
import type { Intent, Item, Slots } from "./intent.ts";
import { fold, type Names } from "./names.ts";
import { knowsIn, planIn, profileIn, stepIn, stepNear } from "./options.ts";
import { firstMisses, own } from "./press.ts";
import { longestText } from "./words.ts";

/** What reading a command takes. */
export interface CommandReader {
  readonly knowledge: Knowledge;
  readonly names: Names;
  /** Reads words as a question, after what was said before. */
  readonly question: (text: string) => Intent;
  /** Reads words as a question that leans on nothing. */
  readonly lookup: (text: string) => Intent;
  readonly slotsIn: (text: string) => Slots;
}

/** A command with its options → what it means. Where a platform puts everything typed into the first option, as a
 *  terminal does, that is understood as well. */
export function commandIntent(name: CommandName, options: CommandOptions, reader: CommandReader): Intent {
  const { question, lookup, slotsIn, knowledge } = reader;
  const all = Object.values(options).join(" ").trim();
  // A check-list may be long, and has a limit of its own.
  if (name !== "import" && all.length > longestText) return { kind: "refused", why: "too-long" };
  switch (name) {
    case "ask":
      return question(options.question ?? "");
    case "topics":
      return browse(options.theme ?? "", knowledge);
    case "step":
      return shown(all, reader);
    case "term":
      return named("term", all, reader.names);
    case "next":
      return own({ kind: "next", knows: knowsIn(all, knowledge, slotsIn) });
    case "start":
      return marked(all, "doing", reader);
    case "done":
      return marked(all, "done", reader);
    case "skip":
      return marked(all, "skipped", reader);
    case "plan":
      return own({ kind: "plan", ...planIn(options) });
    case "profile":
      return own({ kind: "profile", typed: profileIn(options) });
    case "salary":
      return certain(lookup(`${payTitle(knowledge)} ${all}`));
    case "compare":
      return certain(lookup(sides(options)));
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
    case "tips":
      return { kind: "tips", wish: { kind: "show" } };
    case "settings":
      return { kind: "settings" };
    case "misses":
      return { kind: "misses", wish: firstMisses };
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

function shown(typed: string, { knowledge, names }: CommandReader): Intent {
  const found = stepIn(typed, knowledge, names);
  return found
    ? { kind: "show", item: { kind: "step", id: found.step } }
    : unknownStep(typed, knowledge, names);
}

function unknownStep(typed: string, knowledge: Knowledge, names: Names): Intent {
  const slip = stepNear(typed, knowledge, names);
  const near = names.near(typed, "step", 4).map(({ item }) => item.id);
  const ids = [...new Set([...(slip === undefined ? [] : [slip]), ...near])].slice(0, 4);
  return { kind: "unknown", typed, near: ids.map((id) => ({ kind: "step", id })) };
}

function marked(
  typed: string,
  state: "doing" | "done" | "skipped",
  { knowledge, names }: CommandReader,
): Intent {
  const found = stepIn(typed, knowledge, names);
  return found ? own({ kind: "mark", state, ...found }) : unknownStep(typed, knowledge, names);
}

/** Who uses a command said what they mean: nothing else need be offered. */
const certain = (intent: Intent): Intent =>
  intent.kind === "answer" ? { ...intent, alternatives: [] } : intent;

/** "go, rust" and "go and rust" → "go vs rust". */
function sides({ first = "", second = "" }: CommandOptions): string {
  // One blank for many: to look for the end of thousands again and again takes half a second.
  const parts = first
    .replace(/\s+/g, " ")
    .split(/ ?, ?| (?:and|with|to|or|vs\.?|versus) /i)
    .filter(Boolean);
  return (second.trim() === "" ? parts : [first, second]).join(" vs ");
}

/** The words that lead to pay for certain: the title of its topic. */
const payTitle = ({ topics }: Knowledge): string =>
  topics.find(({ lookup }) => lookup === "pay")?.title ?? "";
