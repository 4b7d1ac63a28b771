import { Cancelled, type Prompts } from "../../../adapters/cli/prompts.ts";

/** What somebody answers to a question: a text, yes or no, or what they pick; `leave` is Ctrl-C. */
export type Given = string | boolean | readonly string[] | "leave";

/** Somebody who answers by a script, question after question: the start of each, and the answer. A question that comes otherwise,
 *  or an answer with something wrong in it, fails. What is shown to them is kept. */
export function scripted(script: readonly (readonly [starts: string, given: Given])[]) {
  const shown: string[] = [];
  let at = 0;
  const next = (message: string): Given => {
    const [starts, given] = script[at] ?? [];
    if (starts === undefined || given === undefined || !message.startsWith(starts))
      throw new Error(`Asked "${message}" where "${starts ?? "nothing"}" was expected`);
    at += 1;
    shown.push(message);
    if (given === "leave") throw new Cancelled();
    return given;
  };
  const typed = (message: string, problem: (typed: string) => string | undefined): string => {
    const given = String(next(message));
    const wrong = problem(given);
    if (wrong === undefined) return given;
    shown.push(wrong);
    return typed(message, problem);
  };
  const tell = (line: string) => void shown.push(line);
  const prompts: Prompts = {
    open: tell,
    close: tell,
    note: (title, lines) => tell([title, ...lines].join("\n")),
    print: tell,
    say: tell,
    warn: tell,
    text: async ({ message, problem, value = "" }) =>
      typed(message, (given) => (given === "as it is" ? undefined : problem(given))).replace(
        "as it is",
        value,
      ),
    secret: async ({ message, problem }) => typed(message, problem),
    pick: async (message, options) => {
      const given = next(message);
      const found = options.find(({ value }) => value === given);
      if (found === undefined) throw new Error(`${given} cannot be picked`);
      return found.value;
    },
    several: async (message, options) => {
      const given = next(message);
      return options
        .map(({ value }) => value)
        .filter((value) => Array.isArray(given) && given.includes(value));
    },
    confirm: async (message) => next(message) === true,
    busy: async (message, work) => {
      tell(message);
      return work;
    },
  };
  return { prompts, shown, done: () => at === script.length };
}
