import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listOf } from "../../rigs/slack/json.ts";
import { seen } from "./seen.ts";
import { openStage, type Stage } from "./stage.ts";

/** Makes the store slow from now on. */
function slow({ store }: Stage, ms: number): void {
  const { recall } = store;
  store.recall = async (...given) => {
    await sleep(ms);
    return recall(...given);
  };
}

describe("what takes too long for Slack", () => {
  it("in a form: it is closed, and answered where it was opened all the same", async () => {
    const stage = await openStage("http");
    const { slack } = stage;
    const ada = slack.team.user("ada");
    const channel = slack.team.channel("general");
    const asked = slack.command({ user: ada, channel, command: "/plan", text: "" });
    const { message } = await asked.next("ephemeral");
    const { view } = await slack.press({ user: ada, on: message, action: "Make a plan" }).next("opened");
    slow(stage, 2_300);
    const sent = slack.submit({ view, values: { hours: "10" } });
    expect((await sent.acked()).kind).toBe("acked");
    const late = await slack.find("ephemeral", (effect) => effect.message.text.startsWith("Your plan"));
    expect(late.message.to).toBe(ada.id);
    await stage.close();
  });
  it("for a window: it comes as a direct message", async () => {
    const stage = await openStage("socket", { settings: { triggerLives: 50 } });
    const { slack } = stage;
    const ada = slack.team.user("ada");
    const { view } = await slack.openHome({ user: ada }).next("published");
    slow(stage, 100);
    const pressed = slack.press({ user: ada, on: view, action: "See my map" });
    expect(seen((await pressed.next("posted")).message.blocks)).toMatch(/^<picture: Roadmap/);
    expect(slack.forgive("trigger")).toHaveLength(1);
    await stage.close();
  });
  it("in the Home tab: what was pressed shows as soon as it is done", async () => {
    const stage = await openStage("socket");
    const { slack } = stage;
    const ada = slack.team.user("ada");
    const { view } = await slack.openHome({ user: ada }).next("published");
    slow(stage, 200);
    const done = await slack.press({ user: ada, on: view, action: "Done" }).next("published");
    expect(seen(listOf(done.view.content.blocks))).toContain("1 of 44 steps done");
    await stage.close();
  });
});
