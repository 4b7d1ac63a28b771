import { z } from "zod";

/** Where a window was opened from. Travels with the window, and comes back with what is done in it. */
export interface Origin {
  /** The id of the form in it; absent where it shows a reply. */
  readonly form?: string | undefined;
  /** The conversation; absent for the person's own page, or another window. */
  readonly at?: Conversation | undefined;
  /** How many windows lie on top of each other, this one included. */
  readonly depth: number;
}

export interface Conversation {
  readonly channel: string;
  readonly thread?: string | undefined;
  /** Whether it is that of the person with the bot. */
  readonly direct: boolean;
}

const origin = z.object({
  form: z.string().optional(),
  at: z.object({ channel: z.string(), thread: z.string().optional(), direct: z.boolean() }).optional(),
  depth: z.number(),
});

export const encodeOrigin = (where: Origin): string => JSON.stringify(where);

/** The reverse; undefined for what another version wrote. */
export function decodeOrigin(metadata: string): Origin | undefined {
  try {
    return origin.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}
