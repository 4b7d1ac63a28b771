import { describe, expect, it } from "vitest";
import { cookieOf, fakeAdvisor, openChat, part, post } from "./fakes.ts";

describe("what comes from elsewhere", () => {
  it.each([
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "none" }, 403],
    [{ origin: "https://evil.example", host: "localhost:3000" }, 403],
    [{ origin: "null", host: "localhost:3000" }, 403],
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{ origin: "https://road.example", host: "road.example" }, 200],
    [{}, 200],
  ])("is answered only when it is a page of ours: %j", async (headers, status) => {
    const { advisor, asked } = fakeAdvisor();
    const { app } = openChat(advisor);
    expect((await post(app, { text: "a" }, headers)).status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
  });
  it("is refused when it is too much at once", async () => {
    const { advisor, asked } = fakeAdvisor();
    const { app } = openChat(advisor);
    expect((await post(app, { text: "x".repeat(65_536) })).status).toBe(413);
    expect(asked).toEqual([]);
  });
  it("gets a kind notice once a minute is full, and then silence", async () => {
    const { advisor, asked } = fakeAdvisor();
    const { app, limited } = openChat(advisor);
    const cookie = cookieOf(await post(app, { text: "first" }));
    const more = Array.from({ length: 31 }, () => post(app, { text: "a" }, { cookie, ...part }));
    const answers = await Promise.all(more);
    expect(asked).toHaveLength(30);
    const late = answers.filter(({ status }) => status === 429);
    const notices = await Promise.all(late.map((response) => response.text()));
    expect(notices).toEqual([
      expect.stringContaining("Give me a minute"),
      '<div class="answer"><p></p></div>',
    ]);
    expect(limited).toEqual(["web own", "web own"]);
    expect((await post(app, { text: "somebody else" })).status).toBe(200);
  });
});
