import { afterEach, describe, expect, it } from "vitest";
import { createWeb, type WebParts } from "../../../adapters/web/connect.ts";
import { type Adapter, UnreachableError } from "../../../src/index.ts";
import { createMetrics } from "../../../src/metrics.ts";
import { fakeAdvisor, say } from "./fakes.ts";

const open: Adapter[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((web) => web.stop()));
});

async function start(rest: Partial<WebParts> = {}) {
  const metrics = createMetrics();
  const refused: unknown[] = [];
  let url = "";
  const web = createWeb({
    host: "127.0.0.1",
    port: 0,
    watched: { ping: async () => {}, parts: () => ({}), knowledge: () => "abc", metrics },
    onListening: (at) => {
      url = at;
    },
    onRefused: (error) => refused.push(error),
    ...rest,
  });
  open.push(web);
  await web.start();
  return { web, url, refused };
}

const chat = (): NonNullable<WebParts["chat"]> => ({
  advisor: fakeAdvisor().advisor,
  previews: async () => [],
  newId: () => "event-0000000000001",
  onError: () => {},
  metrics: { rateLimited: () => {} },
});

describe("the server", () => {
  it("serves the page beside the health, and says where", async () => {
    const { web, url } = await start({ chat: chat() });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(web.ready()).toBe(true);
    expect(await (await fetch(url)).text()).toContain("Roadmate");
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
  it("serves the health alone where no page is wanted", async () => {
    const { url } = await start();
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
  it("goes without when its port is taken, and says so once", async () => {
    const { url } = await start();
    const { web, refused } = await start({ port: Number(new URL(url).port) });
    expect(refused).toEqual([expect.objectContaining({ code: "EADDRINUSE" })]);
    expect(web.ready()).toBe(false);
    await web.stop();
  });
  it("finishes what is under way before it stops, and stops twice without harm", async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { advisor, asked } = fakeAdvisor(async () => {
      await waiting;
      return say("late");
    });
    const { web, url } = await start({ chat: { ...chat(), advisor } });
    const response = fetch(url, { method: "POST", body: "text=a", headers: { "x-part": "answer" } });
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = web.stop();
    answer();
    expect(await (await response).text()).toContain("late");
    await stopped;
    await web.stop();
    expect(web.ready()).toBe(false);
  });
  it("sends nothing unasked", async () => {
    const { web } = await start();
    await expect(web.send("web:a", say("tip"), { key: "k", attempt: 1, since: 0 })).rejects.toThrow(
      UnreachableError,
    );
  });
});
