import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Action, decodeAction, encodeAction } from "../src/action.ts";

const verbs = ["topic", "pick", "none", "helpful", "step", "term", "certification", "theme"] as const;

/** As the knowledge schema has them. */
const id = fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,19}){0,2}$/).filter(({ length }) => length <= 60);
const turn = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ verb: fc.constantFrom(...verbs), id }),
  fc.record({ verb: fc.constantFrom(...verbs), id, turn }),
);

describe("an action", () => {
  it("travels as text and comes back the same", () => {
    expect(encodeAction({ verb: "step", id: "git" })).toBe("step:git");
    expect(encodeAction({ verb: "pick", id: "degree", turn: "abc" })).toBe("pick:degree:abc");
    fc.assert(
      fc.property(action, (one) => {
        expect(decodeAction(encodeAction(one))).toEqual(one);
      }),
    );
  });
  it("fits 100 characters with the longest verb, id and turn", () => {
    const longest: Action = { verb: "certification", id: "x".repeat(60), turn: "y".repeat(16) };
    expect(encodeAction(longest).length).toBeLessThanOrEqual(100);
  });
  it.each([
    "",
    ":",
    "topic",
    "dance:git",
    "__proto__:git",
    "toString:git",
    "topic:git:turn:more",
    "\u0000",
    "TOPIC:git",
  ])("that this version does not know is none: %j", (encoded) => {
    expect(decodeAction(encoded)).toBeUndefined();
  });
  it("is never made of just any text without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (encoded) => {
        const decoded = decodeAction(encoded);
        if (decoded) expect(encodeAction(decoded)).toBe(encoded);
      }),
    );
  });
});
