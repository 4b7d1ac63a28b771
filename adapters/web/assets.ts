import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import { packageRoot } from "../../src/index.ts";
import { acceptsGzip } from "./pack.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

/** Name → the files it is made of, in order. */
const own: Readonly<Record<string, readonly string[]>> = {
  "page.css": ["base.css", "frame.css", "talk.css", "hero.css", "sheet.css", "narrow.css"],
  "preview.css": ["preview.css", "discord.css", "slack.css"],
  "tend.css": ["base.css", "frame.css", "talk.css", "sheet.css", "narrow.css", "tend.css"],
  "page.js": ["page.js"],
  "tend.js": ["tend.js"],
  "suggest.js": ["suggest.js"],
  "keep.js": ["keep.js"],
  "icon.svg": ["icon.svg"],
};
/** The font of the pictures, which the page shares. */
const weights = ["500Medium", "700Bold"];

/** The files a page is made of besides itself, read and packed once, when the first of them is asked for. */
export function createAssets(): Hono {
  const { resolve } = createRequire(import.meta.url);
  const inFolder = (name: string) => new URL(`adapters/web/assets/${name}`, packageRoot);
  const files = new Map<string, readonly (string | URL)[]>([
    ...Object.entries(own).map(([name, parts]) => [name, parts.map(inFolder)] as const),
    ...weights.map((weight) => {
      const name = `RobotoCondensed_${weight}.ttf`;
      return [name, [resolve(`@expo-google-fonts/roboto-condensed/${weight}/${name}`)]] as const;
    }),
  ]);
  const packed = new Map<string, Asset>();
  const app = new Hono();
  app.get("/:name", (c) => {
    const name = c.req.param("name");
    const parts = files.get(name);
    if (parts === undefined) return c.notFound();
    const asset = packed.get(name) ?? pack(parts, name);
    packed.set(name, asset);
    c.header("cache-control", isFont(name) ? "public, max-age=604800" : "no-cache");
    c.header("etag", asset.tag);
    c.header("vary", "accept-encoding");
    if (c.req.header("if-none-match") === asset.tag) return c.body(null, 304);
    c.header("content-type", asset.type);
    if (!acceptsGzip(c.req.header("accept-encoding"))) return c.body(asset.plain);
    c.header("content-encoding", "gzip");
    return c.body(asset.gzip);
  });
  return app;
}

const isFont = (name: string): boolean => extname(name) === ".ttf";

interface Asset {
  readonly type: string;
  readonly tag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

function pack(parts: readonly (string | URL)[], name: string): Asset {
  const plain = Uint8Array.from(Buffer.concat(parts.map((part) => readFileSync(part))));
  return {
    type: types[extname(name)] ?? "application/octet-stream",
    // Weak: the same for the packed bytes.
    tag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    plain,
    gzip: Uint8Array.from(gzipSync(plain)),
  };
}
