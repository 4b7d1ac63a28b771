import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

/** For each setting, a value that is right and one that is wrong, where any text is not right. */
const values: Readonly<Record<string, readonly [right: string, wrong?: string]>> = {
  DATABASE_URL: ["postgres://a@b/c", "mysql://db"],
  LOG_LEVEL: ["info", "loud"],
  DISCORD_TOKEN: ["a.b.c", "hello"],
  DISCORD_API_URL: ["http://127.0.0.1:1/api", "ftp://x"],
  DISCORD_SHARDS: ["0,1", "zero"],
  DISCORD_SHARD_COUNT: ["2", "-1"],
  SLACK_BOT_TOKEN: ["xoxb-1", "xapp-1"],
  SLACK_APP_TOKEN: ["xapp-1", "xoxb-1"],
  SLACK_SIGNING_SECRET: ["secret"],
  SLACK_CLIENT_ID: ["1.2"],
  SLACK_CLIENT_SECRET: ["secret"],
  SLACK_PORT: ["3001", "70000"],
  SLACK_COMMAND_PREFIX: ["rm-", "RM !"],
  SLACK_API_URL: ["http://127.0.0.1:1/api/", "slack"],
  PUBLIC_URL: ["https://a.example", "a.example"],
  SECRET_KEY: ["0123456789abcdef", "short"],
  PORT: ["3000", "70000"],
  WEB: ["on", "maybe"],
  ADMIN_TOKEN: ["0123456789abcdef", "short"],
};

type Choice = "unset" | "right" | "wrong";
const anySettings = fc.record(
  Object.fromEntries(
    Object.keys(values).map((name) => [name, fc.constantFrom<Choice[]>("unset", "right", "wrong")]),
  ),
);
const envOf = (chosen: Record<string, Choice>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, [right, wrong = right]]) => [
      name,
      { unset: "", right, wrong }[chosen[name] ?? "unset"],
    ]),
  );

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, "/app");
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("the settings, in every combination", () => {
  it("say everything that is wrong at once", () => {
    fc.assert(
      fc.property(anySettings, (chosen) => {
        const problems = problemsOf(envOf(chosen)).join("\n");
        for (const [name, [, wrong]] of Object.entries(values)) {
          // Of Discord nothing else is looked at where it is not connected.
          const aside =
            name.startsWith("DISCORD_") &&
            chosen.DISCORD_TOKEN === "unset" &&
            chosen.DISCORD_SHARDS === "unset";
          if (chosen[name] === "wrong" && wrong !== undefined && !aside) expect(problems).toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });
  it("are complete once everything that is said to be missing is there", () => {
    fc.assert(
      fc.property(anySettings, (chosen) => {
        const settings = envOf(
          Object.fromEntries(
            Object.entries(chosen).map(([name, choice]) => [name, choice === "wrong" ? "right" : choice]),
          ),
        );
        for (const problem of problemsOf(settings)) {
          const [, missing] = /^(\w+) is missing/.exec(problem) ?? [];
          if (missing !== undefined) settings[missing] = values[missing]?.[0] ?? "";
        }
        // What is left are ways that do not go together, which no further setting mends.
        for (const problem of problemsOf(settings))
          expect(problem).toMatch(/keep one or the others|take it out/);
      }),
      { numRuns: 500 },
    );
  });
});

it("two servers of one process take a port each", () => {
  const http = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
  expect(problemsOf({ ...http, SLACK_PORT: "3000" })).toEqual([expect.stringContaining("are the same")]);
  expect(problemsOf({ ...http, SLACK_PORT: "0", PORT: "0" })).toEqual([]);
});
