/** What happened at the door: every request, and everything that should not have happened. */
export interface Ledger {
  /** Bodies that Discord or the house refuses: `POST /channels/1/messages: content: Must be …`. */
  readonly violations: string[];
  /** `GET /voice/regions`. */
  readonly unknownRoutes: string[];
  /** Requests refused with a code, as 10062, other than those a test let fail. */
  readonly refusals: Refused[];
  readonly requests: Request[];
  /** All that is wrong, a line each. */
  complaints(allow?: readonly number[]): readonly string[];
  /** Throws with all that is wrong. `allow` lists the codes that a test has provoked. */
  expectClean(options?: { readonly allow?: readonly number[] }): void;
}

export interface Refused {
  readonly code: number;
  /** `POST /channels/1/messages`. */
  readonly route: string;
}

export interface Request {
  readonly method: string;
  /** Below `/api/v10`, decoded. */
  readonly path: string;
  readonly status: number;
}

export function createLedger(): Ledger {
  const violations: string[] = [];
  const unknownRoutes: string[] = [];
  const refusals: Refused[] = [];
  const requests: Request[] = [];
  const complaints = (allow: readonly number[] = []): readonly string[] => [
    ...violations,
    ...unknownRoutes.map((route) => `${route}: unknown route`),
    ...refusals
      .filter(({ code }) => !allow.includes(code))
      .map(({ code, route }) => `${route}: refused with ${code}`),
  ];
  return {
    violations,
    unknownRoutes,
    refusals,
    requests,
    complaints,
    expectClean: ({ allow = [] } = {}) => {
      const wrong = complaints(allow);
      if (wrong.length > 0) throw new Error(`Discord would complain:\n${wrong.join("\n")}`);
    },
  };
}
