import type { Curator } from "../../src/index.ts";
import { asDraft, DraftError } from "./draft.ts";
import { acceptMiss, asOutside, asPhrasings, type Wanted } from "./misses.ts";
import { Cancelled, createPrompts, type Prompts } from "./prompts.ts";

/** What was typed behind `misses accept`. */
export interface Accepted {
  readonly topic?: string;
  readonly draft?: string;
  readonly outside?: true;
  readonly title?: string;
  readonly point?: string;
  readonly theme?: string;
  readonly sources?: string;
  readonly yes?: true;
}

/** Does what was typed; asks at a terminal for what was not. Returns a problem, if there is one. */
export async function acceptTyped(
  curator: Curator,
  group: string,
  typed: Accepted,
  print: (line: string) => void,
  prompts: Prompts | undefined = process.stdin.isTTY && process.stdout.isTTY ? createPrompts() : undefined,
): Promise<string | undefined> {
  const wanted = wantedBy(curator, typed, prompts);
  if (wanted === undefined) return "Say what to do with it, one of: --topic TOPIC, --draft NEW-ID, --outside";
  const confirm = async (): Promise<boolean> => {
    if (typed.yes || (await prompts?.confirm("Change it?", true))) return true;
    print("\nNothing was changed. --yes changes it without asking.");
    return false;
  };
  try {
    return await acceptMiss(curator, group, wanted, { print, confirm });
  } catch (error) {
    if (error instanceof DraftError) return error.message;
    if (error instanceof Cancelled) return "Nothing was changed.";
    throw error;
  }
}

/** Undefined when not exactly one thing is wanted. */
function wantedBy(curator: Curator, typed: Accepted, prompts: Prompts | undefined): Wanted | undefined {
  const { topic, draft, outside, title, point, theme, sources } = typed;
  if ([topic, draft, outside].filter((one) => one !== undefined).length !== 1) return undefined;
  if (topic !== undefined) return asPhrasings(topic);
  if (draft === undefined) return asOutside;
  const given = Object.fromEntries(
    Object.entries({ title, point, theme, sources }).filter(([, value]) => value !== undefined),
  );
  return asDraft(curator, { draft, ...given }, prompts);
}
