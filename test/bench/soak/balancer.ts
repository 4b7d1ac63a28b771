import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** What stands before several processes: each request goes to the next one in turn, and to another one where nobody listens. What was
 *  passed on and got no answer is not passed on again: it may have been heard. */
export interface Balancer {
  readonly url: string;
  close(): void;
}

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  // A connection for each, so that none is taken for open that is not.
  const agent = new Agent({ keepAlive: false });
  let turn = 0;
  const server = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming);
    turn += 1;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const port = ports[(turn + tried) % ports.length] ?? 0;
      if ((await pass(incoming, body, outgoing, { port, agent })) === "passed") return;
    }
    outgoing.writeHead(503).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function pass(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  { port, agent }: { readonly port: number; readonly agent: Agent },
): Promise<"passed" | "nobody"> {
  return new Promise((resolve) => {
    const passed = request({ host: "127.0.0.1", port, method, path: url, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => outgoing.destroy()).pipe(outgoing);
      resolve("passed");
    });
    passed.on("error", (error) => {
      if ("code" in error && error.code === "ECONNREFUSED") return resolve("nobody");
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
      resolve("passed");
    });
    passed.end(body);
  });
}
