import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemsOf, takeAxe } from "./axe.ts";
import { ask, program } from "./browser.ts";
import { openGarden } from "./tending.ts";

/** A real browser where the knowledge is tended. */

const visa = "who sponsors visas";
const go = (page: Page, path: string) => page.goto(new URL(`/tend${path}`, page.url()).href);
const open = async (page: Page) => {
  await go(page, "");
  await page.getByRole("link", { name: visa, exact: true }).first().click();
  await page.getByRole("button", { name: "Add to the topic" }).waitFor();
};
const views: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ["questions", (page) => go(page, "")],
  ["a question", open],
  [
    "a draft to be mended",
    async (page) => {
      await open(page);
      await page.getByRole("link", { name: "Draft a new topic" }).click();
      await page.getByLabel("Title").fill("Visas");
      await page.getByLabel("The answer").fill(" ");
      await page.getByRole("button", { name: "Preview" }).click();
      await page.locator(".problem").first().waitFor();
    },
  ],
  [
    "a change",
    async (page) => {
      await open(page);
      await page.getByRole("button", { name: "Add to the topic" }).click();
      await page.locator(".diff").waitFor();
    },
  ],
  ["feedback", (page) => go(page, "/feedback")],
  [
    "a phrasing that is tried",
    async (page) => {
      await go(page, "/try");
      await page.getByLabel("Question").fill("What is an index?");
      await page.getByRole("button", { name: "Try it" }).click();
      await page.locator("table").waitFor();
    },
  ],
  ["findings", (page) => go(page, "/findings")],
  ["knowledge", (page) => go(page, "/knowledge?words=learn")],
  ["an entry", (page) => go(page, "/knowledge/topic/sql-first")],
  ["a step", (page) => go(page, "/knowledge/step/database")],
  ["a source", (page) => go(page, "/knowledge/source/guide")],
  ["nothing there", (page) => go(page, "/nowhere")],
];

describe.skipIf(program === undefined)("somebody who tends the knowledge", () => {
  let garden: Awaited<ReturnType<typeof openGarden>>;
  beforeAll(async () => {
    garden = await openGarden();
    const { page, close } = await garden.visitChat();
    await ask(page, visa);
    await ask(page, visa);
    expect(await page.locator(".answer").last().innerText()).toContain("I don't have a good answer");
    await ask(page, "What is an index?");
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.getByText("Good to hear!").first().waitFor();
    await close();
  });
  afterAll(() => garden?.close());

  it.each([1280, 390])(
    "sees nothing that axe finds wrong at %i pixels, light or dark",
    { timeout: 60_000 },
    async (width) => {
      const { page, complaints, close } = await garden.visit({ viewport: { width, height: 844 } });
      for (const [name, show] of views) {
        await show(page);
        await takeAxe(page);
        expect(await problemsOf(page), name).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await problemsOf(page, ["color-contrast"]), `${name}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
        expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBe(width);
      }
      await close();
      // What is not there, and what has to be mended, the browser tells itself.
      expect(complaints.filter((one) => !/status of (404|422)/.test(one))).toEqual([]);
    },
  );
  it("moves nothing sideways at 320 pixels", { timeout: 60_000 }, async () => {
    const { page, close } = await garden.visit({ viewport: { width: 320, height: 600 } });
    for (const [name, show] of views) {
      await show(page);
      await page.waitForLoadState();
      expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBe(320);
    }
    await close();
  });
  it("finds nothing wrong with the way in, either", async () => {
    const { page, close } = await garden.visitChat({ viewport: { width: 390, height: 844 } });
    await go(page, "");
    await page.getByLabel("Token").fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await takeAxe(page);
    expect(await problemsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await problemsOf(page, ["color-contrast"])).toEqual([]);
    await close();
  });
  it("adds a missed question to a topic, with the keyboard, and the chat answers it", {
    timeout: 60_000,
  }, async () => {
    const { page, complaints, close } = await garden.visit();
    await page.getByRole("link", { name: visa, exact: true }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Topic", { exact: true }).focus();
    await page.keyboard.type("What is an");
    expect(await page.getByLabel("Topic", { exact: true }).inputValue()).toBe("indexes");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".diff .added").waitFor();
    expect(await page.locator(".diff .added").innerText()).toContain(visa);
    await page.getByRole("button", { name: "Apply" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".notice").waitFor();
    // The script says when it is learnt.
    await page.locator("#standing.in-use").waitFor({ timeout: 30_000 });
    expect(await readFile(join(garden.dir, "questions/data.yaml"), "utf8")).toContain(`- ${visa}\n`);
    await close();
    expect(complaints).toEqual([]);
    const chat = await garden.visitChat();
    await ask(chat.page, visa);
    expect(await chat.page.locator(".answer").innerText()).toContain(
      "A sorted list that finds rows quickly.",
    );
    await chat.close();
  });
  it("does it all without a script, too, and sees why a broken file is not in use", {
    timeout: 60_000,
  }, async () => {
    const { page, close } = await garden.visit({ javaScriptEnabled: false });
    const whole = await readFile(join(garden.dir, "tips.yaml"), "utf8");
    await writeFile(join(garden.dir, "tips.yaml"), whole.replace("level: foundation", "level: nowhere"));
    const refused = page.locator("#standing.refused");
    while ((await refused.count()) === 0) await go(page, "/findings");
    expect(await page.locator(".card").innerText()).toMatch(/tips\.yaml\s+line 5, column \d+ .*`nowhere`/s);
    await writeFile(join(garden.dir, "tips.yaml"), whole);
    await page.getByRole("link", { name: "Try" }).click();
    await page.getByLabel("Question").fill("is it raining");
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("button", { name: "Out of scope" }).click();
    await page.getByRole("button", { name: "Apply" }).click();
    expect(await page.locator(".notice").innerText()).toContain("Written");
    await page.getByRole("button", { name: "Sign out" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Sign in");
    await close();
  });
});
