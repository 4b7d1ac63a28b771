import * as clack from "@clack/prompts";

/** Asking somebody at a terminal. Whoever leaves with Ctrl-C, at whatever question, makes it throw Cancelled. */
export interface Prompts {
  open(title: string): void;
  close(last: string): void;
  /** Lines to read before going on. */
  note(title: string, lines: readonly string[]): void;
  /** As it is, so that a long line can be copied. */
  print(text: string): void;
  say(line: string): void;
  warn(line: string): void;
  text(question: Typed): Promise<string>;
  /** Shows nothing of what is typed. */
  secret(question: Pick<Typed, "message" | "problem">): Promise<string>;
  pick<T extends string>(message: string, options: readonly Option<T>[], first?: T): Promise<T>;
  /** Any number of them, none included. */
  several<T extends string>(
    message: string,
    options: readonly Option<T>[],
    picked: readonly T[],
  ): Promise<readonly T[]>;
  confirm(message: string, usual: boolean): Promise<boolean>;
  /** Says that something is under way. */
  busy<T>(message: string, work: Promise<T>): Promise<T>;
}

export interface Typed {
  readonly message: string;
  /** What it may look like. */
  readonly example?: string;
  /** What stands there already. */
  readonly value?: string;
  /** What is wrong with what was typed, which has no blanks around it. */
  readonly problem: (typed: string) => string | undefined;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Somebody left before the end. */
export class Cancelled extends Error {
  constructor() {
    super("Left before the end");
    this.name = "Cancelled";
  }
}

/** On this terminal. */
export function createPrompts(): Prompts {
  return {
    open: (title) => clack.intro(title),
    close: (last) => clack.outro(last),
    note: (title, lines) => clack.note(lines.join("\n"), title),
    print: (text) => void process.stdout.write(`${text}\n`),
    say: (line) => clack.log.success(line),
    warn: (line) => clack.log.warn(line),
    text: async ({ message, example, value, problem }) => {
      const typed = await clack.text({
        message,
        ...(example === undefined ? {} : { placeholder: example }),
        ...(value === undefined ? {} : { initialValue: value }),
        validate: checking(problem),
      });
      return answered(typed).trim();
    },
    secret: async ({ message, problem }) =>
      answered(await clack.password({ message, validate: checking(problem) })).trim(),
    pick: async (message, options, first) => {
      const initial = first === undefined ? {} : { initialValue: first };
      const picked = answered(
        await clack.select<string>({ message, options: options.map(shown), ...initial }),
      );
      return options.find(({ value }) => value === picked)?.value ?? never();
    },
    several: async (message, options, first) => {
      const asked = { message, options: options.map(shown), initialValues: [...first], required: false };
      const picked = answered(await clack.multiselect<string>(asked));
      return options.map(({ value }) => value).filter((value) => picked.includes(value));
    },
    confirm: async (message, usual) => answered(await clack.confirm({ message, initialValue: usual })),
    // No spinner: that one takes Ctrl-C for itself, and ends the program as if all were well.
    busy: async (message, work) => {
      clack.log.step(message);
      return work;
    },
  };
}

function answered<T>(answer: T | typeof clack.CANCEL_SYMBOL): T {
  if (clack.isCancel(answer)) throw new Cancelled();
  return answer;
}

// Nothing typed is undefined here.
const checking = (problem: Typed["problem"]) => (typed: string | undefined) => problem((typed ?? "").trim());

const shown = ({ value, label, hint }: Option<string>) =>
  hint === undefined ? { value, label } : { value, label, hint };

function never(): never {
  throw new Error("Something was picked that was not offered");
}
