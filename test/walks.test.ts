import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openChat } from "./adapters/terminal/fakes.ts";
import { shippedAdvisor } from "./mind.ts";

/** Whole conversations of different learners, as `npm start` prints them on a pipe. When an answer changes, read the
 *  transcript as that learner before you accept it. */

const folder = new URL("walks/", import.meta.url);
const names = (await readdir(folder))
  .filter((file) => file.endsWith(".txt") && !file.endsWith(".golden.txt"))
  .map((file) => file.replace(".txt", ""));

it("there are ten learners", () => {
  expect(names).toHaveLength(10);
});

it.each(names)("the walk of %s reads as it did", async (name) => {
  const { advisor } = await shippedAdvisor();
  const chat = openChat(advisor);
  await chat.terminal.start();
  chat.input.end(await readFile(new URL(`${name}.txt`, folder), "utf8"));
  await chat.ended;
  expect(chat.errors).toEqual([]);
  await expect(chat.shown()).toMatchFileSnapshot(`walks/${name}.golden.txt`);
});
