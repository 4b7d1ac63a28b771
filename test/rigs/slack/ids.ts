/** Names and times that no two things share, of the form that Slack's have. */
export interface Ids {
  /** As `U00000001K`: the letter says what it is of. */
  id(letter: string): string;
  /** A time as Slack writes it, `1700000000.000123`, always later than the one before. */
  stamp(): string;
  /** Long enough for a token. */
  secret(): string;
}

export function createIds(now: () => number): Ids {
  let count = 0;
  let last = 0;
  return {
    id: (letter) => {
      count += 1;
      return `${letter}${(36 ** 4 + count).toString(36).toUpperCase().padStart(9, "0")}`;
    },
    stamp: () => {
      last = Math.max(last + 1, now() * 1000);
      return `${Math.floor(last / 1e6)}.${`${last % 1e6}`.padStart(6, "0")}`;
    },
    secret: () => {
      count += 1;
      return `${count}-${now()}-${Array.from({ length: 3 }, () => Math.random().toString(36).slice(2)).join("")}`;
    },
  };
}
