/** Looks at the page as visitors do, and as those who tend the knowledge, and keeps what it sees: `npm run build && node
 *  scripts/make-screenshots.mjs`; with the beginning of a name, such as `tend`, only views of that name. Needs Chromium. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { seed, tendViews, token } from "./tend-views.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "docs/screenshots");
const widths = [390, 1280];
const schemes = ["light", "dark"];
/** Pixels; what is longer is cut off. Where the knowledge is tended there are long lists. */
const tallestOf = (name) => (name.startsWith("tend") ? 1_300 : 1_900);

const views = {
  start: async () => {},
  answer: (page) => ask(page, "can I get a job without a degree?"),
  choice: (page) => ask(page, "money"),
  map: async (page) => {
    for (const step of ["learning route", "version control", "http"]) await ask(page, `/done ${step}`);
    await page.evaluate("document.getElementById('talk').replaceChildren()");
    await page.getByRole("button", { name: "My map" }).click();
    await page.locator(".answer .picture").waitFor();
  },
  pay: (page) => ask(page, "what does a junior earn in India?"),
  discord: async (page) => {
    await ask(page, "what is an API?");
    await page.getByText("as Discord", { exact: true }).click();
  },
  slack: async (page) => {
    await ask(page, "what is an API?");
    await page.getByText("as Slack", { exact: true }).click();
  },
};

async function ask(page, text) {
  const before = await page.locator(".exchange").count();
  await page.fill("#ask", text);
  await page.keyboard.press("Enter");
  await page.locator(".exchange").nth(before).locator(".answer").waitFor();
}

/** The program as `npm start` runs it, with a store of its own. */
async function serve(folder) {
  const child = spawn(process.execPath, [join(root, "dist/adapters/start.js")], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      DATABASE_URL: `file:${folder}/roadmate.db`,
      KNOWLEDGE_DIR: join(folder, "knowledge"),
      ADMIN_TOKEN: token,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  for await (const line of createInterface(child.stderr)) {
    const { url } = JSON.parse(line);
    if (url !== undefined) return { url, stop: () => child.kill("SIGTERM") };
  }
  throw new Error("The page did not start.");
}

/** PNG → WebP, by the browser, which can. */
async function webp(browser, png) {
  const page = await browser.newPage();
  const packed = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.6).split(",")[1];
  }, png.toString("base64"));
  await page.close();
  return Buffer.from(packed, "base64");
}

const program = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const folder = await mkdtemp(join(tmpdir(), "roadmate-look-"));
await cp(join(root, "knowledge"), join(folder, "knowledge"), { recursive: true });
const { url, stop } = await serve(folder);
await seed(url);
const all = Object.entries({ ...views, ...tendViews(join(folder, "knowledge")) });
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
await mkdir(target, { recursive: true });
for (const [name, show] of all.filter(([name]) => name.startsWith(process.argv[2] ?? ""))) {
  for (const width of widths) {
    for (const colorScheme of schemes) {
      // The other platforms look the same, whatever is around them.
      if (["discord", "slack"].includes(name) && (width === 390) !== (colorScheme === "dark")) continue;
      const context = await browser.newContext({
        viewport: { width, height: 844 },
        colorScheme,
        reducedMotion: "reduce",
        extraHTTPHeaders: { "x-forwarded-for": `10.0.0.${all.findIndex(([one]) => one === name)}` },
      });
      const page = await context.newPage();
      await page.goto(url);
      await show(page);
      await page.evaluate("document.fonts.ready.then(() => document.activeElement.blur())");
      const height = Math.min(await page.evaluate("document.documentElement.scrollHeight"), tallestOf(name));
      await page.setViewportSize({ width, height: Math.max(height, 700) });
      await page.mouse.move(0, 0);
      await page.evaluate("scrollTo(0, 0)");
      const png = await page.screenshot();
      await writeFile(join(target, `${name}-${width}-${colorScheme}.webp`), await webp(browser, png));
      if (process.argv[3] !== undefined)
        await writeFile(join(process.argv[3], `${name}-${width}-${colorScheme}.png`), png);
      await context.close();
    }
  }
}
await browser.close();
stop();
await rm(folder, { recursive: true });
