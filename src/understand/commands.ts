/** The one command table: help text, terminal commands and what the platforms register all come from here. */

const commandNames = ["ask", "topics", "step", "term", "help"] as const;
export type CommandName = (typeof commandNames)[number];

/** Option name → what was typed. */
export type CommandOptions = Readonly<Record<string, string>>;

export interface CommandOption {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly required: boolean;
  /** Whether the platform should offer values while the person types. */
  readonly suggests: boolean;
}

export interface Command {
  readonly name: CommandName;
  /** At most 100 characters. */
  readonly description: string;
  /** Who sees the reply unless the person says otherwise. */
  readonly audience: "private" | "everyone";
  readonly options: readonly CommandOption[];
}

const option = (name: string, description: string, required: boolean, suggests: boolean): CommandOption => ({
  name,
  description,
  required,
  suggests,
});

export const commands: readonly Command[] = [
  {
    name: "ask",
    description: "Ask anything about becoming a backend developer",
    audience: "private",
    options: [option("question", "Your question, in your own words", true, true)],
  },
  {
    name: "topics",
    description: "Browse what Roadmate can answer",
    audience: "private",
    options: [option("theme", "A theme, such as salary or databases", false, true)],
  },
  {
    name: "step",
    description: "Look at one step of the roadmap: why, how long, what to build",
    audience: "private",
    options: [option("step", "The step, such as Docker or REST APIs", true, true)],
  },
  {
    name: "term",
    description: "Look up a word in the glossary",
    audience: "private",
    options: [option("term", "The word, such as JWT or latency", true, true)],
  },
  { name: "help", description: "What Roadmate can do, and how to ask", audience: "private", options: [] },
];

/** The command of that name, if there is one. */
export const findCommand = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);
