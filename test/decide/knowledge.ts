import { type Knowledge, knowledgeOf, type Topic } from "../../src/knowledge/knowledge.ts";
import type { Figure, Named, Step } from "../../src/knowledge/schema.ts";
import { paragraph, text } from "../../src/reply.ts";

/** A small knowledge to decide on: three sources that draw the levels differently, and a topic of each kind. */

const reviewed = "2026-11-21";

const topic = (id: string, rest: Partial<Topic> = {}): Topic => ({
  id,
  title: `About ${id}`,
  kind: "faq",
  theme: "learning",
  sources: ["guide"],
  point: [text(`The point of ${id}.`)],
  detail: [paragraph(`The detail of ${id}.`)],
  related: ["college", "pay"],
  reviewed,
  ...rest,
});

/** `india junior guide` → a figure of that region, level and source. */
const figure = (what: string, [min, max]: readonly [number, number], rest: Partial<Figure> = {}): Figure => {
  const [region = "", level = "", source = ""] = what.split(" ");
  const id = what.replaceAll(" ", "-");
  return { id, region, level, source, currency: "INR", stat: "range", min, max, ...rest };
};
const lakh = 100_000;

export const figures: readonly Figure[] = [
  figure("india junior guide", [4 * lakh, 6 * lakh]),
  figure("india mid guide", [8 * lakh, 15 * lakh], { years: { min: 3, max: 5 } }),
  figure("india senior guide", [15 * lakh, 25 * lakh]),
  figure("india junior survey", [5 * lakh, 10 * lakh], { years: { min: 0, max: 4 } }),
  figure("india mid survey", [9 * lakh, 16 * lakh], { years: { min: 5, max: 9 } }),
  figure("india senior survey", [16 * lakh, 20 * lakh], { years: { min: 10, max: 15 } }),
  figure("india junior list", [6 * lakh, 10 * lakh]),
  figure("india senior list", [20 * lakh, 40 * lakh]),
  figure("india all survey", [8.7 * lakh, 8.7 * lakh], { stat: "average" }),
  figure("united-states junior list", [80_000, 110_000], { currency: "USD" }),
  figure("united-states senior list", [140_000, 180_000], { currency: "USD", open_ended: true }),
  figure("europe junior list", [45_000, 60_000], { currency: "EUR" }),
  figure("worldwide specialist guide", [120_000, 120_000], { currency: "USD", stat: "floor" }),
];

const named = (id: string, title: string, rest: Partial<Named> = {}): Named => ({
  id,
  title,
  names: [id],
  ...rest,
});

const step = (id: string, title: string, rest: Partial<Step> = {}): Step => ({
  id,
  title,
  level: "foundation",
  requires: [],
  optional: false,
  why: `Why ${id}.`,
  hours: { min: 10, max: 20 },
  build: `Build ${id}.`,
  check: { question: `What is ${id}?`, answer: `It is ${id}.` },
  sources: ["guide"],
  topics: ["degree"],
  ...rest,
});

const long = "A long title of a step that goes on and on until it no longer fits on a button at all";

export const knowledge: Knowledge = knowledgeOf({
  version: "1",
  themes: [
    { id: "learning", title: "Learning" },
    { id: "money", title: "Money" },
    { id: "smalltalk", title: "Small talk" },
  ],
  topics: [
    topic("degree", {
      step: "git",
      sources: ["guide", "survey"],
      was: ["college"],
      related: ["pay", "gone"],
    }),
    topic("pay", {
      theme: "money",
      kind: "salary",
      lookup: "pay",
      pay: figures.slice(0, 8).map(({ id }) => id),
    }),
    topic("certificates", { lookup: "certifications" }),
    topic("motivation", { editorial: true, sources: undefined }),
    topic("choice", { lookup: "compare", draws_on: ["python-for-backend", "javascript-for-backend"] }),
    topic("python-for-backend", { sources: ["guide", "list"] }),
    topic("javascript-for-backend", { sources: ["list", "survey"] }),
    topic("go-for-backend"),
    topic("greeting", { theme: "smalltalk", kind: "smalltalk", editorial: true, sources: undefined }),
    topic("tipping", {
      theme: "smalltalk",
      kind: "smalltalk",
      editorial: true,
      sources: undefined,
      lookup: "tip",
    }),
    topic("progress", {
      theme: "smalltalk",
      kind: "smalltalk",
      editorial: true,
      sources: undefined,
      lookup: "marks",
      commands: ["roadmap", "next"],
    }),
  ],
  sources: [
    { id: "guide", label: "The long guide", name: "the guide", year: 2025, about: "It guides." },
    { id: "survey", label: "A survey", name: "the survey", year: 2025, about: "It asks." },
    { id: "list", label: "A list of pay", name: "the list", year: 2025, about: "It lists." },
  ],
  roadmap: {
    id: "backend",
    title: "Backend developer",
    reviewed,
    hours_note: "Our own estimate.",
    levels: [{ id: "foundation", title: "Foundation" }],
    steps: [
      step("git", "Git", { was: ["version-control"] }),
      step("web", long, {
        optional: true,
        requires: ["git"],
        sources: [],
        one_of: [
          { id: "flask", title: "Flask", sources: [] },
          {
            id: "express",
            title: "Express",
            sources: [],
            link: { title: "Its page", url: "https://example.org/e" },
          },
        ],
      }),
    ],
  },
  salaries: {
    regions: [
      { id: "india", title: "India" },
      { id: "united-states", title: "United States" },
      { id: "europe", title: "Europe", countries: ["Germany", "UK", "Netherlands"] },
      { id: "worldwide", title: "Worldwide" },
    ],
    levels: [
      { id: "junior", title: "Junior" },
      { id: "mid", title: "Mid-level" },
      { id: "senior", title: "Senior" },
      { id: "specialist", title: "Specialist roles" },
      { id: "all", title: "All levels" },
    ],
    figures: [...figures],
  },
  certifications: [
    {
      id: "cloud-basics",
      title: "Cloud basics",
      focus: "cloud",
      about: "It shows that you know your way around.",
      needs: ["git"],
      link: { title: "Its page", url: "https://example.org/cloud" },
      sources: ["survey"],
    },
  ],
  terms: [
    { id: "api", term: "API", also: [], means: "A way for programs to talk.", topic: "degree", step: "web" },
    { id: "row", term: "Row", also: [], means: "One thing in a table." },
  ],
  tips: [
    { id: "draw", text: [text("Draw it first.")], level: "foundation", step: "web", sources: ["guide"] },
    { id: "rest", text: [text("Sleep.")], level: "foundation", topic: "motivation", editorial: true },
  ],
  vocabulary: {
    same: [],
    greetings: [],
    elsewhere: [],
    software: [],
    regions: [
      named("india", "India"),
      named("united-states", "United States"),
      named("europe", "Europe"),
      named("germany", "Germany", { part_of: "europe" }),
      named("netherlands", "Netherlands", { part_of: "europe" }),
      named("canada", "Canada", { covered: false }),
      named("japan", "Japan", { covered: false }),
    ],
    levels: [named("junior", "Junior"), named("mid", "Mid-level"), named("senior", "Senior")],
    goals: [],
    languages: [
      named("python", "Python"),
      named("javascript", "JavaScript"),
      named("typescript", "TypeScript", { part_of: "javascript" }),
      named("go", "Go"),
    ],
    databases: [],
    frameworks: [named("django", "Django", { language: "python" })],
    tools: [named("git", "Git", { step: "git" })],
    roles: [],
  },
});
