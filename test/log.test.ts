import { expect, it } from "vitest";
import { createLog } from "../src/log.ts";

/** What the log makes of an error. */
function logged(err: unknown): { readonly err: Record<string, unknown>; readonly line: string } {
  let line = "";
  const write = (written: string) => {
    line += written;
  };
  createLog("info", { write }).error({ err }, "it failed");
  return { err: JSON.parse(line).err, line };
}

it("tells of an error what it is, where it came from and why", () => {
  const cause = Object.assign(new TypeError("far"), { code: "ECONNRESET" });
  const { err } = logged(new Error("near", { cause }));
  expect(err).toMatchObject({
    type: "Error",
    message: "near",
    stack: expect.stringContaining("log.test.ts"),
    cause: { type: "TypeError", message: "far", code: "ECONNRESET" },
  });
});
it("leaves out what libraries put into an error beside that", () => {
  const sent = {
    requestBody: { json: "a question" },
    detail: "Failing row contains (a question)",
    url: "/token",
  };
  const cause = Object.assign(new Error("refused"), sent);
  const { line } = logged(Object.assign(new Error("failed", { cause }), sent));
  expect(line).not.toMatch(/question|token/);
});
it("takes what is thrown and is no error, and causes in a circle", () => {
  expect(logged("a question").line).not.toContain("question");
  const error: Error & { cause?: unknown } = new Error("round");
  error.cause = error;
  expect(logged(error).err).toMatchObject({ message: "round" });
});
