import type { RefusalCode } from "./refusal.ts";

/** What a test lets go wrong. */
export type Fault =
  /** 429, for this route or for all. */
  | { readonly kind: "rate-limit"; readonly retryAfterMs: number; readonly global?: boolean }
  /** An HTTP status with no more to it, as 502. */
  | { readonly kind: "status"; readonly status: number }
  /** A refusal with its code, as 50013. */
  | { readonly kind: "refusal"; readonly code: RefusalCode }
  /** No answer for a while; then as usual. */
  | { readonly kind: "hang"; readonly ms: number }
  /** No answer ever, and it is not carried out. */
  | { readonly kind: "silence" }
  /** The connection breaks instead of an answer, before or after the request was carried out. `reset` is what discord.js
   *  tries again by itself; `end` it throws. */
  | { readonly kind: "cut"; readonly carriedOut: boolean; readonly by: "reset" | "end" };

/** A fault that waits for requests. */
export interface Trap {
  /** How often it has struck. */
  readonly struck: number;
  /** Takes it away. */
  lift(): void;
}

export interface Faults {
  /** Lets the next `times` requests to a route fail. A route is `POST /channels/*\/messages`: `*` is any one step, and `*`
   *  alone is every request. The last one set strikes first. */
  fail(route: string, fault: Fault, times?: number): Trap;
  /** Asks `draw` what goes wrong with each request to a route, once nothing that was set to `fail` waits for it. */
  draw(route: string, draw: () => Fault | undefined): void;
  strike(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  const set: { readonly pattern: RegExp; readonly fault: Fault; left: number; struck: number }[] = [];
  const drawn: { readonly pattern: RegExp; readonly draw: () => Fault | undefined }[] = [];
  return {
    fail: (route, fault, times = 1) => {
      const trap = { pattern: patternOf(route), fault, left: times, struck: 0 };
      set.unshift(trap);
      return {
        get struck() {
          return trap.struck;
        },
        lift: () => {
          trap.left = 0;
        },
      };
    },
    draw: (route, draw) => {
      drawn.push({ pattern: patternOf(route), draw });
    },
    strike: (method, path) => {
      const request = `${method} ${path}`;
      const trap = set.find(({ pattern, left }) => left > 0 && pattern.test(request));
      if (!trap) return drawn.find(({ pattern }) => pattern.test(request))?.draw();
      trap.left--;
      trap.struck++;
      return trap.fault;
    },
  };
}

function patternOf(route: string): RegExp {
  if (route === "*") return /^/;
  const escaped = route.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]+");
  return new RegExp(`^${escaped}$`);
}
