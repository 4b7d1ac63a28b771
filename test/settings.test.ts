import { describe, expect, it } from "vitest";
import { audienceOf, communityOf, defaultSettings, permits } from "../src/settings.ts";

const open = { ...defaultSettings, audience: "everyone" } as const;

describe("who sees the reply to a command", () => {
  it("is the asker alone, unless the community says otherwise", () => {
    expect(audienceOf("ask", defaultSettings, "discord:1/2")).toBe("private");
    expect(audienceOf("ask", open, "discord:1/2")).toBe("everyone");
  });
  it("is the asker alone when it is about them", () => {
    expect(audienceOf("mydata", open, "discord:1/2")).toBe("private");
    expect(audienceOf("next", open, "discord:1/2", "discord:9")).toBe("private");
  });
  it("is everybody when it is meant for somebody else", () => {
    expect(audienceOf("step", defaultSettings, "discord:1/2", "discord:9")).toBe("everyone");
  });
  it("is the asker alone outside the answer channels", () => {
    expect(audienceOf("ask", { ...open, channels: ["discord:1/3"] }, "discord:1/2", "discord:9")).toBe(
      "private",
    );
  });
});

it("a place belongs to the community before its slash", () => {
  expect(communityOf("discord:1/2")).toBe("discord:1");
  expect(communityOf("slack:T1/U2")).toBe("slack:T1");
  expect(communityOf("terminal:here")).toBeUndefined();
});

it("without answer channels every place is permitted", () => {
  expect(permits(defaultSettings, "slack:T1/C1")).toBe(true);
  expect(permits({ ...defaultSettings, channels: ["slack:T1/C2"] }, "slack:T1/C1")).toBe(false);
});
