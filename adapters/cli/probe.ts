/** One question to a platform over HTTP. */

export type Answered =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Headers;
      readonly body: unknown;
      readonly skewMs?: number;
    }
  /** Nobody answered; `why` is a code such as ENOTFOUND. */
  | { readonly kind: "silent"; readonly why: string };

/** Milliseconds. */
const patience = 10_000;

/** Asks, and compares the clocks: `skewMs` is how far ahead of ours the platform's is, to about a second. Never throws. */
export async function probe(url: string, init: RequestInit): Promise<Answered> {
  const asked = Date.now();
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) });
    const middle = (asked + Date.now()) / 2;
    const { status, headers } = response;
    const theirs = Date.parse(headers.get("date") ?? "");
    const body: unknown = await response.json().catch(() => undefined);
    // The header counts whole seconds: on average it is half a second behind.
    const skew = Number.isNaN(theirs) ? {} : { skewMs: theirs + 500 - middle };
    return { kind: "answered", status, headers, body, ...skew };
  } catch (error) {
    return { kind: "silent", why: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return error.name === "TimeoutError" ? `no answer in ${patience / 1_000} s` : error.name;
}

/** Without a slash at its end. */
export const trimmed = (address: string): string => address.replace(/\/+$/, "");
