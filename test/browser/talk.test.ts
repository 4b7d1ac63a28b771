import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ask, openBrowser, press, program } from "./browser.ts";

/** A real browser on the real page with the shipped knowledge. */

type Opened = Awaited<ReturnType<typeof openBrowser>>;
type Visit = Awaited<ReturnType<Opened["visit"]>>;

describe.skipIf(program === undefined)("somebody at the page", () => {
  let browser: Opened;
  let visit: Visit;
  const last = () => visit.page.locator(".exchange").last();

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    visit = await browser.visit();
  });
  afterEach(async () => {
    await visit.close();
    expect(visit.complaints).toEqual([]);
  });

  it("asks, and reads an answer with its sources", async () => {
    const { page } = visit;
    await ask(page, "can i get a job without a degree");
    expect(await last().locator(".asked").innerText()).toContain("can i get a job without a degree");
    expect(await last().locator(".sources").innerText()).toMatch(/^Sources: .*reviewed/);
    expect(await page.locator("#hero").isVisible()).toBe(false);
    expect(await page.locator("#status").textContent()).toContain("isn't always required");
  });
  it("is asked back, chooses, and finds the answer in place of the question", async () => {
    const { page } = visit;
    await ask(page, "jobs");
    const choices = last().locator(".choice button");
    expect(await choices.count()).toBeGreaterThanOrEqual(3);
    await press(page, (await choices.first().innerText()).trim());
    expect(await page.locator(".exchange").count()).toBe(1);
    expect(await last().locator(".sources").count()).toBe(1);
    expect(await page.evaluate("document.activeElement.className")).toBe("exchange");
  });
  it("ticks a step off and sees the map change", async () => {
    const { page } = visit;
    await press(page, "My map");
    const counts = () => last().locator(".picture .frame.light").innerText();
    expect(await counts()).toContain("0 of");
    await press(page, (await last().locator("button.forward").last().innerText()).trim());
    expect(await last().innerText()).toContain("Well done!");
    await press(page, "My map");
    expect(await counts()).toMatch(/\b1 of \d+\nsteps done/);
  });
  it("fills a form, is told what is wrong with it, and mends it", async () => {
    const { page } = visit;
    await ask(page, "/profile");
    await press(page, "Change my profile");
    await page.getByLabel("Language").selectOption({ label: "Python" });
    await page.getByLabel("Time zone").fill("Atlantis");
    await press(page, "Save");
    expect(await page.getByLabel("Time zone").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Time zone").inputValue()).toBe("Atlantis");
    await page.getByLabel("Time zone").fill("Asia/Kolkata");
    await press(page, "Save");
    expect(await last().innerText()).toMatch(/Python[\s\S]*Asia\/Kolkata/);
  });
  it("says an answer helped, and is thanked where they said so", async () => {
    const { page } = visit;
    await ask(page, "what is an api");
    await press(page, "Yes");
    expect(await page.locator(".exchange").count()).toBe(1);
    expect(await last().innerText()).toContain("Good to hear!");
    expect(await last().getByRole("button", { name: "Yes" }).count()).toBe(0);
  });
  it("looks at a reply as Discord and as Slack show it", async () => {
    const { page } = visit;
    await press(page, "My map");
    await last().getByText("as Discord").click();
    expect(await last().locator(".discord .press").first().innerText()).toBe("What's next?");
    expect((await last().locator(".discord .gallery svg").boundingBox())?.height).toBeGreaterThan(200);
    await last().getByText("as Slack").click();
    expect(await last().locator(".discord").isVisible()).toBe(false);
    expect(await last().locator(".slack .press").first().innerText()).toBe("What's next?");
    expect(await last().locator(".room").last().innerText()).toMatch(/[\d,]+ of 12,000 characters left/);
    await last().getByText("What is sent").last().click();
    expect(await last().locator("pre").filter({ hasText: '"type": "image"' }).count()).toBe(1);
  });
  it("does it all with the keyboard", async () => {
    const { page } = visit;
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toContain("Skip");
    await page.keyboard.press("Enter");
    await page.keyboard.type("do i need a deg", { delay: 5 });
    await page.locator("#offers button").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect(await page.locator("#offers").isVisible()).toBe(false);
    await page.keyboard.type("r");
    await page.locator("#offers button").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await last().locator(".sources").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("ask");
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("plain");
  });
  it("comes back to the conversation after a reload, until they are forgotten", async () => {
    const { page } = visit;
    await ask(page, "what is an api");
    await ask(page, "and what is rest");
    await page.reload();
    expect(await page.locator(".exchange").count()).toBe(2);
    await press(page, "Forget me");
    expect(await page.locator(".exchange").count()).toBe(1);
    expect(await last().innerText()).toContain("is deleted");
    await page.context().clearCookies();
    await page.evaluate("sessionStorage.clear()");
    await page.reload();
    expect(await page.locator(".exchange").count()).toBe(0);
  });
  it("keeps a question that did not get through", async () => {
    const { page, complaints } = visit;
    await page.context().setOffline(true);
    await page.fill("#ask", "is anybody there");
    await page.keyboard.press("Enter");
    await page.locator(".seen").waitFor();
    expect(await page.inputValue("#ask")).toBe("is anybody there");
    expect(await page.locator(".exchange").count()).toBe(0);
    complaints.length = 0;
  });
});

describe.skipIf(program === undefined)("somebody without a script", () => {
  it("asks and presses all the same", async () => {
    const browser = await openBrowser();
    const { page, complaints } = await browser.visit({ javaScriptEnabled: false });
    await page.fill("#ask", "/roadmap");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.locator("button.forward").last().click();
    expect(await page.locator(".answer").first().innerText()).toContain("Well done!");
    await page.getByText("as Slack").click();
    expect(await page.locator(".slack").isVisible()).toBe(true);
    await browser.close();
    expect(complaints).toEqual([]);
  });
});
