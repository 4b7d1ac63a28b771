import { Client, Events, GatewayIntentBits } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, isConnected } from "../../../adapters/discord/gateway.ts";
import { login } from "../../../adapters/discord/login.ts";
import { words } from "../../../adapters/discord/words.ts";
import { ConfigError } from "../../../src/errors.ts";
import { paragraph, type Reply } from "../../../src/reply.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, type Roadmate, type RoadmateOptions, until } from "./rigged.ts";

const opened: Roadmate[] = [];
async function open(options: RoadmateOptions = {}): Promise<Roadmate> {
  const roadmate = await openRoadmate(options);
  opened.push(roadmate);
  return roadmate;
}
async function running(options: RoadmateOptions = {}): Promise<Roadmate> {
  const roadmate = await open(options);
  await roadmate.start();
  return roadmate;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((roadmate) => roadmate.close()));
});

const help = { name: "help" } as const;
const messagesOf = ({ lines }: Roadmate) => lines.map(({ msg }) => msg);

describe("coming up", () => {
  it("is ready once it is connected, and tells how to add it, with the permissions it needs", async () => {
    const roadmate = await open();
    expect(roadmate.discord.ready()).toBe(false);
    await roadmate.start();
    expect(roadmate.discord.ready()).toBe(true);
    const { rig, lines } = roadmate;
    expect(lines.find(({ invite }) => invite !== undefined)?.invite).toBe(
      `https://discord.com/oauth2/authorize?client_id=${rig.world.bot.id}&permissions=274878008320&scope=bot+applications.commands`,
    );
  });

  it("registers the commands when they have changed, and only then", async () => {
    const first = await running();
    const { rig } = first;
    expect(rig.registrations()).toBe(1);
    const again = await open({ parts: { token: rig.token, apiUrl: rig.api } });
    await first.discord.stop();
    await again.discord.start();
    await until(() => messagesOf(again).includes("commands known"));
    expect(said(await rig.command(help).reply())).toMatch(/<\/next:\d+>/);
    expect(rig.registrations()).toBe(1);
  });

  it("with a wrong token fails with a sentence that helps", async () => {
    const { discord } = await open({ parts: { token: "not.the.token" } });
    const error = await discord.start().catch((why: unknown) => why);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ problems: [words.badToken] });
    expect(discord.ready()).toBe(false);
  });

  it("with what Discord does not allow fails with a sentence that helps", async () => {
    const { rig } = await open();
    const intents = [GatewayIntentBits.GuildMembers];
    const client = new Client({ intents, rest: { api: rig.api } });
    client.on(Events.ShardError, () => {});
    await expect(login(client, rig.token)).rejects.toMatchObject({ problems: [words.badIntents] });
  });

  it("goes on trying where Discord cannot be reached", async () => {
    const roadmate = await open();
    const { rig, discord } = roadmate;
    rig.fail("GET /gateway/bot", { kind: "status", status: 503 }, 4);
    await discord.start();
    expect(discord.ready()).toBe(false);
    expect(messagesOf(roadmate)).toContain("Discord cannot be reached, trying again");
    await rig.registered();
    expect(discord.ready()).toBe(true);
  }, 15_000);
});

describe("a connection", () => {
  it("that breaks is taken up again, and nothing said meanwhile is lost", async () => {
    const { rig } = await running();
    rig.gateway.drop();
    const asked = rig.command(help);
    expect(said(await asked.reply())).toContain("Or use a command");
    expect(rig.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
    rig.expectClean();
  });

  it("whose session is over is opened anew, and nobody is greeted again", async () => {
    const roadmate = await running({ patienceMs: 10_000 });
    const { rig, discord } = roadmate;
    rig.gateway.invalidate(false);
    await rig.gateway.until("identified", 2);
    await until(() => discord.ready());
    expect(said(await rig.command(help).reply())).toContain("Or use a command");
    expect(rig.messages()).toEqual([]);
    rig.expectClean();
  }, 15_000);

  it("that Discord closes for good is told, with what to do", async () => {
    const roadmate = await running();
    roadmate.rig.gateway.close(4014);
    await until(() => messagesOf(roadmate).includes(words.badIntents));
    expect(roadmate.discord.ready()).toBe(false);
  });

  it("of several shards serves the servers of them all", async () => {
    const guilds = ["One", "Two"].map((name) => ({ name, channels: [`in-${name}`] }));
    const roadmate = await running({ guilds, shards: 2, patienceMs: 12_000 });
    const { rig, discord } = roadmate;
    await until(() => discord.ready());
    expect(rig.gateway.shards).toEqual([0, 1]);
    for (const channel of ["in-One", "in-Two", "dm"])
      expect(said(await rig.command({ ...help, channel }).reply())).toContain("Or use a command");
    expect(rig.registrations()).toBe(1);
    rig.expectClean();
  }, 20_000);

  it("holds only the shards it is given", async () => {
    const roadmate = await open({ parts: { shards: [1], shardCount: 2 } });
    await roadmate.discord.start();
    await until(() => roadmate.discord.ready());
    expect(roadmate.rig.gateway.shards).toEqual([1]);
    expect(roadmate.rig.registrations()).toBe(0);
  });
});

describe("a gateway that has gone silent", () => {
  it("counts as not connected once several heartbeats were due, though its socket is open", async () => {
    const { rig } = await open({ heartbeatInterval: 60_000 });
    const client = createClient({ apiUrl: rig.api });
    expect(isConnected(client, Date.now())).toBe(false);
    await client.login(rig.token);
    await until(() => isConnected(client, Date.now()));
    expect(isConnected(client, Date.now() + 140_000)).toBe(true);
    expect(isConnected(client, Date.now() + 160_000)).toBe(false);
    expect(client.isReady()).toBe(true);
    await client.destroy();
  });

  it("is taken up again, and an answered heartbeat tells that it is there", async () => {
    const { rig } = await open({ heartbeatInterval: 100 });
    const client = createClient({ apiUrl: rig.api });
    await client.login(rig.token);
    await until(() => client.isReady());
    const soon = Date.now() + 300;
    await until(() => isConnected(client, soon + 149_900));
    rig.gateway.silence();
    await rig.gateway.until("resumed", 1);
    rig.gateway.silence(false);
    await until(() => isConnected(client, Date.now() + 149_900));
    await client.destroy();
  });
});

describe("going down", () => {
  it("answers what was asked, and takes nothing new", async () => {
    let asked = 0;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reply: Reply = { blocks: [paragraph("The last words.")] };
    const roadmate = await running({
      advisor: (real) => ({
        ...real,
        answer: async () => {
          asked += 1;
          await released;
          return reply;
        },
      }),
    });
    const { rig, discord } = roadmate;
    const last = rig.command(help);
    const question = rig.say({ content: "hi", mentions: ["bot"], user: "ben" });
    await until(() => asked === 2);
    const stopped = discord.stop();
    rig.command(help);
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await stopped;
    expect(said(await last.reply())).toBe("The last words.");
    expect(said(await question.reply())).toBe("The last words.");
    expect(asked).toBe(2);
    expect(rig.unanswered()).toHaveLength(1);
    expect(discord.ready()).toBe(false);
    expect(messagesOf(roadmate)).not.toContain("an answer failed");
  });

  it("twice, or before it came up, does no harm", async () => {
    const { discord } = await open();
    await discord.stop();
    await discord.stop();
    const other = await running();
    await other.discord.stop();
    await other.discord.stop();
  });
});
