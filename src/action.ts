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
  "roadmap",
  "share",
  "form",
  "tips",
  "miss",
  "command",
] as const;

/** What pressing a button does:
 *  `topic`, `step`, `term`, `certification` show that item · `theme` lists its topics · `pick` takes one of the offered answers ·
 *  `none` says none of them fits · `helpful` rates the answer (`id` is `yes` or `no`) · `start`, `done`, `skip`, `open`
 *  mark a step · `option` chooses (`id` is `step.option`) · `undo` takes back · `next` says what to do next · `roadmap` shows the map · `share` shows
 *  to everybody what only one person saw (`id` is `answer` with its turn, or `kind.id`) · `form` opens a form (`id` is a FormId;
 *  the adapter asks the advisor for it) · `tips` acts on a subscription (`id` is `what.subscription`) · `miss` looks after missed
 *  questions (`id` is `what.group`) · `command` does what the command of that name does without its options. */
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

const replacing: ReadonlySet<Verb> = new Set([
  "pick",
  "none",
  "theme",
  "start",
  "done",
  "skip",
  "open",
  "option",
  "undo",
  "next",
  "tips",
  "miss",
]);

/** Whether what a press brings stands in the place of what it stood under, where that was for the presser alone: a question
 *  that is answered, a state that changed. What is only looked up comes beside it. */
export const replaces = ({ verb }: Action): boolean => replacing.has(verb);

const personal: ReadonlySet<Verb> = new Set([
  "start",
  "done",
  "skip",
  "open",
  "option",
  "undo",
  "next",
  "roadmap",
  "tips",
  "miss",
  "command",
]);

/** Whether what a press brings is about whoever pressed, so that nobody else should see it, wherever the button stands. */
export const isPersonal = ({ verb }: Action): boolean => personal.has(verb);
