import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answer, answering } from "./answering.ts";
import { serveApi } from "./api.ts";
import { readBody } from "./args.ts";
import { upload } from "./files.ts";
import { serveResponseUrl } from "./respond.ts";
import type { SocketTransport } from "./socket.ts";
import type { World } from "./world.ts";

/** Listens on 127.0.0.1 with a port of its own; resolves when it does. */
export async function listen(world: World, sockets: SocketTransport): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      world.journal.violate("method", `${request.url}`, `the rig failed: ${error}`);
      if (response.headersSent) response.destroy();
      else answer(response, { status: 500, body: { ok: false, error: "internal_error" } });
    });
  });
  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  world.base = `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://slack");
  const [, kind, rest = ""] = /^\/([a-z]+)\/(.*)$/.exec(pathname) ?? [];
  switch (kind) {
    case "api":
      return serveApi(world, rest, request, response);
    case "response":
      return serveResponseUrl(world, pathname, request, response);
    case "upload":
      return serveUpload(world, rest, request, response);
    case "files":
      return serveFile(world, rest.split("/")[0] ?? "", request, response);
  }
  world.journal.violate("method", pathname, "nothing is there");
  answer(response, { status: 404, body: { ok: false, error: "not_found" } });
}

async function serveUpload(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const type = request.headers["content-type"] ?? "";
  await answering(world, "upload", response, async () => {
    const taken = await upload(world, id, body, type);
    return taken === undefined ? { status: 404, body: "no such file" } : { status: 200, body: taken };
  });
}

/** A file of a team is for those who hold its token. */
async function serveFile(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = world.files.get(id);
  const allowed = file !== undefined && request.headers.authorization === `Bearer ${file.team.botToken}`;
  if (allowed && file.bytes !== undefined) response.writeHead(200).end(file.bytes);
  else response.writeHead(allowed ? 404 : 403).end();
}
