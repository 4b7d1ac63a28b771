import { describe, expect, it } from "vitest";
import { readWeb } from "../src/config-web.ts";

describe("the settings of the server", () => {
  it("keep it on this machine unless somebody opens it", () => {
    expect(readWeb({ PORT: "", WEB: " " })).toEqual({ web: { host: "127.0.0.1", port: 3000 }, problems: [] });
  });
  it("come from the environment", () => {
    const adminToken = "0123456789abcdef";
    expect(readWeb({ HOST: "0.0.0.0", PORT: "0", WEB: "ON", ADMIN_TOKEN: adminToken }).web).toEqual({
      host: "0.0.0.0",
      port: 0,
      page: true,
      adminToken,
    });
    expect(readWeb({ WEB: "off" }).web.page).toBe(false);
  });
  it("name every problem at once", () => {
    const { problems } = readWeb({ PORT: "65536", WEB: "maybe", ADMIN_TOKEN: "short" });
    expect(problems).toEqual([
      expect.stringContaining("PORT is a number"),
      expect.stringContaining("WEB is on or off"),
      expect.stringContaining("ADMIN_TOKEN has at least 16 characters"),
    ]);
  });
});
