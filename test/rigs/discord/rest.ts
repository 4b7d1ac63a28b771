import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault, Faults } from "./faults.ts";
import type { Platform } from "./platform.ts";
import { limits } from "./referee/limits.ts";
import { inWords } from "./referee/problem.ts";
import { Refusal, refusal, unauthorised, unknownRoute } from "./refusal.ts";
import { type Answer, type Call, createRouter, type Route } from "./router.ts";
import { readMultipart, type Upload } from "./uploads.ts";

const base = "/api/v10";

/** The HTTP side: reads requests, lets them fail when a test wants it, and hands them to the routes. */
export function createRest(platform: Platform, faults: Faults, routes: readonly Route[]): Server {
  const route = createRouter(routes);
  const stopping = new AbortController();
  // Every request that hangs listens.
  setMaxListeners(0, stopping.signal);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const { pathname, searchParams } = new URL(url, platform.origin);
    const file = platform.files.find(pathname);
    if (file) return sendFile(response, file);
    const path = decodeURIComponent(pathname.startsWith(base) ? pathname.slice(base.length) : pathname);
    const data = await readAll(request);
    const fault = faults.strike(method, path);
    if (fault?.kind === "hang") await pause(fault.ms, undefined, { signal: stopping.signal });
    if (fault?.kind === "silence") return;
    if (fault?.kind === "cut" && !fault.carriedOut) return cut(response, fault);
    const answer = (fault && failing(fault)) ?? (await answerTo(request, method, path, searchParams, data));
    platform.ledger.requests.push({ method, path, status: answer.status });
    if (fault?.kind === "cut") return cut(response, fault);
    send(response, answer, fault);
  }

  async function answerTo(
    request: IncomingMessage,
    method: string,
    path: string,
    query: URLSearchParams,
    data: Buffer,
  ) {
    try {
      const found = route(method, path);
      if (!found) throw unknownRoute();
      if (!found.route.open && request.headers.authorization !== `Bot ${platform.token}`)
        throw unauthorised();
      if (data.length > limits.request) throw refusal(40005);
      const call: Call = { method, path, param: found.param, query, ...(await read(request, data)) };
      return found.route.handle(call);
    } catch (error) {
      return refused(platform, `${method} ${path}`, error);
    }
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on("close", () => stopping.abort());
  return server;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function read(
  request: IncomingMessage,
  data: Buffer,
): Promise<{ readonly body: unknown; readonly files: readonly Upload[] }> {
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) return readMultipart(data, type);
  return { body: data.length > 0 ? JSON.parse(data.toString()) : undefined, files: [] };
}

/** The answer to what went wrong, and a note of it. */
function refused({ ledger }: Platform, route: string, error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    ledger.violations.push(`${route}: the rig cannot read it: ${error}`);
    return { status: 500, body: { code: 0, message: "500: Internal Server Error" } };
  }
  const { status, code, body, problems } = error;
  ledger.violations.push(...problems.map((one) => `${route}: ${inWords(one)}`));
  if (status === 404 && code === 0) ledger.unknownRoutes.push(route);
  else if (problems.length === 0) ledger.refusals.push({ code, route });
  return { status, body };
}

/** The answer that a fault gives in place of the true one. */
function failing(fault: Fault): Answer | undefined {
  switch (fault.kind) {
    case "rate-limit": {
      const { retryAfterMs, global = false } = fault;
      return {
        status: 429,
        body: { message: "You are being rate limited.", retry_after: retryAfterMs / 1000, global },
      };
    }
    case "status":
      return { status: fault.status, body: { code: 0, message: String(fault.status) } };
    case "refusal": {
      const { status, body } = refusal(fault.code);
      return { status, body };
    }
    case "hang":
    case "silence":
    case "cut":
      return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer, fault: Fault | undefined): void {
  if (fault?.kind === "rate-limit") {
    response.setHeader("retry-after", String(fault.retryAfterMs / 1000));
    response.setHeader("x-ratelimit-scope", fault.global ? "global" : "user");
    if (fault.global) response.setHeader("x-ratelimit-global", "true");
  }
  if (body === undefined) {
    // A content type without content makes discord.js throw.
    response.writeHead(status).end();
  } else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function sendFile(response: ServerResponse, { type, data }: Upload): void {
  response.writeHead(200, { "content-type": type || "application/octet-stream" }).end(data);
}

function cut(response: ServerResponse, { by }: Extract<Fault, { kind: "cut" }>): void {
  if (by === "reset") response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}
