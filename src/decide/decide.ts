import type { TurnId } from "../action.ts";
import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { MissesView } from "../misses/view.ts";
import { type Block, type Button, paragraph, type Reply } from "../reply.ts";
import type { CommunityId, Settings } from "../settings.ts";
import type { Learner } from "../store/learner.ts";
import type { Change, MissReason, PersonData, Turn } from "../store/store.ts";
import type { Subscribed } from "../tips/subscription.ts";
import type { Heard, Intent, Item } from "../understand/intent.ts";
import { answerBlocks } from "./answer.ts";
import { settingsDecision, welcomeReply } from "./community.ts";
import { optionProblem } from "./described.ts";
import { findEntry } from "./entries.ts";
import { browseReply, helpReply, refusedReply, themeButtons, unknownReply, wordlessReply } from "./guide.ts";
import { homeReply } from "./home.ts";
import { journey } from "./journey.ts";
import { missesDecision } from "./misses.ts";
import { stepButtons } from "./next.ts";
import { sharedReply, shareItem, shareTurn } from "./share.ts";
import { button, stepReply, topicButtons } from "./show.ts";
import { tipsDecision } from "./tips.ts";
import { wording } from "./wording.ts";

/** What a decision may look at besides the intent. */
export interface Situation {
  readonly knowledge: Knowledge;
  /** UTC milliseconds. */
  readonly now: number;
  readonly from: PersonId;
  readonly place: PlaceId;
  /** The id for the turn this message makes. */
  readonly turnId: TurnId;
  readonly learner: Learner;
  /** What is stored about the person; read only when they ask for it. */
  readonly stored?: PersonData;
  /** The turn under which the pressed button stands, if it is still known. */
  readonly turn?: Turn;
  /** Whether the person may manage the community. */
  readonly mayManage: boolean;
  /** Undefined where there is none. */
  readonly community?: CommunityId;
  /** The settings of the community; read only when they are asked for. */
  readonly settings?: Settings;
  /** The subscriptions of the place and the person; read only when they are asked for. */
  readonly subscriptions?: readonly Subscribed[];
  /** Whether the person looks after the answers. */
  readonly operator?: boolean;
  /** What they are shown of the missed questions; looked up only when they ask for it. */
  readonly misses?: MissesView;
}

export interface Decision {
  readonly reply: Reply;
  readonly changes: readonly Change[];
}

/** Intent → what to say and what to remember. Pure. */
export function decide(intent: Intent, situation: Situation): Decision {
  switch (intent.kind) {
    case "answer":
      return answer(intent, situation);
    case "choose":
      return choose(intent.topics, intent.heard, situation);
    case "abstain":
      return abstain(intent.heard, situation);
    case "wordless":
      return say(wordlessReply());
    case "refused":
      return say(refusedReply(intent.why));
    case "show":
      return showItem(intent.item, situation);
    case "unknown":
      return say(unknownReply(intent.near, situation.knowledge));
    case "browse":
      return say(browseReply(intent.theme, situation.knowledge));
    case "own":
      return journey(intent.wish, situation);
    case "help":
      return say(helpReply(situation));
    case "home":
      return say(homeReply(situation));
    case "welcome":
      return say(welcomeReply());
    case "share":
      return say(
        sharedReply({ ...intent, turn: situation.turn }, situation.knowledge) ?? {
          blocks: [paragraph(wording.oldButton)],
          aside: true,
        },
      );
    case "settings":
      return settingsDecision(intent.typed, situation);
    case "tips":
      return tipsDecision(intent.wish, situation);
    case "misses":
      return missesDecision(situation.misses, situation);
    case "none":
      return regret("none-of-these", wording.thanksForNone, situation);
    case "rate":
      return rated(intent.helpful, situation);
  }
}

const say = (reply: Reply): Decision => ({ reply, changes: [] });

function turnOf(
  { turnId, now }: Situation,
  heard: Heard,
  offered: readonly string[],
  topic?: string,
): Change {
  const turn = { id: turnId, at: now, text: heard.text, offered, slots: heard.slots };
  return { kind: "turn", turn: topic === undefined ? turn : { ...turn, topic } };
}

function answer(
  { topic: id, alternatives, term, heard }: Intent & { kind: "answer" },
  situation: Situation,
): Decision {
  const { knowledge, learner, turnId } = situation;
  const remembered = turnOf(situation, heard, [], id);
  if (term) return { ...showItem({ kind: "term", id: term }, situation), changes: [remembered] };
  const topic = knowledge.topic(id);
  if (topic === undefined) return abstain(heard, situation);
  const meant = topic.kind === "smalltalk" ? [] : picks(alternatives, situation);
  const blocks: Block[] = [
    ...answerBlocks(topic, heard.slots, knowledge, learner, turnId),
    ...(meant.length > 0 ? [{ kind: "buttons", label: wording.orMean, buttons: meant } as const] : []),
    topicButtons({ ...topic, related: topic.related.filter((id) => !alternatives.includes(id)) }, knowledge),
    ...(topic.kind === "smalltalk" ? [] : [helpfulButtons(turnId)]),
  ];
  const reply = topic.kind === "smalltalk" ? { blocks } : { blocks, ...below(turnId) };
  return { reply, changes: [remembered] };
}

