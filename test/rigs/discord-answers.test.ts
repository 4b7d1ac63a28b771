import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Started, startBot } from "./bare-bot.ts";

let bot: Started;
beforeEach(async () => {
  bot = await startBot({ people: ["asha"], deadlineMs: 500 });
});
afterEach(() => bot.close());

/** The codes that Discord refuses the acts with, one after the other; 0 where it does as it is told. */
function codes(
  interaction: Interaction,
  acts: readonly ((it: ChatInputCommandInteraction) => Promise<unknown>)[],
) {
  if (!interaction.isChatInputCommand()) throw new Error("a command was used");
  return acts.reduce<Promise<readonly unknown[]>>(async (before, act) => {
    const done = await before;
    const code = await act(interaction).then(
      () => 0,
      (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
    );
    return [...done, code];
  }, Promise.resolve([]));
}

/** Uses a command and answers it so. */
async function answered(
  acts: readonly ((it: ChatInputCommandInteraction) => Promise<unknown>)[],
  use: { readonly channel?: string } = {},
) {
  const { client, rig } = bot;
  client.removeAllListeners("interactionCreate");
  const result = new Promise<readonly unknown[]>((resolve) => {
    client.once("interactionCreate", (interaction) => resolve(codes(interaction, acts)));
  });
  const asked = rig.command({ name: "ask", options: { question: "git" }, ...use });
  return { asked, codes: await result };
}

const path = ({ id, token }: ChatInputCommandInteraction) => `/interactions/${id}/${token}/callback` as const;
const raw = (body: object) => (it: ChatInputCommandInteraction) =>
  it.client.rest.post(path(it), { body, auth: false });
const say = (content: string) => raw({ type: 4, data: { content, allowed_mentions: { parse: [] } } });
const defer = raw({ type: 5 });
const follow =
  (content: string, flags = 0) =>
  (it: ChatInputCommandInteraction) =>
    it.client.rest.post(`/webhooks/${it.applicationId}/${it.token}`, {
      body: { content, flags, allowed_mentions: { parse: [] } },
      auth: false,
    });
const later = (ms: number) => async () => bot.rig.advance(ms);

describe("an interaction", () => {
  test.each([
    ["is answered in time", [later(200), say("Hi")], [0, 0]],
    ["cannot be answered late", [later(600), say("Hi")], [0, 10062]],
    ["cannot be answered twice", [say("Hi"), say("Hi"), defer], [0, 40060, 40060]],
    ["has no follow-up before its answer", [follow("More"), say("Hi"), follow("More")], [10015, 0, 0]],
    [
      "is forgotten after a quarter of an hour",
      [defer, later(899_000), follow("Hi"), later(2000), follow("More")],
      [0, 0, 0, 0, 50027],
    ],
    ["takes no choices for an answer", [raw({ type: 8, data: { choices: [] } })], [50035]],
    [
      "takes no update of a message it has not",
      [raw({ type: 6 }), raw({ type: 7, data: {} })],
      [50035, 50035],
    ],
    ["takes no empty answer", [raw({ type: 4, data: { allowed_mentions: { parse: [] } } })], [50006]],
    [
      "takes no deferral with more flags",
      [raw({ type: 5, data: { flags: MessageFlags.IsComponentsV2 } })],
      [50035],
    ],
  ] as const)("%s", async (_what, acts, expected) => {
    expect((await answered(acts)).codes).toEqual(expected);
  });

  test("of which one could only have been late leaves a trace", async () => {
    await answered([later(600), say("Hi")]);
    expect(bot.rig.unanswered()).toHaveLength(1);
    expect(() => bot.rig.expectClean()).toThrow("refused with 10062");
    bot.rig.expectClean({ allow: [10062] });
  });

  test("answered privately stays private: what follows the deferral and all edits", async () => {
    const { asked, codes } = await answered([
      raw({ type: 5, data: { flags: MessageFlags.Ephemeral } }),
      follow("First"),
      (it) => it.webhook.editMessage("@original", { content: "Second" }),
      follow("For all"),
      follow("For one", MessageFlags.Ephemeral),
    ]);
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(await asked.acknowledged()).toMatchObject({ kind: "deferred", ephemeral: true });
    expect(await asked.reply()).toMatchObject({ content: "Second", flags: MessageFlags.Ephemeral });
    expect((await asked.followUps(2)).map(({ content }) => content)).toEqual(["For all", "For one"]);
    expect(bot.rig.messages().map(({ content }) => content)).toEqual(["For all"]);
    bot.rig.expectClean();
  });

  test("answered for all stays so, whatever takes the place of the deferral", async () => {
    const { codes } = await answered([defer, follow("First", MessageFlags.Ephemeral)]);
    expect(codes).toEqual([0, 0]);
    expect(bot.rig.messages().map(({ content }) => content)).toEqual(["First"]);
  });

  test("of somebody who has installed the app alone has five follow-ups", async () => {
    const six = ["1", "2", "3", "4", "5", "6"].map((text) => follow(text));
    expect((await answered([say("Hi"), ...six], { channel: "private" })).codes).toEqual([
      0, 0, 0, 0, 0, 0, 40094,
    ]);
    expect((await answered([say("Hi"), ...six])).codes).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("tells what it made, and its messages can be read, edited and deleted", async () => {
    const { asked, codes } = await answered([
      async (it) => {
        const { interaction, resource } = await it.reply({ content: "Hi", withResponse: true });
        expect(interaction.responseMessageId).toBe(resource?.message?.id);
        expect((await it.fetchReply()).content).toBe("Hi");
      },
      (it) => it.editReply("Hello"),
      (it) => it.deleteReply(),
      (it) => it.editReply("Again"),
    ]);
    expect(codes).toEqual([0, 0, 0, 10008]);
    expect(bot.rig.messages()).toEqual([]);
    expect(await asked.acknowledged()).toMatchObject({ kind: "message" });
  });
});

test("a form is no answer to a form", async () => {
  const { client, rig } = bot;
  const form = await rig.command({ name: "profile" }).modal();
  client.removeAllListeners("interactionCreate");
  const label = { type: 18, label: "A", component: { type: 4, style: 1, custom_id: "a" } };
  const body = { type: 9, data: { custom_id: "a", title: "A", components: [label] } };
  const refused = new Promise((resolve) => {
    client.once("interactionCreate", ({ id, token }) => {
      client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false }).catch(resolve);
    });
  });
  rig.submit({ modal: form, fields: { goal: "a job" } });
  expect(await refused).toMatchObject({ code: 50035 });
  expect(rig.violations).toEqual([expect.stringContaining("type: Value must be one of {4, 5}.")]);
});
