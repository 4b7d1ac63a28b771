import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MessageBody } from "../message.ts";
import type { Conversation, Turn } from "../store/store.ts";
import { type Classified, type Classifier, createClassifier } from "./classify.ts";
import { commandIntent } from "./command.ts";
import { bareCommands, type CommandName, type CommandOptions } from "./commands.ts";
import { outside } from "./examples.ts";
import { createFieldReader, type FieldReader } from "./field.ts";
import { formIntent } from "./filled.ts";
import { followUp, pull } from "./follow.ts";
import type { Candidate, Heard, Intent, Item, Slots } from "./intent.ts";
import type { Model } from "./model.ts";
import { createNames, fold, type Names } from "./names.ts";
import { createNormaliser, type Normalised, type Normaliser } from "./normalise.ts";
import { confidenceIn, judge, thresholds } from "./outcome.ts";
import { createPortrayer, type Portrait } from "./portrait.ts";
import { pressIntent } from "./press.ts";
import { piecesOf } from "./sentences.ts";
import { createSlotReader, type SlotReader } from "./slots.ts";
import { termAsked } from "./terms.ts";
import type { WordVectors } from "./vectors.ts";
import { clean, longestText, wordsOf } from "./words.ts";

/** Turns what a person did into what they mean. Pure: the same message and conversation give the same intent. */
export interface Understanding {
  understand(body: MessageBody, conversation: Conversation): Intent;
  /** Topics for a question being typed, best first; used for completion. */
  complete(typed: string, most: number): readonly Item[];
  /** What a normalised question is about, to be held against others. */
  portray(text: string): Portrait;
  readonly names: Names;
}

interface Parts {
  readonly knowledge: Knowledge;
  readonly normalise: Normaliser;
  readonly classifier: Classifier;
  readonly readSlots: SlotReader;
  readonly readField: FieldReader;
  readonly names: Names;
}

/** Joins the trained model with the knowledge it was trained on. */
export function createUnderstanding(knowledge: Knowledge, model: Model, vectors: WordVectors): Understanding {
  const isWord = (word: string): boolean =>
    model.words.has(word) || (vectors.rank(word) ?? Number.POSITIVE_INFINITY) < 20_000;
  const parts: Parts = {
    knowledge,
    normalise: createNormaliser(knowledge.vocabulary),
    classifier: createClassifier(model, vectors),
    readSlots: createSlotReader(knowledge.vocabulary, isWord),
    readField: createFieldReader(knowledge.vocabulary),
    names: createNames(knowledge),
  };
  return {
    understand: (body, conversation) => understand(body, conversation, parts),
    complete: (typed, most) => complete(typed, most, parts),
    portray: createPortrayer(model, vectors),
    names: parts.names,
  };
}

function understand(body: MessageBody, conversation: Conversation, parts: Parts): Intent {
  switch (body.kind) {
    case "text":
      return question(body.text, conversation, parts);
    case "command":
      return commanded(body.name, body.options, conversation, parts);
    case "press": {
      const { verb, id } = body.action;
      const name = verb === "command" ? bareCommands.find((one) => one === id) : undefined;
      return name ? commanded(name, {}, conversation, parts) : pressIntent(body.action);
    }
    case "form":
      return formIntent(body, (text) => question(text, conversation, parts));
    case "home":
      return { kind: "home" };
    case "join":
      return { kind: "welcome" };
  }
}

const commanded = (
  name: CommandName,
  options: CommandOptions,
  conversation: Conversation,
  parts: Parts,
): Intent =>
  commandIntent(name, options, {
    ...parts,
    question: (text) => question(text, conversation, parts),
    lookup: (text) => question(text, {}, parts),
    slotsIn: (text) => parts.readSlots(wordsOf(clean(text))),
  });

function question(text: string, conversation: Conversation, parts: Parts): Intent {
  if (text.length > longestText) return { kind: "refused", why: "too-long" };
  const normalised = parts.normalise(text);
  if (normalised.words.length === 0) return { kind: "wordless" };
  const typed = normalised.sentences.flatMap((sentence) => sentence.typed);
  const slots = parts.readSlots(typed);
  const { last } = conversation;
  const following = last && followUp(typed, slots, last, parts.knowledge);
  if (following?.kind === "none") return last ? { kind: "none", turn: last.id } : { kind: "none" };
  const lean = following?.kind === "lean" ? last : undefined;
  const heard = hear(normalised, slots, lean, parts);
  const titled = parts.names.exact(text, "topic");
  if (titled) return sure(titled.item.id, { ...heard, rule: "the title of a topic, word for word" });
  if (last && following?.kind === "pick") {
    const rule = `follow-up: number ${following.which + 1} of what was offered`;
    return sure(following.topic, {
      ...heard,
      slots: last.slots,
      rule,
      carried: ["the topics that were offered"],
    });
  }
  if (following?.kind === "again") {
    const rule = "follow-up: the last topic again";
    const carried = [`topic: ${following.topic}`, ...slotNames(last?.slots ?? {}, slots)];
    return sure(following.topic, { ...heard, slots: following.slots, rule, carried });
  }
  const phrased = following === undefined ? parts.classifier.exact(normalised.words) : undefined;
  if (phrased !== undefined && phrased !== outside)
    return sure(phrased, { ...heard, rule: "a phrasing of the topic, word for word" });
  const intent = judged(heard);
  const certain = intent.kind === "answer" && heard.confidence >= thresholds.plain;
  return certain ? intent : (meaning(typed, heard, parts) ?? intent);
}

