import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { manifestOf, manifestYaml } from "../../../adapters/slack/manifest.ts";
import { scopes } from "../../../adapters/slack/scopes.ts";
import { commands } from "../../../src/understand/commands.ts";
import { refuseManifest } from "../../rigs/slack/manifest.ts";

describe.each([{}, { url: "https://roadmate.example" }, { prefix: "a-prefix-of-20-chars" }])(
  "the manifest for %j",
  (options) => {
    const whole = { prefix: "", ...options };
    const manifest = manifestOf(whole);

    it("is one that Slack takes", () => {
      expect(refuseManifest(manifest)).toEqual([]);
    });
    it("says the same as YAML, which gives a reason for every scope", () => {
      const yaml = manifestYaml(whole);
      expect(parse(yaml)).toEqual(manifest);
      for (const { scope, why } of scopes) expect(yaml).toContain(`- ${scope} # ${why}`);
    });
    it("has every command of the one table", () => {
      const { slash_commands } = manifest.features;
      expect(slash_commands.map(({ command }) => command)).toEqual(
        commands.map(({ name }) => `/${whole.prefix}${name}`),
      );
      expect(slash_commands.every(({ should_escape }) => should_escape)).toBe(true);
    });
  },
);

it("asks to be reached over a socket, unless an address is given", () => {
  const socket = manifestYaml({ prefix: "" });
  expect(socket).toContain("socket_mode_enabled: true");
  expect(socket).not.toContain("request_url");
  const url = "https://roadmate.example";
  const { settings, oauth_config, features } = manifestOf({ prefix: "", url });
  expect(settings.socket_mode_enabled).toBe(false);
  expect(settings.event_subscriptions.request_url).toBe(`${url}/slack/events`);
  expect(settings.interactivity.request_url).toBe(`${url}/slack/events`);
  expect(oauth_config.redirect_urls).toEqual([`${url}/slack/oauth_redirect`]);
  expect(new Set(features.slash_commands.map((command) => command.url))).toEqual(
    new Set([`${url}/slack/events`]),
  );
});
it("shows what can be typed behind a command, and that an answer can be for somebody", () => {
  const hints = Object.fromEntries(
    manifestOf({ prefix: "" }).features.slash_commands.map(({ command, usage_hint }) => [
      command,
      usage_hint,
    ]),
  );
  expect(hints["/ask"]).toBe("question [@somebody it is for]");
  expect(hints["/plan"]).toBe("[hours] [by]");
  expect(hints["/undo"]).toBeUndefined();
});
