/** What can be made to go wrong with a call. */
export type Fault =
  /** 429 with this `Retry-After`. */
  | { readonly kind: "rateLimited"; readonly seconds: number }
  /** An answer that is no JSON, as 500. */
  | { readonly kind: "status"; readonly status: number }
  /** 200 with `ok: false`. */
  | { readonly kind: "error"; readonly error: string }
  /** Carried out and answered, but so much later. */
  | { readonly kind: "hang"; readonly ms: number }
  /** No answer ever, and it is not carried out. */
  | { readonly kind: "silence" }
  /** The connection is cut without an answer, `after` or `before` the call is carried out. */
  | { readonly kind: "cut"; readonly when: "before" | "after" };

export interface Faults {
  /** The next `times` calls of a method go wrong; methods beside those of the Web API: `response_url`, `upload`. */
  add(method: string, fault: Fault, times: number): void;
  /** Asks `draw` what goes wrong with each call of a method for which nothing waits. */
  draw(method: string, draw: () => Fault | undefined): void;
  /** The fault for a call made now. */
  take(method: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  const drawn = new Map<string, () => Fault | undefined>();
  return {
    add: (method, fault, times) => {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    draw: (method, draw) => {
      drawn.set(method, draw);
    },
    take: (method) => waiting.get(method)?.shift() ?? drawn.get(method)?.(),
    clear: () => {
      waiting.clear();
      drawn.clear();
    },
  };
}
