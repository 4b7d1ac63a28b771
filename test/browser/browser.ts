import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { createPreviews } from "../../adapters/previews.ts";
import { createWeb, type WebParts } from "../../adapters/web/connect.ts";
import type { Advisor } from "../../src/advisor.ts";
import { createMetrics } from "../../src/metrics.ts";
import { shippedAdvisor } from "../mind.ts";

/** Debian's Chromium, or one like it; undefined where there is none. */
export const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);

// Where they have to run, they are not left out in silence.
if (program === undefined && process.env.BROWSER_TESTS === "required")
  throw new Error("There is no Chromium for the tests in a browser: apt-get install chromium");

/** A browser before the page on the shipped knowledge. */
export async function openBrowser() {
  const { advisor } = await shippedAdvisor();
  return openBrowserOn({ advisor });
}

/** A browser before a page of its own. */
export async function openBrowserOn({ advisor, ...rest }: { advisor: Advisor } & Pick<WebParts, "tending">) {
  const metrics = createMetrics();
  let ids = 0;
  let url = "";
  const web = createWeb({
    host: "127.0.0.1",
    port: 0,
    watched: { ping: async () => {}, parts: () => ({}), knowledge: () => "any", metrics },
    chat: {
      advisor,
      metrics,
      previews: async () => createPreviews(),
      newId: () => {
        ids += 1;
        return `event-000000000000-${ids}`;
      },
      onError: (error) => {
        throw error;
      },
    },
    ...rest,
    onListening: (at) => {
      url = at;
    },
    onRefused: (error) => {
      throw error;
    },
  });
  await web.start();
  // As root, as in a container, Chromium has no sandbox.
  const browser = await chromium.launch({ executablePath: program ?? "", args: ["--no-sandbox"] });
  return {
    visit: (options: BrowserContextOptions = {}) => visit(browser, url, options),
    close: async () => {
      await browser.close();
      await web.stop();
    },
  };
}

/** One visitor. `complaints` are what the browser found wrong: errors, refusals by the policy, requests to elsewhere. */
async function visit(browser: Browser, url: string, options: BrowserContextOptions) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** Asks and waits for the answer. */
export async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator(".exchange").count();
  await page.fill("#ask", text);
  await page.keyboard.press("Enter");
  await page.locator(".exchange").nth(before).locator(".answer").waitFor();
}

/** Presses the last button of that name, and waits until nothing is under way. */
export async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name, exact: true }).last().click();
  await answered;
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
}
