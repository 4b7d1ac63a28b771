import type { TurnId } from "../action.ts";
import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import type { PlaceId } from "../message.ts";
import { type Block, type Button, paragraph, type Reply } from "../reply.ts";
import type { Change, MissReason, Turn } from "../store/store.ts";
import { commands } from "../understand/commands.ts";
import type { Heard, Intent, Item } from "../understand/intent.ts";
import { answerBlocks } from "./answer.ts";
import { findEntry } from "./entries.ts";
import { button, topicButtons, topicLinks } from "./show.ts";
import { wording } from "./wording.ts";

/** What a decision may look at besides the intent. */
export interface Situation {
  readonly knowledge: Knowledge;
  /** UTC milliseconds. */
  readonly now: number;
  readonly place: PlaceId;
  /** The id for the turn this message makes. */
  readonly turnId: TurnId;
  /** The turn under which the pressed button stands, if it is still known. */
  readonly turn?: Turn;
}

export interface Decision {
  readonly reply: Reply;
  readonly changes: readonly Change[];
}

/** Intent → what to say and what to remember. Pure. */
export function decide(intent: Intent, situation: Situation): Decision {
  switch (intent.kind) {
    case "answer":
      return answer(intent.topic, intent.heard, situation);
    case "choose":
      return choose(intent.topics, intent.heard, situation);
    case "abstain":
      return abstain(intent.heard, situation);
    case "wordless":
      return say({ blocks: [paragraph(wording.wordless), exampleList] });
    case "show":
      return showItem(intent.item, situation);
    case "unknown":
      return say(unknownReply(intent.near, situation.knowledge));
    case "browse":
      return say(browseReply(intent.theme, situation.knowledge));
    case "help":
      return say(helpReply());
    case "none":
      return regret("none-of-these", wording.thanksForNone, situation);
    case "rate":
      return intent.helpful
        ? say({ blocks: [paragraph(wording.thanksForYes)] })
        : regret("not-helpful", wording.thanksForNo, situation);
  }
}

const say = (reply: Reply): Decision => ({ reply, changes: [] });

const exampleList: Block = {
  kind: "list",
  ordered: false,
  items: wording.examples.map((example) => [{ kind: "emphasis", text: example }]),
};

function turnOf(
  { turnId, now }: Situation,
  heard: Heard,
  offered: readonly string[],
  topic?: string,
): Change {
  const turn = { id: turnId, at: now, text: heard.text, offered, slots: heard.slots };
  return { kind: "turn", turn: topic === undefined ? turn : { ...turn, topic } };
}

function answer(id: string, heard: Heard, situation: Situation): Decision {
  const topic = situation.knowledge.topic(id);
  if (topic === undefined) return abstain(heard, situation);
  const blocks = [
    ...answerBlocks(topic, heard.slots, situation.knowledge),
    topicButtons(topic, situation.knowledge),
    ...(topic.kind === "smalltalk" ? [] : [helpfulButtons(situation.turnId)]),
  ];
  return { reply: { blocks }, changes: [turnOf(situation, heard, [], topic.id)] };
}

const helpfulButtons = (turn: TurnId): Block => ({
  kind: "buttons",
  label: wording.helpful,
  buttons: [
    button(wording.yes, { verb: "helpful", id: "yes", turn }),
    button(wording.no, { verb: "helpful", id: "no", turn }),
  ],
});

function choose(ids: readonly string[], heard: Heard, situation: Situation): Decision {
  const turn = situation.turnId;
  const topics = ids.flatMap((id) => situation.knowledge.topic(id) ?? []);
  const options = [
    ...topics.map(({ id, title }) => button(title, { verb: "pick", id, turn })),
    button(wording.noneOfThese, { verb: "none", id: "all", turn }),
  ];
  const question = topics.length === 2 ? wording.chooseTwo : wording.chooseOne;
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

function showItem({ kind, id }: Item, situation: Situation): Decision {
  const { knowledge } = situation;
  const topic = kind === "topic" ? knowledge.topic(id) : undefined;
  if (topic) return showTopic(topic, situation);
  const entry = findEntry(kind, id, knowledge);
  return say(entry?.reply ?? { blocks: [paragraph(wording.unknownItem), themeButtons(knowledge)] });
}

/** A topic someone pressed: the answer to the question it was offered for, or, without one, the topic as it stands. */
function showTopic(topic: Topic, { turn: asked, turnId, now, knowledge }: Situation): Decision {
  const { text = "", slots = {} } = asked ?? {};
  const blocks = [
    ...answerBlocks(topic, slots, knowledge),
    topicButtons(topic, knowledge),
    ...(asked === undefined || topic.kind === "smalltalk" ? [] : [helpfulButtons(turnId)]),
  ];
  const turn: Turn = { id: turnId, at: now, text, offered: [], slots, topic: topic.id };
  return { reply: { blocks }, changes: [{ kind: "turn", turn }] };
}

function unknownReply(near: readonly Item[], knowledge: Knowledge): Reply {
  const options = near.flatMap(({ kind, id }): Button[] => {
    const title = titleOf({ kind, id }, knowledge);
    return title === undefined ? [] : [button(title, { verb: kind, id })];
  });
  if (options.length === 0) return { blocks: [paragraph(wording.unknownName), themeButtons(knowledge)] };
  return {
    blocks: [paragraph(`${wording.unknownName} ${wording.unknownNear}`), { kind: "choice", options }],
  };
}

function titleOf({ kind, id }: Item, knowledge: Knowledge): string | undefined {
  switch (kind) {
    case "topic":
      return knowledge.topic(id)?.title;
    case "step":
      return knowledge.step(id)?.title;
    case "term":
      return knowledge.term(id)?.term;
    case "certification":
      return knowledge.certification(id)?.title;
  }
}

function browseReply(theme: string | undefined, knowledge: Knowledge): Reply {
  const found = knowledge.themes.find(({ id }) => id === theme);
  if (found === undefined) return { blocks: [paragraph(wording.browse), themeButtons(knowledge)] };
  const topics = knowledge.topics.filter((topic) => topic.theme === found.id).map(({ id }) => id);
  return {
    blocks: [
      { kind: "heading", text: found.title },
      paragraph(wording.browseTheme),
      { kind: "choice", options: topicLinks(topics, knowledge) },
    ],
  };
}

/** Every theme but small talk, which nobody looks up. */
const themeButtons = ({ themes, topics }: Knowledge): Block => ({
  kind: "buttons",
  buttons: themes
    .filter(({ id }) => topics.some(({ theme, kind }) => theme === id && kind !== "smalltalk"))
    .map(({ id, title }) => button(title, { verb: "theme", id })),
});

function helpReply(): Reply {
  const lines = commands.map(({ name, description, options }): readonly [string, string] => [
    `/${name}${options.map((option) => (option.required ? ` ${option.name}` : ` [${option.name}]`)).join("")}`,
    description,
  ]);
  return {
    blocks: [
      paragraph(wording.help),
      exampleList,
      paragraph(wording.helpCommands),
      {
        kind: "list",
        ordered: false,
        items: lines.map(([usage, description]) => [
          { kind: "code", text: usage },
          { kind: "text", text: ` ${description}` },
        ]),
      },
      paragraph(wording.helpHonest),
    ],
  };
}
