import { beforeAll, describe, expect, test } from "vitest";
import { next } from "../../../adapters/cli/next.ts";
import { type Knowledge, knowledgeOf } from "../../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = knowledgeOf(await loadKnowledge("knowledge"));
});

const text = (described: Parameters<typeof next>[1]) => {
  const printed = next({ knowledge }, described, false);
  return "text" in printed ? printed.text : printed.problem;
};
const row = (described: Parameters<typeof next>[1]) => {
  const printed = next({ knowledge }, described, true);
  return "text" in printed ? JSON.parse(printed.text) : printed;
};

describe("next --json", () => {
  test("prints the next step and the alternatives with their reason and hours, and nothing else", () => {
    expect(row({ done: "learning-route,first-language", language: "python", hours: "10" })).toEqual({
      next: {
        id: "runtime",
        why: expect.stringMatching(/^You finished "Learn one/),
        hours: { min: 6, max: 16 },
      },
      alternatives: [
        { id: "git-basics", why: expect.any(String), hours: { min: 6, max: 16 } },
        { id: "http-basics", why: expect.any(String), hours: { min: 6, max: 14 } },
      ],
    });
  });
  test("says null when the path is done, and still offers what is optional", () => {
    const done = knowledge.roadmap.steps.filter(({ optional }) => !optional).map(({ id }) => id);
    expect(row({ done: done.join() })).toEqual({
      next: null,
      alternatives: [
        expect.objectContaining({ id: "frontend-basics" }),
        expect.objectContaining({ id: "graphql" }),
      ],
    });
    const all = knowledge.roadmap.steps.map(({ id }) => id).join();
    expect(row({ done: all })).toEqual({ next: null, alternatives: [] });
    expect(text({ done: all })).toBe(
      "You have finished everything on this road that is not optional. Well done!",
    );
  });
  test("leads a goal to its optional step", () => {
    const done = knowledge.roadmap.steps.filter(({ optional }) => !optional).map(({ id }) => id);
    expect(row({ done: done.join(), goal: "ai" }).next.id).toBe("ai-integration");
  });
});

test("next in plain text reads well", () => {
  expect(
    text({ done: "learning-route,first-language,runtime", language: "py", hours: "5", goal: "cloud" }),
  ).toMatchInlineSnapshot(`
    "Next: Learn to version your code with Git

    You finished "Learn one backend language". It unlocks "Show your work on GitHub", "Join a community and contribute to open source" and "Automate build and deployment (CI/CD)". Three sources name it. Team projects run on Git, so it counts as a core skill. Start as soon as you write code: it also lets you take back your own mistakes.

    Effort: 6–16 hours (our own estimate; 1–4 weeks at 5 hours a week)

    Build: Put one of your programs under Git: ten small commits with clear messages, a branch, a merge, and one conflict you make on purpose and solve. Done when the log reads like a diary.

    Check yourself: What is the difference between a commit, a branch and a push?

    Or, if you would rather:

    - Understand HTTP requests and responses (6–14 hours). You finished "Pick your way of learning". It unlocks "Build a REST API". One source names it. Browsers, apps and backends talk to each other in HTTP. Once you can read a request and its answer, APIs stop being magic.
    - Build tiny APIs and simple web apps (16–40 hours). You finished "Learn one backend language". One source names it. A few small finished things now show you what a server really does, before a framework hides it. The skills roadmap places them at foundation level.

    Sources: Backend developer as a career after 12th · How to Become a Backend Developer in 2025 (upGrad) · What Does a Backend Developer Do? (personal page) · reviewed 21 Nov 2026"
  `);
});

test.each([
  [{ done: "first-langage" }, 'There is no step called "first-langage". Did you mean first-language?'],
  [{ language: "cobol" }, /^None of my sources covers COBOL/],
  [{ hours: "-3" }, /from 1 to 80\.$/],
  [{ goal: "fame" }, /^I don't know a goal/],
])("%j is refused with one sentence", (described, sentence) => {
  expect(next({ knowledge }, described, true)).toEqual({ problem: expect.stringMatching(sentence) });
});
