import { beforeEach, expect, it } from "vitest";
import { plainText } from "../../src/plain.ts";
import { messageOf, shippedAdvisor } from "../mind.ts";
import { createStage, minute, passTime, type Stage, start } from "./couriering.ts";

let stage: Stage;
let core: Awaited<ReturnType<typeof shippedAdvisor>>;
const asha = { from: "discord:asha", place: "discord:asha" } as const;
const manager = { from: "discord:ben", place: "discord:1/2", mayManage: true } as const;

beforeEach(async () => {
  core = await shippedAdvisor();
  stage = createStage(core.store);
});

const ask = async (...given: Parameters<typeof messageOf>): Promise<string> => {
  core.clock.now = stage.clock.now;
  return plainText((await core.advisor.answer(messageOf(...given))).blocks);
};
const tips = { kind: "command", name: "tips", options: {} } as const;
const filled = (subject: string, time: string) =>
  ({
    kind: "form",
    name: "tips",
    subject,
    values: { time, zone: "Asia/Kolkata", weekdays: "1,2,3,4,5,6,7", about: "level.foundation" },
  }) as const;

it("what is set up in a chat comes, and the chat says so", async () => {
  expect(await core.advisor.form("tips.me", asha.from, asha.place)).toMatchObject({ title: "Daily tips" });
  expect(await ask(filled("me", "14:31"), asha)).toContain("Next: today at 14:31 (Asia/Kolkata).");
  expect(await ask(filled("here", "14:40"), manager)).toContain("This channel: 14:40");
  expect(await ask(tips, manager)).not.toContain("You: 14:31");
  const courier = stage.courier({ mind: () => core });
  await passTime(stage, courier, 15 * minute);
  expect(stage.seen.map(({ to }) => to)).toEqual(["discord:asha", "discord:1/2"]);
  expect(await ask(tips, asha)).toContain("Next: tomorrow at 14:31 (Asia/Kolkata).");
  expect(await ask({ kind: "home" }, asha)).toContain("Next: tomorrow at 14:31");
});

it("what is stopped in a chat, or forgotten, comes no more", async () => {
  await ask(filled("me", "14:31"), asha);
  await ask(filled("here", "14:40"), manager);
  const [theirs] = await core.store.subscriptions(["discord:1/2"]);
  const stop = { verb: "tips", id: `stop.${theirs?.id}` } as const;
  expect(await ask({ kind: "press", action: stop }, asha)).toContain("That one is no more");
  expect(await ask({ kind: "press", action: stop }, manager)).toContain("Stopped.");
  expect(await ask({ kind: "command", name: "mydata", options: {} }, asha)).toContain('"time":"14:31"');
  await ask({ kind: "command", name: "forget-me", options: {} }, asha);
  await passTime(stage, stage.courier({ mind: () => core }), 60 * minute);
  expect(stage.seen).toEqual([]);
  expect(stage.clock.now).toBe(start + 60 * minute);
});
