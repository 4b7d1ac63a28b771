import { beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../src/action.ts";
import type { Message, PersonId, PlaceId } from "../src/message.ts";
import { plainText } from "../src/plain.ts";
import type { Reply } from "../src/reply.ts";
import { messageOf, said, shippedAdvisor } from "./mind.ts";
import { keep, miss, now, openDesk, operator, pressing, textOf } from "./misses/desk.ts";

/** Buttons and forms may come with any id: from an old message, from another community, or made up on the page. */

type Core = Awaited<ReturnType<typeof shippedAdvisor>>;
let core: Core;

beforeEach(async () => {
  core = await shippedAdvisor();
});

interface Somewhere {
  readonly from: PersonId;
  readonly place: PlaceId;
  readonly mayManage?: boolean;
}
const asha = { from: "discord:asha", place: "discord:1/general", mayManage: true } as const;
/** People who have nothing to do with what is asha's. */
const strangers: Readonly<Record<string, Somewhere>> = {
  "a manager of another server": { from: "discord:ben", place: "discord:2/general", mayManage: true },
  "a manager of a Slack workspace": { from: "slack:T1/U1", place: "slack:T1/C1", mayManage: true },
  "somebody in direct messages": { from: "discord:ben", place: "discord:ben" },
  "somebody on the page": { from: "web:x", place: "web:x" },
};

const press = (action: Action, who: Somewhere): Promise<Reply> =>
  core.advisor.answer(messageOf({ kind: "press", action }, who));
const fill = (body: Omit<Extract<Message["body"], { kind: "form" }>, "kind">, who: Somewhere) =>
  core.advisor.answer(messageOf({ kind: "form", ...body }, who));
const turnIn = ({ blocks }: Reply): string =>
  blocks
    .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
    .flatMap(({ action }) => action.turn ?? [])[0] ?? "";

describe.each(Object.entries(strangers))("%s", (_, stranger) => {
  it("learns nothing from the turn of a question that was not asked there", async () => {
    const turn = turnIn(await core.advisor.answer(said("what does a junior earn in india", asha)));
    expect(turn).not.toBe("");
    for (const action of [
      { verb: "share", id: "answer", turn },
      { verb: "none", id: "all", turn },
      { verb: "helpful", id: "no", turn },
    ] as const)
      expect(plainText((await press(action, stranger)).blocks)).toMatch(/^That button is from a while ago/);
    await press({ verb: "topic", id: "degree-needed", turn }, stranger);
    const { turns } = await core.store.mydata(stranger.from);
    expect(turns.map(({ text }) => text)).toEqual([""]);
    expect(await core.store.misses(core.clock.now)).toEqual([]);
  });
  it("neither sees nor changes the daily tips of another channel", async () => {
    const typed = { zone: "Asia/Kolkata", time: "09:00", weekdays: "1,2,3,4,5" };
    await fill({ name: "tips", subject: "here", values: typed }, asha);
    const [before] = await core.store.subscriptions([asha.place]);
    if (before === undefined) throw new Error("there are no tips to change");
    for (const what of ["pause", "resume", "stop", "preview"]) {
      const { blocks } = await press({ verb: "tips", id: `${what}.${before.id}` }, stranger);
      expect(plainText(blocks)).not.toContain("Kolkata");
    }
    await fill({ name: "tips", subject: before.id, values: { ...typed, time: "23:00" } }, stranger);
    expect(await core.advisor.form(`tips.${before.id}`, stranger.from, stranger.place)).toBeUndefined();
    expect(await core.store.subscriptions([asha.place])).toEqual([before]);
  });
  it("neither sees nor changes what was missed in another server", async () => {
    const desk = await openDesk();
    await keep(desk.store, miss("visa for canada"), miss("visa for canada", { at: now - 2_000 }));
    const before = await desk.store.misses(now);
    const { id } = pressing(await desk.command(operator), "show.");
    const group = id.slice("show.".length);
    const shown = [textOf(await desk.command(stranger))];
    for (const what of [`show.${group}`, `outside.${group}`, `dismiss.${group}`, `settle.${group}.answered`])
      shown.push(textOf(await desk.press({ verb: "miss", id: what }, stranger)));
    shown.push(textOf(await desk.fill(group, { title: "Visa" }, stranger)));
    expect(await desk.advisor.form(`draft.${group}`, stranger.from, stranger.place)).toBeUndefined();
    expect(shown.join("\n")).not.toContain("visa");
    expect(await desk.store.misses(now)).toEqual(before);
    await desk.close();
  });
  it("changes no settings but those of where they are", async () => {
    await fill({ name: "settings", values: { mentions: "off" } }, asha);
    await fill({ name: "settings", subject: "discord:1", values: { mentions: "on" } }, stranger);
    expect(await core.advisor.settings(asha.place)).toMatchObject({ mentions: false });
  });
});

it("whoever does not manage a server changes nothing of it, whatever they send", async () => {
  const member: Somewhere = { from: "discord:cleo", place: asha.place };
  await fill({ name: "settings", values: { mentions: "off" } }, member);
  await fill(
    { name: "tips", subject: "here", values: { zone: "UTC", time: "09:00", weekdays: "1" } },
    member,
  );
  expect(await core.advisor.settings(asha.place)).toMatchObject({ mentions: true });
  expect(await core.store.subscriptions([asha.place])).toEqual([]);
});
