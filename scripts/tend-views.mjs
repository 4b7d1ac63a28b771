/** The views where the knowledge is tended, with something to be seen in them. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const token = "only-for-the-screenshots";

/** What is asked, how often, and what is pressed below the answer. */
const asked = [
  ["nobody answers my job applications", 4, "none:"],
  ["i apply and apply and nobody answers", 3, "none:"],
  ["no reply to any of my applications", 2, "none:"],
  ["should i learn touch typing first", 2, "none:"],
  ["can i code on a tablet", 3],
  ["what chair should i buy for long coding days", 2],
  ["what does a junior earn in india", 9, "helpful:yes"],
  ["what does a junior earn in india in a startup", 3, "helpful:no"],
  ["can i get a job without a degree", 12, "helpful:yes"],
  ["can i get a job without a degree at google", 2, "helpful:no"],
  ["what is an api", 7, "helpful:yes"],
];

/** Asks it all, each time as somebody else. */
export async function seed(url) {
  let people = 0;
  for (const [text, times, pressed] of asked) {
    for (let time = 0; time < times; time++) {
      people += 1;
      const headers = { "x-part": "answer", "x-forwarded-for": `10.1.0.${people}` };
      const send = (fields, more) =>
        fetch(url, {
          method: "POST",
          body: new URLSearchParams(fields),
          headers: { ...headers, ...more },
        });
      const answer = await send({ text });
      const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
      const [, press] = new RegExp(`value="(${pressed}[^"]+)"`).exec(await answer.text()) ?? [];
      if (press !== undefined) await send({ press }, { cookie });
    }
  }
}

async function enter(page, path) {
  await page.goto(new URL(path, page.url()).href);
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("#standing").waitFor();
}

/** Name → what leads there. `knowledge` is the folder of a copy that may be changed. */
export function tendViews(knowledge) {
  let broken = false;
  const edit = async (name, from, to) => {
    const file = join(knowledge, name);
    await writeFile(file, (await readFile(file, "utf8")).replace(from, to));
  };
  return {
    "tend-questions": (page) => enter(page, "/tend"),
    "tend-change": async (page) => {
      await enter(page, "/tend");
      await page.locator(".card h2 a").first().click();
      await page.getByRole("button", { name: "Add to the topic" }).click();
      await page.locator(".diff").waitFor();
    },
    "tend-feedback": (page) => enter(page, "/tend/feedback"),
    "tend-try": async (page) => {
      await enter(page, "/tend/try");
      await page.getByLabel("Question").fill("do they hire people who never went to college");
      await page.getByRole("button", { name: "Try it" }).click();
      await page.locator("table").waitFor();
    },
    "tend-knowledge": async (page) => {
      await enter(page, "/tend/knowledge");
      await page.getByLabel("Search").fill("rest api");
      await page.keyboard.press("Enter");
      await page.waitForURL(/words=/);
    },
    // The last one: from here on something is wrong.
    "tend-findings": async (page) => {
      if (!broken) {
        await edit("tips.yaml", /^ {4}level: /m, "    levle: ");
        await edit("questions/api.yaml", /related: \[[a-z-]+/, "related: [nowhere");
        broken = true;
      }
      await enter(page, "/tend/findings");
      while ((await page.locator("#standing.refused").count()) === 0) {
        await page.waitForTimeout(500);
        await page.reload();
      }
    },
  };
}
