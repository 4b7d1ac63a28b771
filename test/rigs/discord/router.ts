import type { Ledger } from "./ledger.ts";
import type { PlatformOptions } from "./platform.ts";
import { inWords } from "./referee/problem.ts";
import { emptyMessage, inspect, type Judging, type Kind } from "./referee/referee.ts";
import { formRefusal, refusal } from "./refusal.ts";
import type { Upload } from "./uploads.ts";

/** A request, read and matched. */
export interface Call {
  readonly method: string;
  /** Below `/api/v10`, decoded. */
  readonly path: string;
  /** What stood in the place of `:name` in the route. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON; without it there is no content. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages`. */
  readonly path: string;
  /** Whether it needs no token, as what belongs to an interaction. */
  readonly open?: true;
  readonly handle: (call: Call) => Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };

/** A function that finds the route of a request, and what stands in its path. */
export function createRouter(routes: readonly Route[]) {
  const bySize = new Map<string, { readonly route: Route; readonly steps: readonly string[] }[]>();
  for (const route of routes) {
    const steps = route.path.split("/");
    const key = `${route.method} ${steps.length}`;
    bySize.set(key, [...(bySize.get(key) ?? []), { route, steps }]);
  }
  return (
    method: string,
    path: string,
  ): { readonly route: Route; readonly param: Call["param"] } | undefined => {
    const given = path.split("/");
    const found = bySize
      .get(`${method} ${given.length}`)
      ?.find(({ steps }) => steps.every((step, at) => step.startsWith(":") || step === given[at]));
    return found && { route: found.route, param: (name) => given[found.steps.indexOf(`:${name}`)] ?? "" };
  };
}

/** Lets the referee look at a call's body: refuses it as Discord would, and notes what only the house does not allow. */
export function judge(
  {
    ledger,
    options,
  }: { readonly ledger: Ledger; readonly options: Pick<PlatformOptions, "referee" | "mentions"> },
  call: Call,
  kind: Kind,
  around: Judging = {},
): void {
  if (!options.referee) return;
  const problems = inspect(kind, call.body, {
    files: call.files,
    mentions: options.mentions ?? true,
    ...around,
  });
  const houses = problems.filter(({ house }) => house);
  const refused = problems.filter(({ house }) => !house);
  ledger.violations.push(...houses.map((one) => `${call.method} ${call.path}: ${inWords(one)}`));
  if (refused.some(({ code }) => code === emptyMessage.code)) throw refusal(50006, refused);
  if (refused.length > 0) throw formRefusal(refused);
}
