import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { countsOf } from "../measured.ts";
import { openStage, type Stage } from "./stage.ts";

/** Until what Slack was told last has been counted: Slack knows it before the program hears so. */
async function counted({ metrics }: Stage, name: string, wanted: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (countsOf(await metrics.text(), name).includes(wanted)) break;
    await sleep(10);
  }
  return countsOf(await metrics.text(), name);
}

describe.each(["socket", "http"] as const)("in Slack (%s)", (mode) => {
  it("a command, a press and an event are counted once they are acknowledged", async () => {
    const stage = await openStage(mode);
    const { slack } = stage;
    const [user, channel] = [slack.team.user("ada"), slack.team.channel("general")];
    const asked = slack.command({ user, channel, command: "/ask", text: "do i need a degree" });
    const { message } = await asked.next("ephemeral");
    await slack.press({ user, on: message, action: "Share here" }).next("posted");
    await slack.dm({ user, text: "what is an api" }).next("posted");
    const enough = await counted(
      stage,
      "acknowledge_seconds",
      'acknowledge_seconds_count{adapter="slack"} 3',
    );
    // Slack also tells of Roadmate's own messages, at any time.
    expect(Number(enough[0]?.split(" ")[1])).toBeGreaterThanOrEqual(3);
    expect(countsOf(await stage.metrics.text(), "platform_errors")).toEqual([]);
    expect(countsOf(await stage.metrics.text(), "rate_limited")).toEqual([]);
    await stage.close();
  });
});

it("what Slack refuses is counted by its word for it, by the status, or as out of reach", async () => {
  const stage = await openStage("socket");
  const { slack } = stage;
  const [user, channel] = [slack.team.user("ada"), slack.team.channel("general")];
  const ask = () => slack.command({ user, channel, command: "/ask", text: "do i need a degree" });
  slack.fail("response_url", { kind: "error", error: "used_url" });
  await ask().next("ephemeral");
  slack.fail("response_url", { kind: "status", status: 500 });
  await ask().next("ephemeral");
  slack.fail("response_url", { kind: "cut", when: "before" });
  slack.fail("chat.postEphemeral", { kind: "error", error: "fatal_error" });
  await ask().next("ephemeral");
  expect(await counted(stage, "platform_errors", "")).toEqual([
    'platform_errors_total{adapter="slack",code="used_url"} 1',
    'platform_errors_total{adapter="slack",code="500"} 1',
    'platform_errors_total{adapter="slack",code="unreachable"} 1',
    'platform_errors_total{adapter="slack",code="fatal_error"} 1',
  ]);
  expect(stage.forgive()).toHaveLength(1);
  await stage.close();
});

it("too much is counted each time Slack says so, and is no error: it is waited out", async () => {
  const stage = await openStage("socket");
  const { slack } = stage;
  slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 1 });
  await slack.dm({ user: slack.team.user("ada"), text: "what is an api" }).next("posted");
  const text = await stage.metrics.text();
  expect(countsOf(text, "rate_limited")).toEqual(['rate_limited_total{adapter="slack",whose="platform"} 1']);
  expect(countsOf(text, "platform_errors")).toEqual([]);
  await stage.close();
});
