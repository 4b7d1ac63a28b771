import { commands, decodeAction, decodeForm, findCommand, type MessageBody } from "../../src/index.ts";
import { words } from "./words.ts";

/** What a page sent asks for. */
export type Wish =
  | { readonly kind: "ask"; readonly body: MessageBody }
  /** A form to fill in, by its id. */
  | { readonly kind: "open"; readonly form: string }
  /** It cannot be asked like this; `text` says how. */
  | { readonly kind: "hint"; readonly text: string };

/** In characters. An exported check-list has about four thousand. */
export const lengths = { question: 2_000, import: 20_000 } as const;

/** The name of a form's field in the page, apart from what the page itself sends. */
export const fieldName = (name: string): string => `field.${name}`;

/** What was sent → what to do. `press` is a button, `form` a filled form, `text` what was typed. */
export function read(sent: URLSearchParams): Wish {
  const press = sent.get("press");
  if (press !== null) return readPress(press);
  const form = sent.get("form");
  if (form !== null) return readForm(form, sent);
  return readText((sent.get("text") ?? "").trim());
}

function readPress(press: string): Wish {
  const action = decodeAction(press);
  if (action === undefined) return { kind: "hint", text: words.oldButton };
  return action.verb === "form"
    ? { kind: "open", form: action.id }
    : { kind: "ask", body: { kind: "press", action } };
}

function readForm(id: string, sent: URLSearchParams): Wish {
  const form = decodeForm(id);
  if (form === undefined) return { kind: "hint", text: words.oldForm };
  return { kind: "ask", body: { kind: "form", ...form, values: valuesIn(sent) } };
}

/** What was filled in. Several picks are joined by commas; what was left empty is absent. */
export function valuesIn(sent: URLSearchParams): Record<string, string> {
  const names = [...new Set(sent.keys())].filter((key) => key.startsWith(fieldName("")));
  const filled = names.flatMap((key) => {
    const values = sent.getAll(key).map((value) => value.trim());
    const value = values.filter((one) => one !== "").join(",");
    return value === "" ? [] : [[key.slice(fieldName("").length), value] as const];
  });
  return Object.fromEntries(filled);
}

function readText(text: string): Wish {
  if (text === "") return { kind: "hint", text: words.nothing };
  const { name, rest } = commandIn(text);
  const most = name === "import" ? lengths.import : lengths.question;
  if (text.length > most) return { kind: "hint", text: words.tooLong(most) };
  return name === undefined ? { kind: "ask", body: { kind: "text", text } } : readCommand(name, rest);
}

/** `/step docker` → its parts; no name for what is no command. */
function commandIn(text: string): { readonly name?: string; readonly rest: string } {
  const [, name, rest = ""] = /^\/([a-z-]*)(?:\s+(.*))?$/is.exec(text) ?? [];
  return name === undefined ? { rest: text } : { name: name.toLowerCase(), rest };
}

/** The first option takes everything after the name. */
function readCommand(name: string, rest: string): Wish {
  const command = findCommand(name);
  if (command === undefined) return { kind: "hint", text: words.noCommand };
  const [option] = command.options;
  if (option?.required && rest === "") return { kind: "hint", text: words.sayMore(name, option.description) };
  const options = option === undefined || rest === "" ? {} : { [option.name]: rest };
  return { kind: "ask", body: { kind: "command", name: command.name, options } };
}

/** What to offer while this is typed: names of commands, or values of an option, each behind what stands `before` it. */
export type Typing =
  | { readonly kind: "names"; readonly names: readonly string[] }
  | {
      readonly kind: "values";
      readonly command: (typeof commands)[number]["name"];
      readonly option: string;
      readonly typed: string;
      readonly before: string;
    }
  | { readonly kind: "nothing" };

/** What has been typed so far → what could complete it. */
export function readTyping(line: string): Typing {
  const text = line.trimStart();
  if (!text.startsWith("/"))
    return { kind: "values", command: "ask", option: "question", typed: text, before: "" };
  if (!/\s/.test(text)) {
    const names = commands.filter(({ managers }) => !managers).map(({ name }) => `/${name}`);
    return { kind: "names", names: names.filter((name) => name.startsWith(text.toLowerCase())) };
  }
  const { name = "", rest } = commandIn(text);
  const command = findCommand(name);
  const option = command?.options[0];
  if (command === undefined || !option?.suggests) return { kind: "nothing" };
  return { kind: "values", command: command.name, option: option.name, typed: rest, before: `/${name} ` };
}
