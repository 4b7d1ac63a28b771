/** The one command table: help text, terminal commands and what the platforms register all come from here. */

const commandNames = [
  "ask",
  "next",
  "roadmap",
  "step",
  "start",
  "done",
  "skip",
  "undo",
  "reset",
  "plan",
  "profile",
  "salary",
  "compare",
  "certs",
  "term",
  "topics",
  "tips",
  "export",
  "import",
  "mydata",
  "forget-me",
  "settings",
  "misses",
  "help",
] as const;
export type CommandName = (typeof commandNames)[number];

/** The commands that do something useful when a button brings them, with nothing typed behind. */
export const bareCommands = [
  "help",
  "topics",
  "next",
  "roadmap",
  "plan",
  "tips",
  "profile",
  "mydata",
] as const satisfies readonly CommandName[];
export type BareCommand = (typeof bareCommands)[number];

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
  /** Who sees the reply: `open` is as the settings of the community say, `private` is what is about the person. */
  readonly audience: "private" | "open";
  /** Only for those who manage the community. */
  readonly managers: boolean;
  readonly options: readonly CommandOption[];
}

const option = (
  name: string,
  description: string,
  { required = false, suggests = false }: { required?: boolean; suggests?: boolean } = {},
): CommandOption => ({ name, description, required, suggests });

const offered = { required: true, suggests: true };
const step = option("step", "The step, such as Docker or REST APIs", offered);

const command = (name: CommandName, description: string, ...options: readonly CommandOption[]): Command => ({
  name,
  description,
  audience: "private",
  managers: false,
  options,
});

/** A command whose answer is the same for everybody, and may be meant for somebody else. */
const open = (name: CommandName, description: string, ...options: readonly CommandOption[]): Command => ({
  ...command(name, description, ...options),
  audience: "open",
});

export const commands: readonly Command[] = [
  open(
    "ask",
    "Ask anything about becoming a backend developer",
    option("question", "Your question, in your own words", offered),
  ),
  command(
    "next",
    "The one thing to learn next, and why",
    option("know", "What you know already, such as: python and sql"),
  ),
  command("roadmap", "Your way so far, and what is ahead"),
  open("step", "Look at one step: why, how long, what to build", step),
  command("start", "Mark a step as in progress", step),
  command("done", "Mark a step as done", step),
  command("skip", "Skip a step", step),
  command("undo", "Take back your last change"),
  command("reset", "Begin the roadmap again (undo brings it back)"),
  command(
    "plan",
    "When you can be there: a plan with dates",
    option("hours", "Hours a week you can really keep"),
    option("by", "The day you want to be there, such as 2027-12-31"),
  ),
  command(
    "profile",
    "What I know about you, and change it",
    option("language", "Your first language, such as Python"),
    option("goal", "Where you are heading: job-ready, cloud, data-engineering …"),
    option("level", "Where you stand: foundation, intermediate, advanced"),
    option("hours", "Hours a week for learning"),
    option("date", "The day you want to be there, such as 2027-12-31"),
    option("zone", "Your time zone, such as Asia/Kolkata"),
    option("locale", "The language you like to read, such as en-IN"),
  ),
  open(
    "salary",
    "What backend developers earn, by region and level",
    option("region", "India, United States, Germany …"),
    option("level", "Fresher, senior, or years such as: 3 years experience"),
  ),
  open(
    "compare",
    "Set two things side by side",
    option("first", "A language, framework, database or role", { required: true }),
    option("second", "What to compare it with"),
  ),
  open("certs", "Certificates, by focus", option("focus", "Cloud, Kubernetes, Java or security")),
  open("term", "Look up a word in the glossary", option("term", "The word, such as JWT or latency", offered)),
  command(
    "topics",
    "Browse what Roadmate can answer",
    option("theme", "A theme, such as pay or databases", { suggests: true }),
  ),
  command("tips", "A tip a day, at your hour and on your days"),
  command("export", "Your progress as a check-list to keep", option("format", "list or json")),
  command(
    "import",
    "Bring back an exported check-list",
    option("progress", "The exported text", { required: true }),
  ),
  command("mydata", "Everything stored about you"),
  command("forget-me", "Delete everything stored about you, at once"),
  { ...command("settings", "How Roadmate behaves here"), managers: true },
  { ...command("misses", "Questions I could not answer well, and what to do about them"), managers: true },
  command("help", "What Roadmate can do, and how to ask"),
];

/** The command of that name, if there is one. */
export const findCommand = (name: string): Command | undefined =>
  commands.find((candidate) => candidate.name === name);
