import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemsOf, takeAxe } from "./axe.ts";
import { ask, openBrowser, press, program } from "./browser.ts";

/** The main views, by the rules of WCAG 2.2 that a machine can check. */

const views: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["nothing asked yet", async () => {}],
  ["an answer", (page) => ask(page, "can i get a job without a degree")],
  ["a question back", (page) => ask(page, "jobs")],
  ["pay", (page) => ask(page, "what does a junior earn in india")],
  [
    "a form",
    async (page) => {
      await ask(page, "/profile");
      await press(page, "Change my profile");
      await page.getByLabel("Time zone").fill("Atlantis");
      await press(page, "Save");
    },
  ],
  [
    "the map, as the others show it",
    async (page) => {
      await press(page, "My map");
      // All three at once.
      await page.evaluate(
        'for (const view of document.querySelectorAll(".views details")) view.removeAttribute("name")',
      );
      for (const name of ["as Discord", "as Slack", "plain"]) {
        await page.locator(".exchange").last().getByText(name, { exact: true }).click();
      }
    },
  ],
  [
    "offers",
    async (page) => {
      await page.locator("#ask").fill("how long");
      await page.locator("#offers button").first().waitFor();
    },
  ],
];

describe.skipIf(program === undefined)("the page", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each([1280, 390])(
    "has nothing that axe finds wrong at %i pixels, light or dark",
    { timeout: 60_000 },
    async (width) => {
      const { page, close } = await browser.visit({ viewport: { width, height: 844 } });
      await takeAxe(page);
      for (const [name, show] of views) {
        await show(page);
        expect(await problemsOf(page), name).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await problemsOf(page, ["color-contrast"]), `${name}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
        // What was looked at already would be looked at again.
        await page.evaluate('document.getElementById("talk").replaceChildren()');
      }
      await close();
    },
  );

  it("fits 320 pixels without moving sideways", async () => {
    const { page, close } = await browser.visit({ viewport: { width: 320, height: 600 } });
    for (const [name, show] of views) {
      await show(page);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect(wide, name).toBe(320);
    }
    await close();
  });
});
