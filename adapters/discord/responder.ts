import type { Drawn } from "./draw.ts";
import { isAnswered } from "./failures.ts";
import type { Handle, Wire } from "./wire.ts";

/** How an interaction is answered. Settled before any work, for Discord never lets it change. */
export interface Way {
  /** In the place of the message that was pressed on, instead of a message of its own. */
  readonly replaces: boolean;
  /** What is said of its own is for the person alone. */
  readonly hidden: boolean;
}

/** Answers one interaction, and knows how far it is. Acknowledges when the answer takes longer than `patience`
 *  milliseconds; Discord waits three seconds. */
export interface Responder {
  /** Shows the answer, the first message where it was settled, and the others behind it. */
  show(drawn: readonly Drawn[]): Promise<void>;
  /** Says something beside the answer, to the person alone as far as that can still be chosen: nothing is replaced. */
  aside(drawn: readonly Drawn[]): Promise<void>;
  /** Acknowledges now: the answer will take its time. */
  defer(): Promise<void>;
  /** No answer will come any more. */
  close(): void;
}

export function createResponder(wire: Wire, to: Handle, way: Way, patience: number): Responder {
  let state: "new" | "deferred" | "shown" = "new";
  let acknowledged: Promise<unknown> = Promise.resolve();

  /** Says something first → whether Discord took it. Where it says that it was answered before, either discord.js tried again
   *  what had arrived, or the interaction came twice: then what there is to say goes on from there. */
  const first = (next: "deferred" | "shown", say: () => Promise<void>): Promise<boolean> => {
    clearTimeout(clock);
    state = next;
    const taken = say().then(
      () => true,
      (error: unknown) => {
        if (isAnswered(error)) return false;
        state = "new";
        throw error;
      },
    );
    acknowledged = taken;
    return taken;
  };
  const defer = async (): Promise<void> => {
    if (state === "new")
      await first("deferred", () => (way.replaces ? wire.deferReplace(to) : wire.defer(to, way.hidden)));
    else await acknowledged;
  };
  // Whoever shows something hears of the error.
  const clock = setTimeout(() => defer().catch(() => {}), patience);

  const more = async (drawn: readonly Drawn[], hidden: boolean): Promise<void> => {
    for (const one of drawn) await wire.follow(to, one, hidden);
  };
  return {
    async show([start, ...rest]) {
      if (start === undefined) return;
      await acknowledged;
      const say = () => (way.replaces ? wire.replace(to, start) : wire.reply(to, start, way.hidden));
      const taken = state === "new" && (await first("shown", say));
      if (!taken) await wire.edit(to, start);
      state = "shown";
      await more(rest, way.hidden);
    },
    async aside([start, ...rest]) {
      if (start === undefined) return;
      await acknowledged.catch(() => {});
      const announced = state === "deferred" && !way.replaces;
      const taken = state === "new" && (await first("shown", () => wire.reply(to, start, true)));
      if (announced) await wire.edit(to, start);
      else if (!taken) await wire.follow(to, start, true);
      await more(rest, true);
    },
    defer,
    close: () => clearTimeout(clock),
  };
}
