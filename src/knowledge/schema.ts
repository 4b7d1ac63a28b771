import { z } from "zod";
import { bareCommands } from "../understand/commands.ts";
import type { FilePattern } from "./patterns.ts";

/** The one definition of every knowledge file: validation, TypeScript types and the JSON Schemas for editors come from here. */

const word = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens")
  .max(60);
const id = word.describe("Lower-case words joined by hyphens. Forever: people's progress points at it.");
/** Points at an entry elsewhere. */
const ref = (kind: string) => word.describe(`The id of ${kind}.`);
const was = z.array(word).optional().describe("Ids this entry had before: who used them is led here.");
const line = (max: number) => z.string().trim().min(1).max(max);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written YYYY-MM-DD")
  .describe("The day someone last looked this over, YYYY-MM-DD.");
const sources = z.array(ref("a source")).describe("Ids of sources.yaml that carry the facts.");
const link = z.strictObject({
  title: line(80),
  url: z.url({ protocol: /^https$/, message: "a link is a full https:// address" }),
});

const topicKinds = [
  "career",
  "certification",
  "comparison",
  "faq",
  "glossary",
  "project",
  "roadmap",
  "salary",
  "skill",
  "smalltalk",
  "trend",
] as const;

const topic = z.strictObject({
  id,
  was,
  title: line(60).describe("A short question or title that a person would click."),
  kind: z.enum(topicKinds),
  editorial: z.boolean().optional().describe("true: the project's own guidance, without sources or figures."),
  sources: sources.optional(),
  draws_on: z.array(ref("a topic")).optional().describe("The topics this answer is put together from."),
  point: line(600).describe("The answer in one or two sentences. It must stand alone."),
  detail: line(1500)
    .optional()
    .describe("The rest: paragraphs, - lists, 1. lists, **bold**, *italic*, `code`, [links](https://…)."),
  pay: z
    .array(ref("a figure"))
    .optional()
    .describe("Figures of salaries.yaml to draw between point and detail."),
  lookup: z
    .enum(["pay", "compare", "next", "certifications", "marks", "tip"])
    .optional()
    .describe("What the answer is computed from when the question names enough."),
  commands: z.array(z.enum(bareCommands)).optional().describe("What to offer as buttons below it."),
  urgent: z.boolean().optional().describe("true: answered before all else as soon as it may be meant."),
  step: ref("a step").optional().describe("The roadmap step to go to."),
  related: z.array(ref("a topic")).min(2).max(4),
  reviewed: day,
  draft: z.boolean().optional().describe("true: answered already, though it has fewer than 20 phrasings."),
  often: z
    .number()
    .positive()
    .optional()
    .describe("Of a thousand questions, how many ask this. Where words fit two topics, the likelier wins."),
  ask: z.array(line(600)).min(1).describe("How people really ask this, at least 20 phrasings."),
});

const questions = z.strictObject({
  theme: id,
  title: line(60),
  order: z.int().optional().describe("Where the theme stands among the others: small numbers first."),
  topics: z.array(topic).min(1),
});

const condition = z.strictObject({ step: ref("a step"), option: z.array(ref("an option")).min(1) });
const option = z.strictObject({
  id,
  was,
  title: line(90),
  when: condition.optional().describe("Open only to learners whose earlier choice matches."),
  needs: z.array(ref("a step")).optional().describe("Steps this option asks for."),
  sources,
  link: link.optional(),
});
const hours = z.strictObject({ min: z.int().positive(), max: z.int().positive() });
const step = z.strictObject({
  id,
  was,
  title: line(90),
  level: ref("a level"),
  requires: z.array(ref("a step")),
  optional: z.boolean(),
  one_of: z.array(option).min(2).optional(),
  why: line(300),
  hours: hours.describe("Effort in whole hours, an editorial estimate."),
  build: line(320).describe("One small thing to build."),
  check: z.strictObject({ question: line(200), answer: line(400) }),
  links: z.array(link).max(2).optional(),
  sources,
  topics: z.array(ref("a topic")).min(1),
});
const goal = z.strictObject({
  id: ref("a goal of the vocabulary"),
  title: line(60),
  steps: z
    .array(ref("a step"))
    .min(1)
    .describe("What it takes, the most needed first; what these steps require comes by itself."),
  choices: z.array(condition).optional().describe("Options the goal settles, until a learner chooses."),
});
const roadmap = z.strictObject({
  id,
  title: line(60),
  reviewed: day,
  hours_note: line(500).describe("Where the hours come from, and what the sources say about the whole way."),
  goals: z
    .array(goal)
    .optional()
    .describe("The first is everybody's until they pick another; the others come on top of it."),
  levels: z.array(z.strictObject({ id, title: line(40) })).min(1),
  steps: z.array(step).min(1),
});

