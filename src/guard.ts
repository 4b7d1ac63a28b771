import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import type { Advisor } from "./advisor.ts";
import { refusedReply } from "./decide/guide.ts";
import type { Message, MessageBody, PersonId } from "./message.ts";
import type { Reply } from "./reply.ts";

/** How much is taken from one minute to the next, by this process. Who presses one button after the other stays below. */
export const patience = {
  /** From one person, wherever they ask. */
  person: 30,
  /** In one channel or direct conversation, from everybody. */
  place: 120,
  /** Offers while one person types: platforms ask at every letter. */
  offers: 240,
} as const;

/** What the guard has to tell. */
export interface Guarding {
  readonly limits?: { readonly [name in keyof typeof patience]: number };
  /** Somebody asked too much. */
  readonly onRefused?: (from: PersonId) => void;
}

/** The advisor, held against who asks too much: one kind notice, and then silence until the minute is over. What one person has
 *  too much does not count against the place, so nobody can silence it for the others. Whoever sits at the terminal has it to
 *  themselves. */
export function guarded(
  advisor: Advisor,
  { limits = patience, onRefused = () => {} }: Guarding = {},
): Advisor {
  const counter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const people = counter(limits.person);
  const places = counter(limits.place);
  const typists = counter(limits.offers);
  const told = counter(1);

  const refusal = async ({ from, place, body }: Message): Promise<Reply | undefined> => {
    if (isFree(from, body) || ((await fits(people, from)) && (await fits(places, place)))) return undefined;
    onRefused(from);
    const reply = refusedReply("too-many");
    return (await fits(told, from + place)) ? reply : { ...reply, repeated: true };
  };
  const explain: Advisor["explain"] = async (message) => {
    const reply = await refusal(message);
    return reply === undefined
      ? advisor.explain(message)
      : { intent: { kind: "refused", why: "too-many" }, reply };
  };
  return {
    ...advisor,
    explain,
    answer: async (message) => (await explain(message)).reply,
    suggest: async (command, option, typed, from) =>
      (await fits(typists, from)) ? advisor.suggest(command, option, typed, from) : [],
  };
}

/** Counts one more. */
async function fits(counter: RateLimiterMemory, key: string): Promise<boolean> {
  // Not `consume`: that rejects with what is no error.
  return (await counter.penalty(key)).consumedPoints <= counter.points;
}

/** What a platform asks for itself is nobody's doing. */
const isFree = (from: PersonId, { kind }: MessageBody): boolean =>
  from.startsWith("terminal:") || kind === "home" || kind === "join";
