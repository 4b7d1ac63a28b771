import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MessageBody } from "../message.ts";
import type { Conversation, Turn } from "../store/store.ts";
import { type Classifier, createClassifier } from "./classify.ts";
import { commandIntent } from "./command.ts";
import { bareCommands, type CommandName, type CommandOptions } from "./commands.ts";
import { complete } from "./complete.ts";
import { outside } from "./examples.ts";
import { createFieldReader, type FieldReader } from "./field.ts";
import { formIntent } from "./filled.ts";
import { type FollowUp, followUp, pointsBack } from "./follow.ts";
import { hear } from "./hear.ts";
import type { Heard, Intent, Item, Slots } from "./intent.ts";
import type { Model } from "./model.ts";
import { createNames, fold, type Names } from "./names.ts";
import { createNormaliser, type Normaliser } from "./normalise.ts";
import { judge, thresholds } from "./outcome.ts";
import { createPortrayer, type Portrait } from "./portrait.ts";
import { pressIntent } from "./press.ts";
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

/** In words: who says more after a plan was spoken of does not just say how many hours there are. */
const fewWords = 9;

function question(text: string, conversation: Conversation, parts: Parts): Intent {
  if (text.length > longestText) return { kind: "refused", why: "too-long" };
  const normalised = parts.normalise(text);
  if (normalised.words.length === 0) return { kind: "wordless" };
  const typed = normalised.sentences.flatMap((sentence) => sentence.typed);
  const slots = parts.readSlots(typed);
  const { last } = conversation;
  const following = last && followUp(typed, slots, last, parts.knowledge);
  if (following?.kind === "none") return last ? { kind: "none", turn: last.id } : { kind: "none" };
  const planned = typed.length <= fewWords ? plan(last?.topic, slots, parts) : undefined;
  if (planned) return planned;
  const heard = hear(normalised, slots, following?.kind === "lean" ? last : undefined, parts);
  const urgent = urgentIn(heard, parts);
  if (urgent) return urgent;
  const titled = parts.names.exact(text, "topic");
  if (titled) return sure(titled.item.id, { ...heard, rule: "the title of a topic, word for word" });
  const followed = last && following && followedOn(following, last, heard);
  if (followed) return followed;
  // "Salary UK" leans on nothing, short as it is.
  const alone = following === undefined || (following.kind === "lean" && !pointsBack(typed));
  const phrased = alone ? parts.classifier.exact(normalised.words) : undefined;
  const intent =
    phrased === undefined || phrased === outside
      ? judged(heard, parts)
      : sure(phrased, { ...heard, rule: "a phrasing of the topic, word for word" });
  const asked = intent.kind === "answer" ? plan(intent.topic, slots, parts) : undefined;
  return asked ?? meant(intent, typed, heard, parts) ?? intent;
}

/** Somebody in need is not asked what they mean, and not answered by the way. */
function urgentIn(heard: Heard, { knowledge }: Parts): Intent | undefined {
  const found = heard.candidates.find(
    ({ topic, score }) => score >= thresholds.urgent && knowledge.topic(topic)?.urgent,
  );
  return (
    found && sure(found.topic, { ...heard, rule: `urgent, and likely enough: ${found.score.toFixed(2)}` })
  );
}

/** What was offered, or the last topic again. */
function followedOn(following: FollowUp, last: Turn, heard: Heard): Intent | undefined {
  if (following.kind === "pick") {
    const rule = `follow-up: number ${following.which + 1} of what was offered`;
    return sure(following.topic, {
      ...heard,
      slots: last.slots,
      rule,
      carried: ["the topics that were offered"],
    });
  }
  if (following.kind !== "again") return undefined;
  const carried = [`topic: ${following.topic}`, ...slotNames(last.slots, heard.slots)];
  return sure(following.topic, {
    ...heard,
    slots: following.slots,
    rule: "follow-up: the last topic again",
    carried,
  });
}

/** Who asks for nothing but the meaning of a word gets it, unless a topic surely says more: of a word that is typed alone any
 *  that is sure, of one whose meaning is asked for only one that has it in its title. */
function meant(
  intent: Intent,
  typed: readonly string[],
  heard: Heard,
  { knowledge, names }: Parts,
): Intent | undefined {
  const asked = termAsked(typed, names);
  if (asked === undefined) return undefined;
  const { item, alone } = asked;
  if (intent.kind === "answer" && intent.heard.confidence >= thresholds.plain) {
    const title = fold(knowledge.topic(intent.topic)?.title ?? "");
    if (alone || intent.heard.confidence === 1 || asked.names.some((name) => title.includes(name)))
      return undefined;
  }
  const term = knowledge.term(item.id);
  if (term?.topic === undefined) return { kind: "show", item };
  const answer = sure(term.topic, { ...heard, rule: `the glossary has it: ${term.term}` });
  return { ...answer, term: term.id };
}

/** Who asks for a plan and says how many hours there are gets one. */
function plan(topic: string | undefined, { hoursAWeek }: Slots, { knowledge }: Parts): Intent | undefined {
  const plans = topic !== undefined && knowledge.topic(topic)?.commands?.includes("plan");
  if (!plans || hoursAWeek === undefined) return undefined;
  return { kind: "own", wish: { kind: "plan", hours: String(hoursAWeek) } };
}

const sure = (topic: string, heard: Heard): Intent & { kind: "answer" } => ({
  kind: "answer",
  topic,
  alternatives: [],
  heard: { ...heard, confidence: 1 },
});

/** An urgent topic that is not likely enough to be answered is not offered by the way either. */
function judged(heard: Heard, { knowledge }: Parts): Intent {
  const candidates = heard.candidates.filter(({ topic }) => !knowledge.topic(topic)?.urgent);
  const { kind, topics, rule } = judge(heard.confidence, { ...heard, candidates });
  const told: Heard = { ...heard, rule };
  const [topic, ...alternatives] = topics;
  if (kind === "answer" && topic !== undefined) return { kind, topic, alternatives, heard: told };
  return kind === "choose" ? { kind, topics, heard: told } : { kind: "abstain", heard: told };
}

/** The particulars that came from before. */
const slotNames = (before: Slots, now: Slots): string[] =>
  Object.keys(before).filter((name) => !Object.hasOwn(now, name));
