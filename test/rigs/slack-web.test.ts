import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listeningLogger } from "./slack/bolt.ts";
import { section } from "./slack/pieces.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

let slack: Slack;
let web: webApi.WebClient;
const clientFor = (token: string) =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 2, minTimeout: 5, maxTimeout: 5 },
    logger: listeningLogger([]),
  });
const refusal = async (call: Promise<webApi.WebAPICallResult>): Promise<unknown> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error && "data" in error ? error.data : error;
};
const refused = (error: string) => expect.objectContaining({ ok: false, error });

beforeEach(async () => {
  slack = await startSlack({ fileReadyAfter: 2 });
  web = clientFor(slack.team.botToken);
});
afterEach(async () => {
  await slack.stop();
  slack.expectClean();
});

describe("The Web API", () => {
  test("knows a bot by its token, and shows it its own team only", async () => {
    const other = slack.addTeam("Elsewhere");
    const channel = other.channel("general").id;
    expect(await web.auth.test()).toMatchObject({ team_id: slack.team.id, user_id: slack.team.bot.id });
    expect(await web.team.info()).toMatchObject({ team: { domain: "backend-learners" } });
    expect(await web.bots.info({ bot: slack.team.botId })).toMatchObject({
      bot: { user_id: slack.team.bot.id },
    });
    expect(await refusal(web.chat.postMessage({ channel, text: "x" }))).toEqual(refused("channel_not_found"));
    expect(await refusal(web.conversations.info({ channel }))).toEqual(refused("channel_not_found"));
    const user = other.user("eve").id;
    expect(await refusal(web.users.info({ user }))).toEqual(refused("user_not_found"));
    expect(await refusal(web.conversations.open({ users: user }))).toEqual(refused("user_not_found"));
    expect(await refusal(clientFor("xoxb-wrong").auth.test())).toEqual(refused("invalid_auth"));
  });

  test("lets the bot speak where it may", async () => {
    const { team } = slack;
    const post = (channel: string) => refusal(web.chat.postMessage({ channel, text: "x" }));
    expect(await post(team.channel("out", { bot: false }).id)).toEqual(refused("not_in_channel"));
    expect(await post(team.channel("secret", { bot: false, private: true }).id)).toEqual(
      refused("channel_not_found"),
    );
    expect(await post(team.channel("old", { archived: true }).id)).toEqual(refused("is_archived"));
    const robot = team.user("robot", { isBot: true }).id;
    expect(await refusal(web.conversations.open({ users: robot }))).toEqual(refused("cannot_dm_bot"));
    const ada = team.user("ada");
    const { channel } = await web.conversations.open({ users: ada.id });
    expect(channel?.id).toBe(team.im(ada).id);
    await web.chat.postMessage({ channel: ada.id, text: "x" });
    expect(slack.messages(team.im(ada))).toHaveLength(1);
    const whisper = () =>
      web.chat.postEphemeral({ channel: team.channel("general").id, user: ada.id, text: "psst" });
    await whisper();
    expect((await slack.find("ephemeral")).message).toMatchObject({ text: "psst", to: ada.id });
    team.channel("general").members.delete(ada.id);
    expect(await refusal(whisper())).toEqual(refused("user_not_in_channel"));
    team.channel("general").members.add(ada.id);
    const { members } = await web.conversations.members({ channel: team.channel("general").id });
    expect(members).toContain(ada.id);
  });

  test("keeps threads, metadata and edits, page by page", async () => {
    const channel = slack.team.channel("general").id;
    const metadata = { event_type: "tip", event_payload: { key: "k1" } };
    const first = await web.chat.postMessage({ channel, text: "first", metadata });
    await web.chat.postMessage({ channel, text: "reply", thread_ts: `${first.ts}` });
    await web.chat.postMessage({ channel, text: "second", blocks: [section()] });
    await web.chat.update({ channel, ts: `${first.ts}`, text: "edited" });
    const seen = await web.conversations.history({ channel, include_all_metadata: true, limit: 1 });
    expect(seen).toMatchObject({ messages: [{ text: "second" }], has_more: true });
    const cursor = `${seen.response_metadata?.next_cursor}`;
    const rest = await web.conversations.history({ channel, cursor, include_all_metadata: true });
    expect(rest.messages).toMatchObject([{ text: "edited", metadata, reply_count: 1, edited: {} }]);
    const bare = await web.conversations.history({ channel, oldest: `${first.ts}`, inclusive: true });
    expect(bare.messages?.at(-1)?.metadata).toEqual({ event_type: "tip" });
    const thread = await web.conversations.replies({ channel, ts: `${first.ts}` });
    expect(thread.messages?.map(({ text }) => text)).toEqual(["edited", "reply"]);
    await web.chat.delete({ channel, ts: `${first.ts}` });
    expect(await refusal(web.chat.update({ channel, ts: `${first.ts}`, text: "x" }))).toEqual(
      refused("message_not_found"),
    );
    const somebody = slack.say({
      user: slack.team.user("ada"),
      channel: slack.team.channel("general"),
      text: "mine",
    });
    expect(await refusal(web.chat.delete({ channel, ts: somebody.message.ts }))).toEqual(
      refused("cant_delete_message"),
    );
  });

  test("refuses what the referee refuses, and remembers it", async () => {
    const channel = slack.team.channel("general").id;
    const blocks = [section("x".repeat(3001))];
    expect(await refusal(web.chat.postMessage({ channel, text: "x", blocks }))).toMatchObject({
      error: "invalid_blocks",
      response_metadata: {
        messages: [expect.stringMatching(/^\[ERROR\].*\/blocks\/0\/text/), expect.anything()],
      },
    });
    expect(await refusal(web.chat.postMessage({ channel, text: "x".repeat(40_001) }))).toEqual(
      refused("msg_too_long"),
    );
    const long = Array.from({ length: 5 }, () => section("x".repeat(2700)));
    expect(await refusal(web.chat.postMessage({ channel, text: "x", blocks: long }))).toEqual(
      refused("msg_blocks_too_long"),
    );
    await web.chat.postMessage({ channel, text: "<!channel> is taken by Slack, but not by us" });
    expect(() => slack.expectClean()).toThrow("live mention of !channel");
    expect(slack.forgive("blocks")).toHaveLength(5);
    slack.allowMention(slack.team.user("ada"));
    await web.chat.postMessage({ channel, text: `<@${slack.team.user("ada").id}> asked` });
  });

  test("does not know every method", async () => {
    expect(await refusal(web.apiCall("chat.unknown"))).toEqual(refused("unknown_method"));
    expect(slack.forgive("method")).toMatchObject([{ where: "chat.unknown" }]);
  });

  test("goes wrong as it is told", async () => {
    const channel = slack.team.channel("general");
    const post = (text: string) => web.chat.postMessage({ channel: channel.id, text });
    slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 1 });
    const since = performance.now();
    await post("after a second");
    expect(performance.now() - since).toBeGreaterThan(1000);
    slack.fail("chat.postMessage", { kind: "status", status: 500 }, 2);
    await post("at the third try");
    slack.fail("chat.postMessage", { kind: "error", error: "fatal_error" });
    expect(await refusal(post("x"))).toEqual(refused("fatal_error"));
    slack.fail("chat.postMessage", { kind: "hang", ms: 100 });
    await post("late");
    slack.fail("chat.postMessage", { kind: "cut", when: "before" });
    await post("cut, tried again");
    slack.fail("chat.postMessage", { kind: "cut", when: "after" });
    await post("twice");
    const texts = slack.messages(channel).map(({ text }) => text);
    expect(texts).toEqual([
      "after a second",
      "at the third try",
      "late",
      "cut, tried again",
      "twice",
      "twice",
    ]);
    slack.fail("chat.postMessage", { kind: "error", error: "never" });
    slack.heal();
    await post("well again");
    expect(slack.calls.filter(({ answer }) => answer === undefined)).toHaveLength(5);
  });

  test("fails by chance, as it is drawn for each call", async () => {
    const channel = slack.team.channel("general");
    const drawn = [{ kind: "silence" } as const, undefined];
    slack.draw("chat.postMessage", () => drawn.shift());
    const { botToken } = slack.team;
    const options = { slackApiUrl: slack.apiUrl, timeout: 100, retryConfig: { retries: 0 } };
    const say = () =>
      new webApi.WebClient(botToken, options).chat.postMessage({ channel: channel.id, text: "Hi" });
    await expect(say()).rejects.toThrow();
    await say();
    expect(slack.messages(channel)).toHaveLength(1);
  });

  test("takes files, which are ready after a while", async () => {
    const channel = slack.team.channel("general");
    const bytes = Buffer.from("a picture of sorts");
    const done = await web.filesUploadV2({ filename: "map.png", file: bytes, alt_text: "A map" });
    const upload: unknown = JSON.parse(JSON.stringify(done));
    expect(upload).toMatchObject({ files: [{ files: [{ id: expect.stringMatching(/^F/) }] }] });
    const { file: id } = await slack.find("uploaded");
    expect(slack.file(id)).toMatchObject({ bytes, altText: "A map" });
    const blocks = [{ type: "image" as const, alt_text: "A map", slack_file: { id } }];
    const show = () => web.chat.postMessage({ channel: channel.id, text: "Map", blocks });
    expect(await refusal(show())).toEqual(refused("invalid_blocks"));
    expect((await web.files.info({ file: id })).file?.mimetype).toBe("");
    const { file } = await web.files.info({ file: id });
    expect(file?.mimetype).toBe("image/png");
    await show();
    const headers = { authorization: `Bearer ${slack.team.botToken}` };
    expect(await (await fetch(`${file?.url_private}`, { headers })).text()).toBe(`${bytes}`);
    expect((await fetch(`${file?.url_private}`)).status).toBe(403);
    expect(slack.forgive("blocks")).toMatchObject([{ what: expect.stringContaining("invalid slack file") }]);
    await web.filesUploadV2({
      channel_id: channel.id,
      filename: "a.txt",
      content: "x",
      initial_comment: "Here",
    });
    expect(slack.messages(channel).at(-1)).toMatchObject({ text: "Here", files: [expect.any(String)] });
  });

  test("installs with a code, once; and takes the token back", async () => {
    const { clientId: client_id, clientSecret: client_secret, team } = slack;
    team.installed = false;
    expect(await refusal(web.auth.test())).toEqual(refused("token_revoked"));
    const code = slack.oauthCode(team);
    const access = { client_id, client_secret, code };
    expect(await web.oauth.v2.access(access)).toMatchObject({
      access_token: team.botToken,
      team: { id: team.id },
    });
    expect(await refusal(web.oauth.v2.access(access))).toEqual(refused("invalid_code"));
    await web.auth.revoke();
    expect(await refusal(web.auth.test())).toEqual(refused("token_revoked"));
  });
});

test("Without a referee everything is taken", async () => {
  const lax = await startSlack({ referee: false });
  const client = new webApi.WebClient(lax.team.botToken, { slackApiUrl: lax.apiUrl });
  await client.chat.postMessage({ channel: lax.team.channel("general").id, text: "<!here>", blocks: [] });
  lax.expectClean();
  await lax.stop();
});

test("Two hundred calls at once are answered in a moment", async () => {
  const channel = slack.team.channel("general");
  const client = new webApi.WebClient(slack.team.botToken, {
    slackApiUrl: slack.apiUrl,
    maxRequestConcurrency: 200,
  });
  const since = performance.now();
  const texts = Array.from({ length: 200 }, (_, index) => `tip ${index}`);
  await Promise.all(
    texts.map((text) => client.chat.postMessage({ channel: channel.id, text, blocks: [section()] })),
  );
  expect(slack.messages(channel)).toHaveLength(200);
  expect(performance.now() - since).toBeLessThan(5000);
});