const source = z.strictObject({
  id,
  was,
  label: line(120).describe("How a source line shows it."),
  name: line(40).describe("How an answer speaks of it."),
  year: z.int(),
  publisher: line(80).optional(),
  about: line(400),
  url: z.url({ protocol: /^https$/ }).optional(),
});

const titled = z.strictObject({ id, title: line(60) });
const figure = z.strictObject({
  id,
  was,
  region: ref("a region"),
  level: ref("a level"),
  stated: line(80).optional().describe("The level in the source's own words."),
  years: z.strictObject({ min: z.number().nonnegative(), max: z.number().nonnegative() }).optional(),
  currency: z.enum(["INR", "USD", "EUR", "GBP"]),
  stat: z.enum(["range", "floor", "average"]),
  min: z.number().positive().describe("Plain currency units a year."),
  max: z.number().positive().optional(),
  open_ended: z.boolean().optional().describe('The source says "or more".'),
  survey: line(60).optional(),
  source: ref("a source"),
});
const salaries = z.strictObject({
  regions: z.array(z.strictObject({ id, title: line(40), countries: z.array(line(40)).optional() })),
  levels: z.array(titled),
  figures: z.array(figure).min(1),
});

const certification = z.strictObject({
  id,
  was,
  title: line(80),
  focus: z.enum(["cloud", "kubernetes", "java", "security"]),
  about: line(400),
  needs: z.array(ref("a step")),
  link,
  sources,
});
const term = z.strictObject({
  id,
  was,
  term: line(40),
  also: z.array(line(60)),
  means: line(400),
  topic: ref("a topic").optional(),
  step: ref("a step").optional(),
});
const tip = z.strictObject({
  id,
  was,
  text: line(320),
  level: ref("a level"),
  step: ref("a step").optional(),
  topic: ref("a topic").optional(),
  sources: sources.optional(),
  editorial: z.boolean().optional(),
});

const named = z.strictObject({
  id,
  title: line(60),
  names: z.array(line(60)).min(1).describe("Lower-case, as people type them."),
  covered: z.boolean().optional().describe("false: people ask for it, no source covers it."),
  part_of: ref("an entry of this list").optional(),
  language: ref("a language").optional(),
  step: ref("a step").optional(),
});
const vocabulary = z.strictObject({
  same: z.array(z.strictObject({ word: line(40), also: z.array(line(60)).min(1) })),
  greetings: z.array(line(40)),
  elsewhere: z.array(line(40)).describe("Other trades and fields, lower-case."),
  software: z.array(line(40)).describe("Words that say a question is about software."),
  regions: z.array(named),
  levels: z.array(named),
  goals: z.array(named),
  languages: z.array(named),
  databases: z.array(named),
  frameworks: z.array(named),
  tools: z.array(named),
  roles: z.array(named),
});

const outside = z.strictObject({
  outside: z.array(z.strictObject({ about: line(80), ask: z.array(line(600)).min(1) })).min(1),
});

/** File in the knowledge folder → its schema. */
export const fileSchemas = {
  "sources.yaml": z.strictObject({ sources: z.array(source).min(1) }),
  "questions/*.yaml": questions,
  "roadmaps/*.yaml": roadmap,
  "salaries.yaml": salaries,
  "certifications.yaml": z.strictObject({ certifications: z.array(certification).min(1) }),
  "glossary.yaml": z.strictObject({ terms: z.array(term).min(1) }),
  "tips.yaml": z.strictObject({ tips: z.array(tip).min(1) }),
  "vocabulary.yaml": vocabulary,
  "outside.yaml": outside,
} as const satisfies Readonly<Record<FilePattern, z.ZodType>>;

/** What a file of each pattern holds. */
export type FileValues = { readonly [Pattern in FilePattern]: z.infer<(typeof fileSchemas)[Pattern]> };
export type Source = z.infer<typeof source>;
export type TopicEntry = z.infer<typeof topic>;
export type Roadmap = z.infer<typeof roadmap>;
export type Step = z.infer<typeof step>;
/** One of the options of a step that is a choice. */
export type Option = z.infer<typeof option>;
export type Goal = z.infer<typeof goal>;
export type Salaries = z.infer<typeof salaries>;
export type Figure = z.infer<typeof figure>;
export type Certification = z.infer<typeof certification>;
export type Term = z.infer<typeof term>;
export type TipEntry = z.infer<typeof tip>;
export type Named = z.infer<typeof named>;
export type Vocabulary = z.infer<typeof vocabulary>;
export type OutsideFile = z.infer<typeof outside>;
