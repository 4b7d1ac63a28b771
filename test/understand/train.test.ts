import { beforeAll, describe, expect, test } from "vitest";
import { createClassifier } from "../../src/understand/classify.ts";
import { wordKey } from "../../src/understand/features.ts";
import { learn, type Row } from "../../src/understand/learn.ts";
import { type Model, packModel } from "../../src/understand/model.ts";
import { type Example, train } from "../../src/understand/train.ts";
import { dimensions } from "../../src/understand/vectors.ts";
import { examples, vectors } from "./small.ts";

describe("learning from sparse rows", () => {
  const row = (...numbers: readonly number[]): Row => ({
    rows: Int32Array.from(numbers),
    values: new Float32Array(numbers.length).fill(1),
    meaning: new Float32Array(),
  });
  const rows = [row(0, 3), row(1, 3), row(2, 3), row(0, 3)];
  const targets = Uint16Array.from([0, 1, 2, 0]);

  test("each row comes to speak for its own class", () => {
    const weights = learn(rows, targets, 3, 4);
    const best = (at: number): number => {
      const ofRow = [...weights.subarray(at * 3, at * 3 + 3)];
      return ofRow.indexOf(Math.max(...ofRow));
    };
    // Four features, and what is always there.
    expect(weights).toHaveLength(15);
    expect([0, 1, 2].map(best)).toEqual([0, 1, 2]);
  });

  test("the same examples give the same weights to the bit", () => {
    expect(learn(rows, targets, 3, 4)).toEqual(learn(rows, targets, 3, 4));
  });

  test("a row that no example touches stays zero", () => {
    expect([...learn(rows, targets, 3, 6).subarray(12, 18)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test.each([1, 15, 16, 17, 40])("%i classes fit, whatever the registers hold", (classes) => {
    const many = Array.from({ length: classes }, (_, i) => row(i));
    const weights = learn(
      many,
      Uint16Array.from(many, (_, i) => i),
      classes,
      classes,
    );
    expect(weights.every(Number.isFinite)).toBe(true);
    if (classes === 1) return;
    for (let i = 0; i < classes; i++) {
      const ofRow = [...weights.subarray(i * classes, (i + 1) * classes)];
      expect(ofRow.indexOf(Math.max(...ofRow))).toBe(i);
    }
  });
});

describe("learning with classes that are out of the question for most examples", () => {
  test("two that share a feature are told apart, though they lie in different blocks", () => {
    // Classes i and i + 40 share feature i, and have one of their own each.
    const [pairs, classes] = [40, 80];
    const rows = Array.from({ length: classes }, (_, c): Row => {
      const values = new Float32Array(2).fill(1);
      return { rows: Int32Array.from([c % pairs, pairs + c]), values, meaning: new Float32Array() };
    });
    const weights = learn(
      rows,
      Uint16Array.from(rows, (_, c) => c),
      classes,
      pairs + classes,
    );
    const score = (row: Row, c: number): number =>
      [...row.rows].reduce((sum, at) => sum + (weights[at * classes + c] as number), 0);
    for (const [c, row] of rows.entries()) {
      const scores = Array.from({ length: classes }, (_, other) => score(row, other));
      expect(scores.indexOf(Math.max(...scores))).toBe(c);
    }
  });
});

describe("training on phrasings", () => {
  let model: Model;
  beforeAll(() => {
    model = train(examples, vectors);
  });
  const best = (text: string, trained: Model = model, table = vectors as typeof vectors | undefined) =>
    createClassifier(trained, table).classify(text.split(" ")).ranked[0]?.label;

  test("every phrasing finds its own class again", () => {
    expect(examples.map(({ words }) => best(words.join(" ")))).toEqual(examples.map(({ label }) => label));
  });

  test("questions nobody wrote down are understood from their words, their pairs and their letters", () => {
    expect(best("do i need docker")).toBe("docker");
    expect(best("dockerised apps")).toBe("docker");
    expect(best("salaries in germany")).toBe("pay");
    expect(best("tell a joke tomorrow")).toBe("out.");
  });

  test("a word that no phrasing has is understood from its meaning", () => {
    expect(best("wage")).toBe("pay");
    expect(best("wage", train(examples, undefined), undefined)).not.toBe(undefined);
  });

  test("labels are numbered in the order they come", () => {
    expect(model.labels).toEqual(["docker", "pay", "out."]);
  });

  test("there is a row for each feature, each number of the meaning, and the bias", () => {
    expect(model.scales).toHaveLength(model.keys.length + dimensions + 1);
    expect(model.weights).toHaveLength(model.scales.length * 3);
    expect(model.rarity).toHaveLength(model.keys.length);
    expect([...model.keys]).toEqual([...new Set(model.keys)].sort((a, b) => a - b));
  });

  test("every phrasing is kept with its class, at unit length", () => {
    const { classes, starts, values } = model.kept;
    expect(starts).toHaveLength(examples.length + 1);
    for (const [i, label] of model.labels.entries()) {
      const own = examples.filter((example) => example.label === label).length;
      expect((classes[i + 1] as number) - (classes[i] as number)).toBe(own);
    }
    for (let i = 0; i < examples.length; i++) {
      const bytes = values.subarray(starts[i], starts[i + 1]);
      expect(Math.hypot(...bytes) / 255).toBeCloseTo(1, 1);
    }
  });

  test("the words for the speller are counted once a phrasing", () => {
    expect(model.words.get("docker")).toBe(3);
    expect(model.words.get("salary")).toBe(2);
    const twice = train([{ words: ["go", "go"], label: "go" }, ...examples], vectors);
    expect(twice.words.get("go")).toBe(1);
  });

  test("a feature that only one of thousands of phrasings has is left out", () => {
    const many: Example[] = Array.from({ length: 6_500 }, (_, i) => ({
      words: i === 0 ? ["unique", "docker"] : ["docker"],
      label: i % 2 === 0 ? "a" : "b",
    }));
    const few = train(many.slice(0, 50), undefined).keys.length;
    expect(train(many, undefined).keys.length).toBeLessThan(few);
  });

  test("of more features than two bytes can count, the rarest are left out and all others stay", () => {
    // 80,000 words that stand once, 3,000 that stand twice: with the pairs and characters far too many.
    const often = Array.from({ length: 3_000 }, (_, i) => `${1_000 + i}b`);
    const many = Array.from({ length: 40 }, (_, i): Example => {
      const once = Array.from({ length: 2_000 }, (_, k) => `a${i * 2_000 + k}`);
      const from = (i % 20) * 150;
      return { label: i < 20 ? "one" : "two", words: [...once, ...often.slice(from, from + 150)] };
    });
    const { keys } = train(many, undefined);
    expect(keys.length).toBeLessThanOrEqual(65_536);
    const rows = new Set(keys);
    expect(often.every((word) => rows.has(wordKey(word)))).toBe(true);
    expect(rows.has(wordKey("a77"))).toBe(false);
  });

  test("is deterministic: the same phrasings give the same bytes", () => {
    expect(packModel(train(examples, vectors))).toEqual(packModel(model));
  });

  describe("what is asked more often", () => {
    const shared = ["node", "rust", "go"].flatMap((label) =>
      ["is", "why", "learn", "use"].map((word): Example => ({ words: [word, label, "good"], label })),
    );
    const ranked = (often: Readonly<Record<string, number>>, text: string) =>
      createClassifier(train(shared, vectors, new Map(Object.entries(often))), vectors).classify(
        text.split(" "),
      ).ranked;
    const chance = (label: string, often: Readonly<Record<string, number>>) =>
      ranked(often, "is good").find((one) => one.label === label)?.probability ?? Number.NaN;

    test("wins when the words fit several classes alike, and not against the words", () => {
      expect(ranked({ rust: 30, node: 3, go: 3 }, "is good")[0]?.label).toBe("rust");
      expect(ranked({ rust: 3, node: 3, go: 30 }, "is good")[0]?.label).toBe("go");
      expect(ranked({ rust: 3, node: 3, go: 30 }, "is rust good")[0]?.label).toBe("rust");
    });

    test("is so by its ratios alone, and leaves a class that says nothing between the others", () => {
      expect(ranked({ rust: 300, node: 100 }, "is good")).toEqual(ranked({ rust: 3, node: 1 }, "is good"));
      const often = { rust: 30, node: 1 };
      expect(chance("rust", often)).toBeGreaterThan(chance("go", often));
      expect(chance("go", often)).toBeGreaterThan(chance("node", often));
    });
  });

  test("what asks in a story is learnt by itself too, but not of a few examples", () => {
    const stories = (count: number): Example[] =>
      Array.from({ length: count }, (_, i) => [
        {
          words: `my boss is mean day${i} should i quit`.split(" "),
          label: "leave",
          part: ["should", "i", "quit"],
        },
        {
          words: `my father wants law day${i} which book helps`.split(" "),
          label: "books",
          part: ["which", "book"],
        },
      ]).flat();
    const plain = (some: readonly Example[]): Example[] => some.map(({ words, label }) => ({ words, label }));
    const books = (some: readonly Example[]): number =>
      createClassifier(train(some, undefined), undefined)
        .classify("my boss is mean which book".split(" "))
        .ranked.find(({ label }) => label === "books")?.probability ?? Number.NaN;
    const [many, few] = [stories(60), stories(10)];
    expect(books(many)).toBeGreaterThan(books(plain(many)) + 0.05);
    expect(books(few)).toBe(books(plain(few)));
  });

  test("prototype-like words and labels are learnt like any other", () => {
    const odd = ["constructor", "__proto__", "toString"].map((label) => ({ words: [label], label }));
    const trained = train(odd, vectors);
    expect(odd.map(({ label }) => best(label, trained))).toEqual(odd.map(({ label }) => label));
  });

  test("a single class is learnt without a number that is none", () => {
    const { ranked } = createClassifier(train(examples.slice(0, 2), vectors), vectors).classify(["docker"]);
    expect(ranked).toEqual([{ label: "docker", probability: 1 }]);
  });
});
