import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, "/app");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("the settings", () => {
  it("have defaults beside the program", () => {
    expect(readConfig({}, "/app")).toMatchObject({ knowledgeDir: "/app/knowledge", dataDir: "/app/data" });
  });
  it("come from the environment, without the blanks around them", () => {
    expect(readConfig({ KNOWLEDGE_DIR: " /k ", DATA_DIR: "/d", LOG_LEVEL: "debug" }, "/app")).toMatchObject({
      knowledgeDir: "/k",
      dataDir: "/d",
      logLevel: "debug",
    });
  });
  it("keep the database beside the model, unless they say otherwise", () => {
    expect(readConfig({}, "/app").databaseUrl).toBe("file:/app/data/roadmate.db");
    expect(readConfig({ DATA_DIR: "/d" }, "/app").databaseUrl).toBe("file:/d/roadmate.db");
    const postgres = "postgres://roadmate@db/roadmate";
    expect(readConfig({ DATA_DIR: "/d", DATABASE_URL: postgres }, "/app").databaseUrl).toBe(postgres);
  });
  it("that are empty are unset, as in a copied example file", () => {
    expect(
      readConfig({ KNOWLEDGE_DIR: "", DATA_DIR: "  ", DATABASE_URL: "", LOG_LEVEL: "" }, "/app"),
    ).toEqual(readConfig({}, "/app"));
  });
  it("leave the rest of the environment alone", () => {
    expect(readConfig({ PATH: "/bin", HOME: "/root" }, "/app")).toEqual(readConfig({}, "/app"));
  });
  it("name the operators by their ids; whoever sits at the terminal is one anyway", () => {
    expect(readConfig({}, "/app").operators).toEqual(["terminal:local"]);
    const OPERATORS = "discord:80351110224678912, slack:T024BE7LD/U023BEC7G";
    expect(readConfig({ OPERATORS }, "/app").operators).toEqual([
      "terminal:local",
      "discord:80351110224678912",
      "slack:T024BE7LD/U023BEC7G",
    ]);
  });
  it.each(["asha", "discord:asha", "slack:U023BEC7G", "web:x", "terminal:you"])(
    "take no operator %j",
    (id) => {
      expect(problemsOf({ OPERATORS: `discord:80351110224678912,${id}` })).toEqual([
        expect.stringContaining(`OPERATORS has "${id}", which is no person`),
      ]);
    },
  );
  it("that are wrong are refused, with what would be right", () => {
    expect(problemsOf({ LOG_LEVEL: "loud", DATABASE_URL: "mysql://db" })).toEqual([
      expect.stringMatching(/^DATABASE_URL is file:PATH, .* or postgres:/),
      "LOG_LEVEL is one of debug, info, warn, error, silent",
    ]);
    expect(() => readConfig({ LOG_LEVEL: "loud" }, "/app")).toThrow(
      /^The settings need attention:\n {2}- LOG_LEVEL/,
    );
  });
});
