import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { createPreviews } from "../../adapters/previews.ts";
import { createWeb } from "../../adapters/web/connect.ts";
import {
  createApp,
  createLog,
  createMemoryStore,
  createMetrics,
  packageRoot,
  readConfig,
} from "../../src/index.ts";
import type { Store } from "../../src/store/store.ts";

/** How soon a visitor has an answer, beside how soon the same server shows a page that it need not think about, and what goes
 *  over the wire. In a browser with a store in a file, as after `npm start`; over HTTP also with one in memory, which does not wait for
 *  the disk. Prints one JSON object. Times are milliseconds, medians. */

const rounds = { http: 300, browser: 15 } as const;
const questions = [
  "can i get a job without a degree",
  "how long does it take",
  "what does a junior earn in india",
  "python or java first",
  "what is rest",
];
const limits = { ratio: 3, kilobytes: 100 } as const;

const median = (times: readonly number[]): number =>
  Math.round(([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) * 100) / 100;

/** What one visitor after the other has to wait. */
async function wait(times: number, once: (round: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await once(round);
    taken.push(performance.now() - start);
  }
  return median(taken);
}

const question = (round: number): string => questions[round % questions.length] ?? "";

/** A question of somebody new: with a cookie they would soon have asked too much. */
const ask = async (url: string, round: number): Promise<string> => {
  const body = new URLSearchParams({ text: question(round) });
  // A proxy on this machine is believed about whom it speaks for.
  const headers = { "x-part": "answer", "x-forwarded-for": `10.0.${round >> 8}.${round & 255}` };
  return (await fetch(url, { method: "POST", body, headers })).text();
};

async function inBrowser(url: string): Promise<Record<string, number>> {
  const program = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  if (program === undefined) return {};
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  const shown = await visits(browser, async (open) => {
    await open(url);
  });
  const answered = await visits(browser, async (open, round) => {
    const page = await open(url);
    await page.fill("#ask", question(round));
    await page.keyboard.press("Enter");
    await page.locator(".answer .sources").waitFor();
  });
  await browser.close();
  return { pageMs: shown, pageAndAnswerMs: answered, ratio: Math.round((answered / shown) * 100) / 100 };
}

type Open = (url: string) => Promise<Awaited<ReturnType<Browser["newPage"]>>>;

async function visits(
  browser: Browser,
  visit: (open: Open, round: number) => Promise<void>,
): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds.browser; round += 1) {
    const context = await browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": `10.1.0.${round}` } });
    const page = await context.newPage();
    const start = performance.now();
    await visit(async (url) => {
      await page.goto(url, { waitUntil: "load" });
      return page;
    }, round);
    taken.push(performance.now() - start);
    await context.close();
  }
  return median(taken);
}

/** Packed, as browsers ask for it. */
async function kilobytes(url: string, page: string): Promise<Record<string, number>> {
  const paths = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  const all = ["/", ...paths, "/assets/suggest.js", "/assets/keep.js"];
  const sizes = await Promise.all(
    all.map(async (path) => {
      const response = await fetch(url + path, { headers: { "accept-encoding": "gzip" } });
      await response.arrayBuffer();
      const length = Number(response.headers.get("content-length") ?? 0);
      return { font: path.endsWith(".ttf"), length };
    }),
  );
  const sum = (font: boolean) =>
    Math.round(sizes.reduce((total, one) => total + (one.font === font ? one.length : 0), 0) / 102.4) / 10;
  return { page: sum(false), fonts: sum(true) };
}

/** The page over an app of its own, until `stop`. */
async function serve(parts: {
  readonly open?: () => Promise<Store>;
}): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const root = fileURLToPath(packageRoot).replace(/\/$/, "");
  const config = { ...readConfig({}, root), databaseUrl: `file:${folder}/roadmate.db` };
  const metrics = await createMetrics();
  const app = await createApp(config, createLog("warn"), { metrics, ...parts });
  let url = "";
  const web = createWeb({
    host: "127.0.0.1",
    port: 0,
    watched: { ping: app.ping, parts: () => ({}), knowledge: () => app.knowledge.version, metrics },
    chat: {
      advisor: app.advisor,
      previews: async () => createPreviews(),
      newId: randomUUID,
      metrics,
      onError: (error) => console.error(error),
    },
    onListening: (at) => {
      url = at;
    },
    onRefused: (error) => console.error(error),
  });
  await web.start();
  const stop = async () => {
    await web.stop();
    await app.close();
  };
  return { url, stop };
}

/** A page and an answer, without a browser. */
async function overHttp(url: string): Promise<Record<string, number>> {
  await wait(50, (round) => ask(url, round));
  const pageMs = await wait(rounds.http, async () => (await fetch(url)).text());
  const answerMs = await wait(rounds.http, (round) => ask(url, round));
  return { pageMs, answerMs, ratio: Math.round((answerMs / pageMs) * 100) / 100 };
}

const folder = await mkdtemp(join(tmpdir(), "roadmate-web-"));
const forgetful = await serve({ open: async () => createMemoryStore() });
const inMemory = await overHttp(forgetful.url);
await forgetful.stop();
const { url, stop } = await serve({});
const onDisk = await overHttp(url);
const browser = await inBrowser(url);
const wire = await kilobytes(url, await (await fetch(url)).text());
await stop();
await rm(folder, { recursive: true });
console.log(JSON.stringify({ rounds, browser, onDisk, inMemory, kilobytes: wire, limits }));
