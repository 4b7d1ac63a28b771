import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { positionOf } from "../../src/decide/position.ts";
import { recommend, wayOf } from "../../src/decide/roadmap.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Roadmap } from "../../src/knowledge/schema.ts";
import type { Learner, Profile } from "../../src/store/learner.ts";
import { after, whoDid } from "./roads.ts";

/** The shipped roadmap beside the order in which each source goes through the steps.
 *
 *  What holds: no source's order is forbidden by the roadmap, so whoever follows one source can. What is recommended
 *  follows all of them wherever they do not contradict each other, but for the two cases under `ours`. Where two sources
 *  contradict each other (data structures first or last), nothing can follow both. */

const order = z.object({ name: z.string(), binding: z.boolean(), stages: z.array(z.array(z.string())) });
const file = parse(readFileSync("test/fixtures/source-orders.yaml", "utf8"));
const orders = z
  .object({ source_orders: z.array(order) })
  .parse(file)
  .source_orders.filter(({ binding }) => binding);
type Order = (typeof orders)[number];

let roadmap: Roadmap;
let languages: readonly string[];
let goals: readonly string[];

beforeAll(async () => {
  ({ roadmap } = await loadKnowledge("knowledge"));
  const choice = roadmap.steps.find(({ id }) => id === "first-language");
  languages = (choice?.one_of ?? []).map(({ id }) => id);
  goals = (roadmap.goals ?? []).map(({ id }) => id);
});

/** Every step of an earlier stage with every step of a later one. */
const pairsOf = ({ stages }: Order): (readonly [string, string])[] =>
  stages.flatMap((stage, at) =>
    stage.flatMap((first) =>
      stages.slice(at + 1).flatMap((later) => later.map((second) => [first, second] as const)),
    ),
  );

/** Step → the steps that come before it, in the graph and, if one is given, in an order joined to it. */
function before(joined?: Order): (id: string) => ReadonlySet<string> {
  const edges = new Map(roadmap.steps.map(({ id, requires }) => [id, [...requires]]));
  for (const [first, second] of joined ? pairsOf(joined) : []) edges.get(second)?.push(first);
  return (id) => {
    const found = new Set(edges.get(id));
    for (const one of found) for (const next of edges.get(one) ?? []) found.add(next);
    return found;
  };
}

describe.each(orders.map((one) => [one.name, one] as const))("the order of %s", (_, source) => {
  test("names steps of the roadmap", () => {
    const ids = roadmap.steps.map(({ id }) => id);
    expect(source.stages.flat().filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("is never forbidden: no step waits for one that the source puts later", () => {
    const waitsFor = before();
    expect(pairsOf(source).filter(([first, second]) => waitsFor(first).has(second))).toEqual([]);
  });

  test("can be followed from stage to stage, doing open steps only", () => {
    let learner: Learner = { profile: {}, steps: new Map() };
    const stageOf = (id: string) => source.stages.findIndex((stage) => stage.includes(id));
    const order: string[] = [];
    for (let turn = 0; turn < roadmap.steps.length; turn++) {
      const position = positionOf(roadmap, learner);
      const open = roadmap.steps.filter(
        (step) => position.stand(step.id) === "open" && position.isOpen(step),
      );
      // What the source does not name may come whenever, and is done at once.
      const [step] = [...open].sort((a, b) => stageOf(a.id) - stageOf(b.id));
      if (step === undefined) break;
      order.push(step.id);
      learner = after(learner, step.id);
    }
    const stages = order.map(stageOf).filter((stage) => stage >= 0);
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
    expect(order.length).toBe(roadmap.steps.length);
  });
});

/** Where the recommendation goes its own way: step → what it comes before although a source has it after. */
const ours: Readonly<Record<string, readonly string[]>> = {
  // Git is of use as soon as there is code to keep; the sources come to it with GitHub, or list it late.
  "git-basics": [
    "framework",
    "beginner-projects",
    "database-fundamentals",
    "sql-database",
    "nosql-database",
    "rest-api",
    "api-tools",
    "authentication",
  ],
  // upGrad's list of skills ends with testing; tests are learnt on the app that is deployed afterwards.
  "testing-debugging": ["cloud-platform"],
};

/** Pairs of a source that no other source contradicts, neither directly nor by way of the graph. */
const agreed = (source: Order): (readonly [string, string])[] => {
  const others = orders.filter((other) => other !== source).map((other) => before(other));
  return pairsOf(source).filter(([first, second]) => !others.some((waitsFor) => waitsFor(first).has(second)));
};

const contradictions = (way: readonly string[]): string[] =>
  orders.flatMap((source) =>
    agreed(source)
      .filter(([first, second]) => way.includes(second) && way.indexOf(first) > way.indexOf(second))
      .filter(([first, second]) => !ours[second]?.includes(first))
      .map(([first, second]) => `${source.name}: ${first} before ${second}`),
  );

const wayWith = (profile: Profile) => {
  const position = positionOf(roadmap, whoDid([], profile));
  const way = wayOf(position).map(({ id }) => id);
  return { way, goal: way.filter((id) => position.needed.has(id)) };
};

test("always doing what comes next contradicts no source on what the sources agree about", () => {
  expect(agreed(orders[0] ?? { name: "", binding: true, stages: [] }).length).toBeGreaterThan(5);
  for (const language of [undefined, ...languages])
    expect(contradictions(wayWith(language === undefined ? {} : { language }).way)).toEqual([]);
});

test("so it is on the way to every goal", () => {
  for (const goal of goals) expect(contradictions(wayWith({ goal }).goal), goal).toEqual([]);
});

test("in every language and for every goal, doing what comes next finishes the path", () => {
  for (const language of languages) {
    for (const goal of goals) {
      let learner = whoDid([], { language, goal });
      const done: string[] = [];
      for (let { next } = recommend(roadmap, learner); next; { next } = recommend(roadmap, learner)) {
        expect(done.length).toBeLessThan(roadmap.steps.length);
        expect(next.options.length > 0).toBe(next.step.one_of !== undefined);
        done.push(next.step.id);
        learner = after(learner, next.step.id);
      }
      expect(done).toEqual(wayWith({ language, goal }).way);
      const everybody = roadmap.steps.filter(({ optional }) => !optional).map(({ id }) => id);
      const aims = roadmap.goals?.find(({ id }) => id === goal)?.steps ?? [];
      expect(done).toEqual(expect.arrayContaining([...everybody, ...aims]));
    }
  }
});
