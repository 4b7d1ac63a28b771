import { beforeAll, describe, expect, test } from "vitest";
import { type Classifier, createClassifier } from "../../src/understand/classify.ts";
import { train } from "../../src/understand/train.ts";
import { examples, vectors } from "./small.ts";

let classifier: Classifier;
beforeAll(() => {
  classifier = createClassifier(train(examples, vectors), vectors);
});
const classify = (text: string) => classifier.classify(text === "" ? [] : text.split(" "));

test("every class is ranked, best first, and together they make 1", () => {
  const { ranked } = classify("is the salary good");
  expect(ranked.map(({ label }) => label).sort()).toEqual(["docker", "out.", "pay"]);
  expect(ranked.map(({ probability }) => probability)).toEqual(
    ranked.map(({ probability }) => probability).sort((a, b) => b - a),
  );
  expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
});

test("a misspelt word is read as the one that was meant", () => {
  const { words, ranked } = classify("why dokcer");
  expect(words).toEqual(["why", "docker"]);
  expect(ranked[0]?.label).toBe("docker");
});

test("a common English word is not taken for a misspelling", () => {
  const rains = examples.concat({ words: ["goods", "wages"], label: "pay" });
  const speller = createClassifier(train(rains, vectors), vectors);
  expect(speller.classify(["wage", "wagez"]).words).toEqual(["wage", "wages"]);
});

describe("the share of known words", () => {
  test("is 1 when every word is known and 0 when none is", () => {
    expect(classify("what is docker").known).toBe(1);
    expect(classify("qqqqqq zzzzzz").known).toBe(0);
    expect(classify("").known).toBe(0);
  });

  test("takes a word as known when another form of it is", () => {
    const databases = createClassifier(train([{ words: ["databases"], label: "db" }], undefined), undefined);
    expect(databases.classify(["databasing"]).known).toBe(1);
  });

  test("counts rare words for more than common ones", () => {
    const rareUnknown = classify("what qqqqqq").known;
    const commonUnknown = classify("docker the").known;
    expect(commonUnknown).toBeGreaterThan(rareUnknown);
  });
});

describe("how near a question comes to a phrasing of a class", () => {
  const near = (text: string, label: string): number => classifier.near(classify(text), label);

  test("is between 0 and 1, and most for a phrasing's own class", () => {
    for (const { words, label } of examples) {
      const [own = 0, ...others] = [
        label,
        ...["docker", "pay", "out."].filter((other) => other !== label),
      ].map((one) => near(words.join(" "), one));
      expect(own).toBeGreaterThan(Math.max(...others));
      expect(Math.min(...others)).toBeGreaterThanOrEqual(0);
      expect(own).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  test("is as good as 1 for a phrasing, whatever else the class has", () => {
    for (const { words, label } of examples) expect(near(words.join(" "), label)).toBeGreaterThan(0.97);
    expect(near("docker home", "docker")).toBeLessThan(0.9);
  });

  test("one question leaves nothing behind for the next", () => {
    const alone = near("what is docker", "docker");
    near("how much does a developer earn in the rain", "pay");
    expect(near("what is docker", "docker")).toBe(alone);
  });

  test("is 0 for words without features and for a class that is not there", () => {
    expect(near("后端", "docker")).toBe(0);
    expect(near("what is docker", "constructor")).toBe(0);
  });
});

test("a phrasing that only one class has is known word for word", () => {
  const twice = [
    ...examples,
    { words: ["is", "pay", "good"], label: "pay" },
    { words: ["is", "pay", "good"], label: "docker" },
  ];
  const { exact } = createClassifier(train(twice, vectors), vectors);
  expect(exact("what is docker".split(" "))).toBe("docker");
  expect(exact("tell me a joke".split(" "))).toBe("out.");
  for (const text of ["docker is what", "what is", "is pay good", ""])
    expect(exact(text.split(" "))).toBeUndefined();
});

test("no words, unknown words and other scripts are ranked without a number that is none", () => {
  for (const text of ["", "qqqqqq", "后端 开发", "constructor", "x".repeat(4_000)]) {
    const { ranked } = classify(text);
    expect(ranked.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  }
});

test("a classifier holds nothing of the question before", () => {
  const first = classify("what is docker");
  classify("will it rain tomorrow");
  expect(classify("what is docker")).toEqual(first);
});