/** What an answer can be followed by. */
const below = (turn: TurnId): Pick<Reply, "share" | "askOn"> => ({ share: shareTurn(turn), askOn });

const askOn = { verb: "form", id: "follow-up" } as const;

/** Topics to take instead, asked the same question. */
const picks = (ids: readonly string[], { knowledge, turnId }: Situation): Button[] =>
  ids.flatMap((id) => {
    const topic = knowledge.topic(id);
    return topic ? [button(topic.title, { verb: "pick", id, turn: turnId })] : [];
  });

const helpfulButtons = (turn: TurnId): Block => ({
  kind: "buttons",
  label: wording.helpful,
  buttons: [
    button(wording.yes, { verb: "helpful", id: "yes", turn }),
    button(wording.no, { verb: "helpful", id: "no", turn }),
  ],
});

function choose(ids: readonly string[], heard: Heard, situation: Situation): Decision {
  const meant = picks(ids, situation);
  const none = button(wording.noneOfThese, { verb: "none", id: "all", turn: situation.turnId });
  const options = [...meant, none];
  const question = meant.length === 2 ? wording.chooseTwo : wording.chooseOne;
  return {
    reply: { blocks: [paragraph(question), { kind: "choice", options }] },
    changes: [turnOf(situation, heard, ids)],
  };
}

function abstain(heard: Heard, situation: Situation): Decision {
  const topics = heard.candidates.slice(0, 4).map(({ topic }) => topic);
  return {
    reply: {
      blocks: [paragraph(wording.abstain), paragraph(wording.abstainHint), themeButtons(situation.knowledge)],
    },
    changes: [
      turnOf(situation, heard, []),
      missed("abstained", { at: situation.now, text: heard.text }, topics, situation),
    ],
  };
}

function missed(
  reason: MissReason,
  { at, text }: Pick<Turn, "at" | "text">,
  topics: readonly string[],
  { place }: Situation,
): Change {
  return { kind: "miss", miss: { at, place, text, reason, topics } };
}

/** "None of these" and "not helpful": the question counts as missed, as long as it is known. It is missed at the time it
 *  was asked, so that pressing twice is the same miss. */
function regret(reason: MissReason, thanks: string, situation: Situation): Decision {
  const { turn } = situation;
  if (turn === undefined) return say({ blocks: [paragraph(wording.oldButton)] });
  const topics = turn.topic === undefined ? turn.offered : [turn.topic];
  return {
    reply: { blocks: [paragraph(thanks), themeButtons(situation.knowledge)] },
    changes: [missed(reason, turn, topics, situation)],
  };
}

/** An answer was rated; the last word on it counts. */
function rated(helpful: boolean, situation: Situation): Decision {
  const { turn, now } = situation;
  const ratings: readonly Change[] =
    turn?.topic === undefined
      ? []
      : [{ kind: "rating", rating: { turn: turn.id, at: now, topic: turn.topic, helpful } }];
  if (helpful) return { reply: { blocks: [paragraph(wording.thanksForYes)] }, changes: ratings };
  const { reply, changes } = regret("not-helpful", wording.thanksForNo, situation);
  return { reply, changes: [...changes, ...ratings] };
}

function showItem({ kind, id }: Item, situation: Situation): Decision {
  const { knowledge } = situation;
  const topic = kind === "topic" ? knowledge.topic(id) : undefined;
  if (topic) return showTopic(topic, situation);
  const step = kind === "step" ? knowledge.step(id) : undefined;
  if (step) return showStep(step, situation);
  const entry = findEntry(kind, id, knowledge);
  if (entry === undefined) return say({ blocks: [paragraph(wording.unknownItem), themeButtons(knowledge)] });
  return say({ ...entry.reply, share: shareItem({ kind, id }) });
}

/** A step, with the options that are open to this learner. */
function showStep(step: Step, { knowledge, learner }: Situation): Decision {
  const one_of = step.one_of?.filter(
    ({ id }) => optionProblem(step.id, id, knowledge, learner) === undefined,
  );
  const { blocks } = stepReply(one_of === undefined ? step : { ...step, one_of }, knowledge);
  return say({
    blocks: [...blocks, stepButtons(step, learner)],
    share: shareItem({ kind: "step", id: step.id }),
  });
}

/** A topic someone pressed: the answer to the question it was offered for, or, without one, the topic as it stands. */
function showTopic(topic: Topic, { turn: asked, turnId, now, knowledge, learner }: Situation): Decision {
  const { text = "", slots = {} } = asked ?? {};
  const blocks = [
    ...answerBlocks(topic, slots, knowledge, learner, turnId),
    topicButtons(topic, knowledge),
    ...(asked === undefined || topic.kind === "smalltalk" ? [] : [helpfulButtons(turnId)]),
  ];
  const turn: Turn = { id: turnId, at: now, text, offered: [], slots, topic: topic.id };
  const reply = topic.kind === "smalltalk" ? { blocks } : { blocks, ...below(turnId) };
  return { reply, changes: [{ kind: "turn", turn }] };
}
