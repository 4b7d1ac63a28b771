/** What was looked at, and how it is. */
export interface Finding {
  /** `wrong`: Roadmate, or a part of it, will not run · `doubtful`: it runs, but look at this. */
  readonly state: "good" | "doubtful" | "wrong";
  readonly what: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const good = (what: string): Finding => ({ state: "good", what });
export const doubtful = (what: string, todo: string): Finding => ({ state: "doubtful", what, todo });
export const wrong = (what: string, todo: string): Finding => ({ state: "wrong", what, todo });

/** `✓ what`, or `✗ what` with what to do below. */
export const lineOf = ({ state, what, todo }: Finding): string =>
  `${marks[state]} ${what}${todo === undefined ? "" : `\n    ${todo}`}`;

const marks = { good: "✓", doubtful: "!", wrong: "✗" } as const;