/** Who asks for nothing but the meaning of a word gets it, unless a topic surely says more. */
function meaning(typed: readonly string[], heard: Heard, { knowledge, names }: Parts): Intent | undefined {
  const item = termAsked(typed, names)?.item;
  const term = item && knowledge.term(item.id);
  if (term?.topic === undefined) return item && { kind: "show", item };
  const intent = sure(term.topic, { ...heard, rule: `the glossary has it: ${term.term}` });
  return { ...intent, term: term.id };
}

const sure = (topic: string, heard: Heard): Intent & { kind: "answer" } => ({
  kind: "answer",
  topic,
  alternatives: [],
  heard: { ...heard, confidence: 1 },
});

function judged(heard: Heard): Intent {
  const { kind, topics, rule } = judge(heard.confidence, heard);
  const told: Heard = { ...heard, rule };
  const [topic, ...alternatives] = topics;
  if (kind === "answer" && topic !== undefined) return { kind, topic, alternatives, heard: told };
  return kind === "choose" ? { kind, topics, heard: told } : { kind: "abstain", heard: told };
}

/** The particulars that came from before. */
const slotNames = (before: Slots, now: Slots): string[] =>
  Object.keys(before).filter((name) => !Object.hasOwn(now, name));

/** How many candidates are kept for `explain`. */
const kept = 8;

/** Reads a question. `lean` is the turn it leans on, if it does. */
function hear(normalised: Normalised, slots: Slots, lean: Turn | undefined, parts: Parts): Heard {
  const whole = parts.classifier.classify(normalised.words);
  const alone = parts.classifier.weigh(blend(whole, normalised, parts.classifier), whole);
  const scores = lean === undefined ? alone : leanOn(lean, alone, normalised, parts);
  const candidates: Candidate[] = [...scores]
    .filter(([label]) => label !== outside)
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, kept);
  const field = parts.readField(normalised.sentences.flatMap(({ typed }) => typed));
  const evidence = {
    ...(field === undefined ? {} : { field }),
    candidates,
    outside: scores.get(outside) ?? 0,
    known: whole.known,
    near: parts.classifier.near(whole, candidates[0]?.topic ?? outside),
  };
  return {
    ...evidence,
    text: whole.words.join(" "),
    confidence: confidenceIn(evidence),
    rule: "",
    slots,
    carried: lean?.topic === undefined ? [] : [`topic: ${lean.topic}`],
  };
}

/** A question that leans on the last one is read alone and once more behind the last one's title; then what is near
 *  the last topic becomes likelier. Scores make 1 again. */
function leanOn(
  lean: Turn,
  alone: Map<string, number>,
  { words }: Normalised,
  parts: Parts,
): Map<string, number> {
  const topic = lean.topic === undefined ? undefined : parts.knowledge.topic(lean.topic);
  if (topic === undefined) return alone;
  const behind = parts.classifier.classify([...parts.normalise(topic.title).words, ...words]);
  const scores = new Map(alone);
  for (const { label, probability } of behind.ranked) {
    const own = (scores.get(label) ?? 0) * 0.7 + probability * 0.3;
    scores.set(label, label === outside ? own : own * pull(label, topic.id, parts.knowledge));
  }
  const sum = [...scores.values()].reduce((a, b) => a + b, 0);
  return new Map([...scores].map(([label, score]) => [label, score / sum]));
}

/** In a long message the asking sentence speaks beside the whole, so that the story around it has no majority:
 *  two parts for the whole, one for its pieces, each by how much it asks. */
function blend(whole: Classified, { sentences }: Normalised, classifier: Classifier): Map<string, number> {
  const scores = new Map(whole.ranked.map(({ label, probability }) => [label, probability]));
  const pieces = piecesOf(sentences);
  if (pieces.length < 2) return scores;
  for (const [label, score] of scores) scores.set(label, (score * 2) / 3);
  for (const { words, weight } of pieces) {
    for (const { label, probability } of classifier.classify(words).ranked) {
      scores.set(label, (scores.get(label) ?? 0) + (probability * weight) / 3);
    }
  }
  return scores;
}

function complete(typed: string, most: number, { normalise, classifier, names }: Parts): readonly Item[] {
  const byTitle = names.near(typed, "topic", most).map(({ item }) => item);
  const { words } = normalise(typed);
  const byMeaning =
    words.length === 0
      ? []
      : classifier
          .classify(words)
          .ranked.filter(({ label, probability }) => label !== outside && probability > 0.01)
          .map(({ label }): Item => ({ kind: "topic", id: label }));
  const seen = new Set<string>();
  const fresh = ({ id }: Item): boolean => !seen.has(id) && seen.add(id) !== undefined;
  const rest = words.length >= 3 ? [...byMeaning, ...byTitle] : [...byTitle, ...byMeaning];
  return [...begunTitles(typed, names), ...rest].filter(fresh).slice(0, most);
}

/** Topics whose title begins with what is typed: the rest of it is yet to come. */
function begunTitles(typed: string, names: Names): Item[] {
  const begun = fold(typed);
  if (begun === "") return [];
  const titled = names.all("topic").filter(({ names }) => names.some((name) => name.startsWith(begun)));
  return titled.map(({ item }) => item);
}
