import type { Fields } from "./json.ts";

/** What Slack answers instead of doing as it was told: `{ ok: false, error, … }`. */
export class Refusal extends Error {
  readonly answer: Fields;

  constructor(error: string, more: Fields = {}) {
    super(error);
    this.name = "Refusal";
    this.answer = { ok: false, error, ...more };
  }
}
