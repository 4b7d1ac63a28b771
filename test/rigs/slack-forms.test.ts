import type { App, ViewClosedAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bolt, type Mode, startBolt } from "./slack/bolt.ts";
import { button, input, option, plain, section } from "./slack/pieces.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

const modal = (more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "profile",
  title: plain("Profile"),
  submit: plain("Save"),
  blocks: [
    input("hours", { max_length: 3 }),
    {
      type: "input",
      block_id: "language",
      label: plain("Language"),
      optional: true,
      element: { type: "static_select", action_id: "chosen", options: [option("go"), option("java")] },
    },
  ],
  ...more,
});

const stacked = modal({ blocks: [{ type: "actions", elements: [button("more", "More")] }] });

describe.each<Mode>(["socket", "http"])("A modal of a Bolt app, mode %s,", (mode) => {
  let slack: Slack;
  let bolt: Bolt;
  const open = async (listen: (app: App) => void, view: ModalView = modal()) => {
    bolt = await startBolt(slack, mode, (app) => {
      app.shortcut("profile", async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      listen(app);
    });
    const user = slack.team.user("ada");
    return (await slack.globalShortcut({ user, callbackId: "profile" }).next("opened")).view;
  };

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
    expect(bolt.logged).toEqual([]);
    slack.expectClean();
  });

  test("says what is wrong under its inputs, then closes with what was filled in", async () => {
    const view = await open((app) => {
      app.view("profile", async ({ ack, view: { state }, client, body }) => {
        const hours = state.values.hours?.["hours-in"]?.value;
        if (hours === "99") return ack({ response_action: "errors", errors: { hours: "Too many" } });
        await ack();
        const language = state.values.language?.chosen?.selected_option?.value;
        await client.chat.postMessage({ channel: body.user.id, text: `${hours} ${language}` });
      });
    });
    const { errors } = await slack.submit({ view, values: { hours: "99" } }).next("errors");
    expect(errors).toEqual({ hours: "Too many" });
    expect(slack.modal(view.user)).toBe(view);
    const saved = slack.submit({ view, values: { hours: "10", chosen: "go" } });
    await saved.next("closed");
    expect((await saved.next("posted")).message.text).toBe("10 go");
    expect(slack.modal(view.user)).toBeUndefined();
    expect(() => slack.submit({ view })).toThrow("does not see this modal");
  });

  test("is not submitted by Slack's client before it is filled in", async () => {
    const view = await open(() => {});
    expect(() => slack.submit({ view })).toThrow("hours must be filled in");
    expect(() => slack.submit({ view, values: { hours: "1000" } })).toThrow("0 to 3 characters");
    expect(() => slack.submit({ view, values: { days: "1" } })).toThrow("the modal has no days");
  });

  test("is redrawn, stacked and cleared by acks, and tells when it is closed", async () => {
    const closed: boolean[] = [];
    const view = await open((app) => {
      app.view("profile", ({ ack, view: { private_metadata: step } }) =>
        step === ""
          ? ack({ response_action: "update", view: modal({ private_metadata: "2", notify_on_close: true }) })
          : ack({ response_action: "push", view: modal({ callback_id: "more" }) }),
      );
      app.view("more", ({ ack }) => ack({ response_action: "clear" }));
      app.view<ViewClosedAction>({ type: "view_closed", callback_id: "profile" }, async ({ ack, body }) => {
        await ack();
        closed.push(body.is_cleared);
      });
    });
    const values = { hours: "1" };
    const { view: redrawn } = await slack.submit({ view, values }).next("viewUpdated");
    expect([redrawn.id, redrawn.hash === view.hash]).toEqual([view.id, false]);
    const { view: second } = await slack.submit({ view: redrawn }).next("pushed");
    expect([second.rootId, second.previousId]).toEqual([view.id, view.id]);
    expect(slack.closeView({ view: second })).toBeUndefined();
    const { view: third } = await slack.submit({ view: redrawn }).next("pushed");
    const cleared = slack.submit({ view: third, values });
    expect([(await cleared.next("closed")).view.id, (await cleared.next("closed")).view.id]).toEqual([
      view.id,
      third.id,
    ]);
    const { view: fresh } = await slack
      .globalShortcut({ user: view.user, callbackId: "profile" })
      .next("opened");
    const { view: told } = await slack.submit({ view: fresh, values }).next("viewUpdated");
    await slack.closeView({ view: told, all: true })?.acked();
    expect(closed).toEqual([true]);
  });

  test("is put on others with views.push, three high at most", async () => {
    const view = await open((app) => {
      app.action("more", async ({ ack, client, body }) => {
        await ack();
        if (!("trigger_id" in body)) return;
        const pushed = client.views.push({ trigger_id: body.trigger_id, view: stacked });
        await pushed.catch(() => client.chat.postMessage({ channel: body.user.id, text: "too high" }));
      });
    }, stacked);
    const { user } = view;
    const { view: second } = await slack.press({ user, on: view, action: "more" }).next("pushed");
    const { view: third } = await slack.press({ user, on: second, action: "more" }).next("pushed");
    const denied = slack.press({ user, on: third, action: "more" });
    expect((await denied.next("posted")).message.text).toBe("too high");
    expect(() => slack.press({ user, on: view, action: "more" })).toThrow("does not see this view");
    slack.closeView({ view: third });
    expect(slack.modal(user)?.id).toBe(second.id);
  });

  test("is redrawn with views.update, unless somebody else was quicker", async () => {
    const view = await open(() => {});
    const { client } = bolt.app;
    const update = { view_id: view.id, view: modal({ submit: plain("Go on") }), hash: view.hash };
    await client.views.update(update);
    expect(slack.modal(view.user)?.content).toMatchObject({ submit: { text: "Go on" } });
    await expect(client.views.update(update)).rejects.toMatchObject({ data: { error: "hash_conflict" } });
    slack.closeView({ view });
    await expect(client.views.update(update)).rejects.toMatchObject({ data: { error: "not_found" } });
  });

  test("is refused when it is none, and so are errors for what is no input", async () => {
    const view = await open(
      (app) => {
        app.view("profile", ({ ack }) => ack({ response_action: "errors", errors: { intro: "Not so" } }));
      },
      modal({ blocks: [{ ...section(), block_id: "intro" }, input("hours")] }),
    );
    await slack.submit({ view, values: { hours: "1" } }).silence();
    expect(slack.forgive("view")).toMatchObject([{ what: "errors for no input: intro" }]);
    const long = modal({ title: plain("A title far too long for Slack") });
    await expect(bolt.app.client.views.publish({ user_id: view.user.id, view: long })).rejects.toMatchObject({
      data: {
        error: "invalid_arguments",
        response_metadata: { messages: [expect.stringContaining("/title")] },
      },
    });
    expect(slack.forgive("view")).toHaveLength(1);
    expect(bolt.logged.splice(0)).toHaveLength(1);
  });

  test("opens once for a trigger, and not after three seconds", async () => {
    const view = await open((app) => app.shortcut("later", ({ ack }) => ack()));
    const used = slack.calls.find(({ method }) => method === "views.open")?.args.trigger_id;
    const again = { trigger_id: `${used}`, view: modal() };
    const { client } = bolt.app;
    await expect(client.views.open(again)).rejects.toMatchObject({ data: { error: "exchanged_trigger_id" } });
    const late = slack.globalShortcut({ user: view.user, callbackId: "later" });
    await late.acked();
    slack.pass(3001);
    const old = { trigger_id: `${late.payload.trigger_id}`, view: modal() };
    await expect(client.views.open(old)).rejects.toMatchObject({ data: { error: "expired_trigger_id" } });
    await expect(client.views.open({ ...old, trigger_id: "1.2.3" })).rejects.toMatchObject({
      data: { error: "invalid_trigger_id" },
    });
    expect(slack.forgive("trigger")).toHaveLength(3);
  });
});
