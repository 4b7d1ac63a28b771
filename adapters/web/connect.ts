import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { type Adapter, UnreachableError } from "../../src/index.ts";
import type { Chat } from "./chat.ts";
import { createHealth, type Watched } from "./health.ts";
import type { Tending } from "./tend.ts";

/** What the server is made of. */
export interface WebParts {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly watched: Watched;
  /** The page; without it only the health of the deployment is served. */
  readonly chat?: Chat;
  /** Where the knowledge is tended; without it there is nothing under `/tend`. */
  readonly tending?: Tending;
  readonly onListening?: (url: string) => void;
  /** The port is taken, or not for us. The process can do without. */
  readonly onRefused: (error: unknown) => void;
}

/** Milliseconds that what is under way gets to finish. */
const patience = 5_000;

/** The server of this process: `/healthz`, `/readyz` and `/metrics`, the page at `/`, and `/tend`. */
export function createWeb({ host, port, watched, chat, tending, onListening, onRefused }: WebParts): Adapter {
  const app = new Hono();
  app.route("/", createHealth(watched));
  // The platforms' libraries beside it find `Request` and `Response` as Node has them.
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  return {
    platform: "web",
    async start() {
      // Loaded where there is one.
      if (tending !== undefined) app.route("/tend", (await import("./tend.ts")).createTend(tending));
      if (chat !== undefined) app.route("/", (await import("./chat.ts")).createChat(chat));
      server.listen(port, host);
      try {
        await once(server, "listening");
      } catch (error) {
        onRefused(error);
        return;
      }
      onListening?.(urlOf(server.address(), host));
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      // What is under way keeps its connection open for more: nobody will ask for more.
      const closing = setInterval(() => server.closeIdleConnections(), 20);
      const givingUp = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearInterval(closing);
      clearTimeout(givingUp);
    },
    ready: () => server.listening,
    // A page is asked, and asks nobody.
    async send() {
      throw new UnreachableError("closed");
    },
  };
}

/** As one types it: what listens everywhere, or only here, is reached here. */
function urlOf(address: string | AddressInfo | null, host: string): string {
  const port = address === null || typeof address === "string" ? "" : `:${address.port}`;
  const local = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host);
  return `http://${local ? "localhost" : host.includes(":") ? `[${host}]` : host}${port}`;
}
