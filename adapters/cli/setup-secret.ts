import type { Changes } from "./dotenv.ts";
import type { Stage } from "./setup.ts";
import { words } from "./words.ts";

/** A secret to ask for. */
export interface Wanted<T> {
  /** The setting it goes into. */
  readonly name: string;
  readonly message: string;
  /** What is wrong with how it looks. */
  readonly problem: (typed: string) => string | undefined;
  /** Who says whether it is right. */
  readonly whom: string;
  /** Never throws. */
  readonly tried: (value: string) => Promise<Tried<T>>;
}

export type Tried<T> =
  | { readonly kind: "found"; readonly what: T }
  /** `says` is a sentence. */
  | { readonly kind: "refused" | "silent"; readonly says: string };

/** What is set from now on; `what` was found with it, unless nobody answered. */
export interface Given<T> {
  readonly changes: Changes;
  readonly what?: T;
}

/** Asks until it is right, or nobody answers and that shall do. Undefined when it is refused, and something else may be why. */
export async function askSecretOnce<T>(stage: Stage, wanted: Wanted<T>): Promise<Given<T> | undefined> {
  const { prompts, set } = stage;
  const { name, message, problem, whom, tried } = wanted;
  const old = set(name);
  const keeps = old !== undefined && (await prompts.confirm(words.keep(name), true));
  const value = keeps ? old : await prompts.secret({ message, problem });
  const changes: Changes = value === old ? {} : { [name]: value };
  const found = await prompts.busy(words.asking(whom), tried(value));
  switch (found.kind) {
    case "found":
      return { changes, what: found.what };
    case "refused":
      prompts.warn(found.says);
      return undefined;
    case "silent":
      prompts.warn(found.says);
      return (await prompts.confirm(words.unchecked, false)) ? { changes } : undefined;
  }
}

/** Asks again and again. */
export async function askSecret<T>(stage: Stage, wanted: Wanted<T>): Promise<Given<T>> {
  for (;;) {
    const given = await askSecretOnce(stage, wanted);
    if (given !== undefined) return given;
  }
}
