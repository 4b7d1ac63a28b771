import type { Problem } from "../../errors.ts";
import type { Spot } from "../place.ts";

/** A name someone gave to something. Two claims with one key clash. */
export interface Claim {
  readonly key: string;
  readonly spot: Spot;
  /** What to say when an earlier claim, at `first`, has the key. */
  readonly message: (first: string) => string;
}

/** A problem for every claim whose key an earlier one has. */
export function clashes(claims: readonly Claim[]): Problem[] {
  const firsts = new Map<string, Spot>();
  return claims.flatMap(({ key, spot, message }) => {
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, spot);
      return [];
    }
    return [{ ...spot, message: message(`${first.file}:${first.line}`) }];
  });
}
