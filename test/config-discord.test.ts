import { describe, expect, it } from "vitest";
import { readDiscord } from "../src/config-discord.ts";

const token = "MTU3Mzg4ODIzNjkxOTQ1NTc0NA.GabcDe.f-g_h1234567890";
const problems = (env: Record<string, string>) => readDiscord({ DISCORD_TOKEN: token, ...env }).problems;

describe("the settings of Discord", () => {
  it("are absent without a token, whatever else stands there", () => {
    expect(readDiscord({ DISCORD_SHARD_COUNT: "8", DISCORD_TOKEN: " " })).toEqual({ problems: [] });
  });
  it("take a token alone, however it was copied", () => {
    expect(readDiscord({ DISCORD_TOKEN: ` Bot ${token} ` })).toEqual({ discord: { token }, problems: [] });
  });
  it("take a share of the shards", () => {
    const env = { DISCORD_TOKEN: token, DISCORD_SHARDS: "0, 1,1", DISCORD_SHARD_COUNT: "8" };
    expect(readDiscord(env).discord).toEqual({ token, shards: [0, 1], shardCount: 8 });
  });
  it("take another address", () => {
    const apiUrl = "http://127.0.0.1:1/api";
    expect(readDiscord({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }).discord).toEqual({ token, apiUrl });
  });
  it.each([
    [{ DISCORD_TOKEN: "not a token" }, /^DISCORD_TOKEN is three parts/],
    [{ DISCORD_API_URL: "discord.com" }, /^DISCORD_API_URL is an address/],
    [{ DISCORD_SHARD_COUNT: "many" }, /^DISCORD_SHARD_COUNT is a number/],
    [{ DISCORD_SHARDS: "0;1", DISCORD_SHARD_COUNT: "8" }, /^DISCORD_SHARDS is numbers/],
    [{ DISCORD_SHARDS: "0" }, /^DISCORD_SHARD_COUNT is missing/],
    [{ DISCORD_SHARDS: "0,8", DISCORD_SHARD_COUNT: "8" }, /^DISCORD_SHARDS count from 0/],
  ])("that are wrong are refused, with what would be right: %j", (env, sentence) => {
    const [first, ...others] = problems(env);
    expect(first).toMatch(sentence);
    expect(others).toEqual([]);
  });
});
