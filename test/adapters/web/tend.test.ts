import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWeb } from "../../../adapters/web/connect.ts";
import { createMetrics } from "../../../src/metrics.ts";
import { openTend, signIn, type Tend, token } from "./tending.ts";

let tend: Tend;
beforeAll(async () => {
  tend = await openTend();
});
afterAll(() => tend.close());
beforeEach(() => {
  tend.told.length = 0;
});

const views = ["/", "/feedback", "/try", "/findings", "/knowledge", "/knowledge/topic/pay", "/standing"];

describe("without a token in the settings", () => {
  it("there is nothing under /tend", async () => {
    let url = "";
    const web = createWeb({
      host: "127.0.0.1",
      port: 0,
      watched: { ping: async () => {}, parts: () => ({}), knowledge: () => "abc", metrics: createMetrics() },
      onListening: (at) => {
        url = at;
      },
      onRefused: () => {},
    });
    await web.start();
    for (const path of ["/tend", "/tend/sign-in", "/tend/knowledge", "/tend/assets/tend.css"])
      expect((await fetch(url + path)).status).toBe(404);
    await web.stop();
  });
});

describe("the way in", () => {
  it.each(views)("stands before %s", async (path) => {
    const response = await tend.app.request(path);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/tend\/sign-in\?to=/);
  });
  it("opens with the token, for eight hours, with a cookie that no script and no other site can use", async () => {
    const response = await tend.post("/sign-in", { token, to: "/tend/findings" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/tend/findings");
    expect(response.headers.get("set-cookie")).toMatch(
      /^roadmate-tend=[^;]+; Max-Age=28800; Path=\/tend; HttpOnly; SameSite=Strict$/,
    );
    expect(tend.told).toEqual(["in"]);
  });
  it("marks the cookie for https alone where that is spoken", async () => {
    const response = await tend.post("/sign-in", { token }, { "x-forwarded-proto": "https" });
    expect(response.headers.get("set-cookie")).toContain("; Secure");
  });
  it.each(["", "wrong", `${token}x`, token.slice(1), token.toUpperCase(), "\u0000"])(
    "stays shut to %j",
    async (wrong) => {
      const response = await tend.post("/sign-in", { token: wrong });
      expect(response.status).toBe(403);
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(await response.text()).toContain("That is not the token");
      expect(tend.told).toEqual(["refused"]);
    },
  );
  it.each(["https://evil.example", "//evil.example", "/tend/../..", "/tend?x", "javascript:alert(1)", "/"])(
    "leads nowhere else: %j",
    async (to) => {
      const other = await openTend();
      expect((await other.post("/sign-in", { token, to })).headers.get("location")).toBe("/tend");
      await other.close();
    },
  );
  it("is shut for a minute after ten tries, even to who knows the token", async () => {
    const other = await openTend();
    for (let i = 0; i < 10; i++) await other.post("/sign-in", { token: "wrong" }, {}, "10.9.9.9");
    const response = await other.post("/sign-in", { token }, {}, "10.9.9.9");
    expect((await other.post("/sign-in", { token })).status).toBe(303);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(other.told).toContain("web own");
    await other.close();
  });
  it("is refused to a form of another page", async () => {
    const elsewhere = { origin: "https://evil.example", host: "localhost:3000" };
    expect((await tend.post("/sign-in", { token }, elsewhere)).status).toBe(403);
    expect(tend.told).toEqual([]);
  });
});

describe("who is signed in", () => {
  it.each(views)("sees %s, which no cache keeps and nothing else may frame", async (path) => {
    const { cookie } = await signIn(await openTend());
    const response = await tend.app.request(path, { headers: { cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(await response.text()).not.toMatch(
      /<script(?! type="module" src="\/tend\/assets)|\son\w+=|style=/,
    );
  });
  it("is known to another process of the same token, and to none of another", async () => {
    const { cookie } = await signIn(tend);
    const other = await openTend();
    expect((await other.app.request("/", { headers: { cookie } })).status).toBe(200);
    await other.close();
  });
  it("is not whoever signs with anything else, or later", async () => {
    const { cookie } = await signIn(tend);
    const [ends = "", number, signature] = cookie.replace("roadmate-tend=", "").split(".");
    const forged = [
      `${Number(ends) + 1}.${number}.${signature}`,
      `${ends}.x.${signature}`,
      `${ends}.${number}.`,
      `${ends}.${number}`,
      "..",
    ];
    for (const value of forged)
      expect((await tend.app.request("/", { headers: { cookie: `roadmate-tend=${value}` } })).status).toBe(
        303,
      );
  });
  it("is out again when they say so", async () => {
    const { send } = await signIn(tend);
    const response = await send("/sign-out", {});
    expect(response.headers.get("location")).toBe("/tend/sign-in");
    expect(response.headers.get("set-cookie")).toMatch(/^roadmate-tend=; Max-Age=0; Path=\/tend/);
  });
  it("finds nothing where nothing is", async () => {
    const { look } = await signIn(tend);
    for (const path of ["/nowhere", "/questions/0123456789", "/knowledge/topic/gone", "/knowledge/x/pay"])
      expect((await look(path)).status).toBe(404);
  });
});

describe("a form", () => {
  it.each(["/change", "/try", "/sign-out"])(
    "for %s counts only with its stamp, from here, and signed in",
    async (path) => {
      const { cookie, stamp } = await signIn(tend);
      const [, other] = [await signIn(tend), await signIn(tend)];
      const status = async (fields: Record<string, string>, headers: Record<string, string>) =>
        (await tend.post(path, { text: "a", ...fields }, headers)).status;
      expect(await status({}, { cookie })).toBe(403);
      expect(await status({ stamp: other.stamp }, { cookie })).toBe(403);
      expect(await status({ stamp }, {})).toBe(401);
      expect(await status({ stamp }, { cookie, "sec-fetch-site": "cross-site" })).toBe(403);
      expect(await status({ stamp }, { cookie, origin: "https://evil.example", host: "a" })).toBe(403);
      expect(await status({ stamp }, { cookie })).not.toBe(403);
    },
  );
  it("is not read when it is too much at once", async () => {
    const { send } = await signIn(tend);
    expect((await send("/try", { text: "x".repeat(70_000) })).status).toBe(413);
  });
});
