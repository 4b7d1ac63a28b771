import type { ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import { sleep, type World } from "./world.ts";

export interface Answer {
  readonly status: number;
  readonly body: Fields | string;
}

/** Carries out what was asked and answers it, as far as the fault lets it that is waiting for this method. */
export async function answering(
  world: World,
  method: string,
  response: ServerResponse,
  carryOut: () => Answer | Promise<Answer>,
): Promise<void> {
  const fault = world.faults.take(method);
  const instead = insteadOf(fault, response);
  if (instead !== undefined) {
    answer(response, instead);
    return;
  }
  if (fault?.kind === "silence") return;
  if (fault?.kind === "cut" && fault.when === "before") {
    response.destroy();
    return;
  }
  const answered = await carryOut();
  if (fault?.kind === "hang") await sleep(fault.ms, world.stopped);
  if (fault?.kind === "cut") response.destroy();
  else answer(response, answered);
}

function insteadOf(fault: Fault | undefined, response: ServerResponse): Answer | undefined {
  switch (fault?.kind) {
    case "rateLimited":
      response.setHeader("retry-after", `${fault.seconds}`);
      return { status: 429, body: { ok: false, error: "ratelimited" } };
    case "status":
      return { status: fault.status, body: "<html>Something went wrong</html>" };
    case "error":
      return { status: 200, body: { ok: false, error: fault.error } };
    case "cut":
    case "hang":
    case "silence":
    case undefined:
      return undefined;
  }
}

export function answer(response: ServerResponse, { status, body }: Answer): void {
  const text = typeof body === "string";
  const type = text ? "text/html" : "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type }).end(text ? body : JSON.stringify(body));
}
