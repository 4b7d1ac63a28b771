import { errorTree, type Json, type Problem } from "./referee/problem.ts";

/** What the platform answers instead of doing what was asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: number;
  readonly body: Json;
  /** What is wrong with the body that was sent; empty when that is not the reason. */
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(`${code} ${message}`);
    this.status = status;
    this.code = code;
    this.body = { code, message, ...(code === invalidForm && { errors: errorTree(problems) }) };
    this.problems = problems;
  }
}

const invalidForm = 50035;

/** The documented codes that the rig knows, with their HTTP status and text. */
const known = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10014: [400, "Unknown Emoji"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  40003: [400, "You are opening direct messages too fast"],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has hit the maximum number of follow up messages"],
  50001: [403, "Missing Access"],
  50003: [403, "Cannot execute action on a DM channel"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  160004: [400, "A thread has already been created for this message"],
} as const;

export type RefusalCode = keyof typeof known;

/** The refusal with a documented code. */
export function refusal(code: RefusalCode, problems: readonly Problem[] = []): Refusal {
  const [status, message] = known[code];
  return new Refusal(status, code, message, problems);
}

/** The refusal of a body that is wrong. */
export const formRefusal = (problems: readonly Problem[]): Refusal =>
  new Refusal(400, invalidForm, "Invalid Form Body", problems);

export const unauthorised = (): Refusal => new Refusal(401, 0, "401: Unauthorized");
export const unknownRoute = (): Refusal => new Refusal(404, 0, "404: Not Found");
