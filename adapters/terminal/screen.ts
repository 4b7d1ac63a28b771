import {
  type AsyncCompleter,
  clearScreenDown,
  createInterface,
  cursorTo,
  type Interface,
  moveCursor,
} from "node:readline";
import { clean } from "./clean.ts";

/** Where lines come from: standard input, or a stream like it. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };
/** Where text goes: standard output, or a stream like it. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
/** Of the environment, what a terminal looks at. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Lines in, text out. What is typed stays whole whenever text appears. */
export interface Screen {
  /** A person sits there: both ends are a terminal. */
  readonly interactive: boolean;
  readonly color: boolean;
  /** In columns; 0 when nobody knows. Changes with the window. */
  width(): number;
  open(): boolean;
  /** Every line, in order, until the input ends or the screen is closed; lines that came before are still given.
   *  The prompt stands there while the next line is waited for. To be read once, and at once. */
  lines(): AsyncGenerator<string, void, void>;
  /** Shows a text of its own, a blank line apart from what stands above. Quiet when nobody listens any more. */
  print(text: string): void;
  close(): void;
}

const mark = "> ";

/** Opens the two ends. `complete` says what Tab offers. */
export function openScreen(input: Input, output: Output, env: Env, complete: AsyncCompleter): Screen {
  const interactive = Boolean(input.isTTY && output.isTTY);
  const smart = interactive && env.TERM !== "dumb";
  const color = Boolean(output.isTTY) && env.TERM !== "dumb" && !env.NO_COLOR;
  const rl = createInterface({
    input,
    ...(interactive && { output }),
    ...(smart && { completer: complete }),
    terminal: smart,
    prompt: "",
    crlfDelay: Number.POSITIVE_INFINITY,
    removeHistoryDuplicates: true,
  });
  const state: State = { open: true, leaving: false, prompting: false, apart: true, waiting: 0 };
  rl.on("close", () => {
    state.open = false;
  });
  rl.on("line", () => {
    state.waiting += 1;
  });
  const leave = () => {
    state.leaving = true;
    rl.close();
  };
  // A reader that went away (`| head`) or a window that was closed is no error of ours: there is nobody to tell.
  output.on("error", leave);
  input.on("error", leave);
  if (smart) bindKeys(rl, output, leave);
  const pen: Pen = { rl, output, state, interactive, smart, prompt: color ? `\x1b[1m${mark}\x1b[22m` : mark };
  return {
    interactive,
    color,
    width: () => output.columns ?? 0,
    open: () => state.open,
    lines: () => readLines(pen),
    print: (text) => print(pen, text),
    close: () => rl.close(),
  };
}

interface State {
  open: boolean;
  /** Lines that wait are dropped. */
  leaving: boolean;
  /** The prompt stands there. */
  prompting: boolean;
  /** Nothing, or a blank line, stands above. */
  apart: boolean;
  /** Lines that arrived and were not given yet. */
  waiting: number;
}

interface Pen {
  readonly rl: Interface;
  readonly output: Output;
  readonly state: State;
  readonly interactive: boolean;
  /** Lines are edited in place: the terminal understands cursor movement. */
  readonly smart: boolean;
  readonly prompt: string;
}

async function* readLines(pen: Pen): AsyncGenerator<string, void, void> {
  const { rl, state } = pen;
  ask(pen);
  for await (const line of rl) {
    state.waiting -= 1;
    if (state.leaving) return;
    // What did not stand behind the prompt is repeated there, so that every answer stands below its question.
    if (state.prompting) state.apart = false;
    else if (line.trim() !== "") print(pen, `${mark}${clean(line).trim()}`);
    state.prompting = false;
    rl.setPrompt("");
    yield line;
    ask(pen);
  }
  if (state.prompting) pen.output.write("\n");
  state.prompting = false;
}

/** Shows the prompt, unless the next line is there already. */
function ask(pen: Pen): void {
  const { state } = pen;
  if (!pen.interactive || !state.open || state.waiting > 0) return;
  write(pen, state.apart ? "" : "\n", pen.prompt);
  state.apart = true;
  state.prompting = true;
}

function print(pen: Pen, text: string): void {
  const { state } = pen;
  const above = state.apart ? "" : "\n";
  const below = state.prompting ? "\n" : "";
  write(pen, `${above}${text}\n${below}`, pen.rl.getPrompt());
  state.apart = state.prompting;
}

/** Writes where the line being typed stands, and moves that line below, behind `prompt`. */
function write({ rl, output, state, interactive, smart }: Pen, text: string, prompt: string): void {
  if (!state.open || !interactive) {
    output.write(text);
    return;
  }
  if (smart) {
    const { rows } = rl.getCursorPos();
    moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    output.write(text + "\n".repeat(rememberedRows(rl) ?? rows));
  } else {
    output.write(state.prompting ? `\n${text}` : text);
  }
  rl.setPrompt(prompt);
  // readline puts a space where it has nothing to draw.
  if (prompt !== "" || rl.line !== "") rl.prompt(true);
}

/** How far readline believes its cursor to be below the prompt: it goes up as far before it draws again. Not in its
 *  documentation, and after a paste not what `getCursorPos` says (Node 20 to 24). */
function rememberedRows(rl: Interface): number | undefined {
  const rows: unknown = Reflect.get(rl, "prevRows");
  return typeof rows === "number" ? rows : undefined;
}

function bindKeys(rl: Interface, output: Output, leave: () => void): void {
  rl.on("SIGINT", () => {
    if (rl.line === "") return leave();
    // Up to where readline takes the prompt to be after its own step up.
    const { rows } = rl.getCursorPos();
    moveCursor(output, 0, (rememberedRows(rl) ?? rows) - rows);
    rl.write(null, { ctrl: true, name: "k" });
    rl.write(null, { ctrl: true, name: "u" });
  });
  // After Ctrl-Z and `fg` readline waits to be asked on.
  rl.on("SIGCONT", () => rl.prompt(true));
}
