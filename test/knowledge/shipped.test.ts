import { expect, test } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";

test("the shipped knowledge has no problem", async () => {
  expect((await checkKnowledge("knowledge")).map(formatProblem)).toEqual([]);
});
