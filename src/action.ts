/** Names the stored turn under which a button stands. */
export type TurnId = string;

const verbs = [
  "topic",
  "pick",
  "none",
  "helpful",
  "step",
  "term",
  "certification",
  "theme",
  "start",
  "done",
  "skip",
  "open",
  "option",
  "undo",
  "next",
] as const;

/** What pressing a button does:
 *  `topic`, `step`, `term`, `certification` show that item · `theme` lists its topics · `pick` takes one of the offered answers ·
 *  `none` says none of them fits · `helpful` rates the answer (`id` is `yes` or `no`) · `start`, `done`, `skip`, `open`
 *  mark a step · `option` chooses (`id` is `step.option`) · `undo` takes back · `next` says what to do next. */
export type Verb = (typeof verbs)[number];

/** What a button means. Travels to the platform and back as text. */
export interface Action {
  readonly verb: Verb;
  /** At most 60 characters, by the knowledge schema. */
  readonly id: string;
  readonly turn?: TurnId;
}

/** Action → `verb:id` or `verb:id:turn`, at most 100 characters (Discord's limit for a custom id). */
export function encodeAction(action: Action): string {
  return action.turn === undefined
    ? `${action.verb}:${action.id}`
    : `${action.verb}:${action.id}:${action.turn}`;
}

/** The reverse of {@link encodeAction}; undefined for a button this version does not know. */
export function decodeAction(encoded: string): Action | undefined {
  const [verb, id, turn, ...rest] = encoded.split(":");
  if (verb === undefined || id === undefined || rest.length > 0 || !isVerb(verb)) return undefined;
  return turn === undefined ? { verb, id } : { verb, id, turn };
}

const isVerb = (word: string): word is Verb => (verbs as readonly string[]).includes(word);
