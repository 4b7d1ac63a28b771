import { expect, test } from "vitest";
import { renamedSteps } from "../../src/decide/renamed.ts";
import { type Fact, type Happening, learnerOf } from "../../src/store/learner.ts";
import { roadmapWith, stepNamed } from "./roads.ts";

/** What people did while the steps were called otherwise, on the roadmap as it is now. */
const renamed = renamedSteps(
  roadmapWith([
    stepNamed("git-basics", { was: ["git"] }),
    stepNamed("databases", { was: ["tables", "queries"] }),
    stepNamed("docker", { was: ["containers"] }),
    stepNamed("kubernetes", { was: ["containers"] }),
  ]),
);
const after = (...happenings: Happening[]) => {
  const facts = happenings.map((one, at): Fact => ({ id: `fact-${at}`, at, ...one }));
  return Object.fromEntries(learnerOf(facts, renamed).steps);
};
const did = (step: string): Happening => ({ kind: "step", step, state: "done" });

test("a step that kept its id keeps its progress", () => {
  expect(after(did("docker"))).toEqual({ docker: { state: "done" } });
});

test("progress follows a step that was renamed", () => {
  expect(after(did("git"))).toEqual({ "git-basics": { state: "done" } });
  expect(after(did("git"), { kind: "step", step: "git-basics" })).toEqual({ "git-basics": {} });
});

test("progress of steps that were merged comes together", () => {
  expect(after(did("tables"))).toEqual({ databases: { state: "done" } });
  expect(after({ kind: "choice", step: "tables", options: ["mysql"] }, did("queries"))).toEqual({
    databases: { state: "done", options: ["mysql"] },
  });
});

test("progress of a step that was split goes to all its parts", () => {
  expect(after(did("containers"))).toEqual({ docker: { state: "done" }, kubernetes: { state: "done" } });
  expect(after({ kind: "progress", steps: { containers: { state: "doing" } } })).toEqual({
    docker: { state: "doing" },
    kubernetes: { state: "doing" },
  });
});

test("progress of a step that has gone is gone, and nothing else is", () => {
  expect(after(did("cobol"), did("docker"))).toEqual({ docker: { state: "done" } });
  expect(renamed("toString")).toEqual([]);
});
