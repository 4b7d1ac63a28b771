import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const socket = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const workspaces = {
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "c",
  SLACK_SIGNING_SECRET: "s",
  SECRET_KEY: "0123456789abcdef",
  PUBLIC_URL: "https://roadmate.example/",
};
const read = (env: Record<string, string>) => readConfig(env, "/app").slack;
const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("Slack in the settings", () => {
  it("is left alone where nothing of it is set, whatever other parts need", () => {
    expect(read({})).toBeUndefined();
    expect(
      read({ SLACK_BOT_TOKEN: " ", PUBLIC_URL: "https://a.example", SECRET_KEY: "0123456789abcdef" }),
    ).toBe(undefined);
  });
  it("is Socket Mode with a bot token and an app token, also beside a signing secret", () => {
    const expected = { kind: "socket", botToken: "xoxb-1", appToken: "xapp-1", prefix: "" };
    expect(read(socket)).toEqual(expected);
    expect(read({ ...socket, SLACK_SIGNING_SECRET: "s" })).toEqual(expected);
  });
  it("is one workspace over HTTP with a bot token and a signing secret", () => {
    const settings = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_PORT: "0" };
    expect(read(settings)).toEqual({
      kind: "http",
      botToken: "xoxb-1",
      signingSecret: "s",
      port: 0,
      prefix: "",
    });
  });
  it("is many workspaces with what an app has of its own", () => {
    expect(
      read({ ...workspaces, SLACK_COMMAND_PREFIX: "rm-", SLACK_API_URL: "http://127.0.0.1:1/api/" }),
    ).toEqual({
      kind: "workspaces",
      clientId: "1.2",
      clientSecret: "c",
      signingSecret: "s",
      secretKey: "0123456789abcdef",
      publicUrl: "https://roadmate.example",
      port: 3001,
      prefix: "rm-",
      apiUrl: "http://127.0.0.1:1/api/",
    });
  });
  it("says what is missing", () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is missing: .*SLACK_SIGNING_SECRET/),
    ]);
    expect(problemsOf({ SLACK_APP_TOKEN: "xapp-1" })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ]);
    expect(problemsOf({ SLACK_CLIENT_ID: "1" }).map((problem) => problem.split(" ")[0])).toEqual([
      "SLACK_CLIENT_SECRET",
      "SLACK_SIGNING_SECRET",
      "PUBLIC_URL",
      "SECRET_KEY",
    ]);
  });
  it("refuses what does not go together, with everything else that is wrong, at once", () => {
    expect(problemsOf({ ...workspaces, ...socket })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is for one workspace/),
      expect.stringMatching(/^SLACK_APP_TOKEN is for Socket Mode/),
    ]);
    const mixed = {
      SLACK_BOT_TOKEN: "xapp-1",
      SLACK_CLIENT_ID: "1",
      SLACK_PORT: "x",
      SECRET_KEY: "short",
      LOG_LEVEL: "x",
    };
    const names = problemsOf(mixed).map((problem) => problem.split(" ")[0]);
    expect(new Set(names)).toEqual(
      new Set([
        "SLACK_BOT_TOKEN",
        "SLACK_PORT",
        "SECRET_KEY",
        "LOG_LEVEL",
        "SLACK_CLIENT_SECRET",
        "SLACK_SIGNING_SECRET",
        "PUBLIC_URL",
      ]),
    );
  });
  it("refuses swapped tokens and a prefix that no command can have", () => {
    expect(
      problemsOf({ SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1", SLACK_COMMAND_PREFIX: "RM/" }),
    ).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN begins with xoxb-/),
      expect.stringMatching(/^SLACK_APP_TOKEN begins with xapp-/),
      expect.stringMatching(/^SLACK_COMMAND_PREFIX has at most 20/),
    ]);
  });
});
