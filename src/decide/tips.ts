import type { PersonId, PlaceId } from "../message.ts";
import { type Block, paragraph, type Reply } from "../reply.ts";
import { type CommunityId, communityOf } from "../settings.ts";
import type { Change } from "../store/store.ts";
import { chooseTip, poolOf } from "../tips/choose.ts";
import { withNext } from "../tips/next.ts";
import { rankFor } from "../tips/rank.ts";
import { isOwn, type Subscribed, type Subscription } from "../tips/subscription.ts";
import type { TipsWish } from "../understand/intent.ts";
import type { Decision, Situation } from "./decide.ts";
import { button, tipReply } from "./show.ts";
import { readTips } from "./tips-form.ts";
import { standBlocks } from "./tips-stand.ts";
import { tipsWording as words } from "./wording-tips.ts";

/** The daily tips: how they stand, and changing that. */
export function tipsDecision(wish: TipsWish, situation: Situation): Decision {
  switch (wish.kind) {
    case "show":
      return say(stand(situation));
    case "change": {
      const subscription = found(wish.subscription, situation);
      return typeof subscription === "string"
        ? say([paragraph(subscription), ...stand(situation)])
        : change(wish.what, subscription, situation);
    }
    case "save":
      return save(wish, situation);
  }
}

const say = (blocks: readonly Block[]): Decision => ({ reply: { blocks }, changes: [] });

/** How things stand: the place's for those who manage its community, and the person's own. */
function stand(situation: Situation, subscriptions = visible(situation)): Block[] {
  return [
    { kind: "heading", text: words.heading },
    ...standBlocks(subscriptions, {
      ...situation,
      canHere: situation.mayManage && channelOf(situation) !== undefined,
      canMe: hasDirect(situation.place),
    }),
  ];
}

/** The channel of a community that this is, if it is one. */
function channelOf({ place, from, community }: Situation): CommunityId | undefined {
  return place === from || communityOf(place) !== community ? undefined : community;
}

/** Whether the person can be written to unprompted. */
const hasDirect = (place: PlaceId): boolean => /^(discord|slack):/.test(place);

/** What the person may see and change: their own, and those of the channel where they manage its community. */
const visible = (situation: Situation): readonly Subscribed[] =>
  (situation.subscriptions ?? []).filter((one) => isTheirs(one, situation));

function isTheirs(one: Subscription, situation: Situation): boolean {
  const { from, place, mayManage } = situation;
  if (isOwn(one)) return one.to === from;
  return mayManage && one.to === place && channelOf(situation) !== undefined;
}

/** The subscription, or why it cannot be changed. */
function found(id: string, situation: Situation): Subscribed | string {
  const one = situation.subscriptions?.find((subscription) => subscription.id === id);
  if (one === undefined) return words.gone;
  return isTheirs(one, situation) ? one : words.notYours;
}

function change(
  what: Extract<TipsWish, { kind: "change" }>["what"],
  subscription: Subscribed,
  situation: Situation,
): Decision {
  switch (what) {
    case "preview":
      return say(preview(subscription, situation));
    case "stop": {
      const left = visible(situation).filter(({ id }) => id !== subscription.id);
      const blocks = [paragraph(words.stopped), ...stand(situation, left)];
      return { reply: { blocks }, changes: [{ kind: "unsubscribe", id: subscription.id }] };
    }
    case "pause":
      return keep({ ...subscription, paused: { why: "asked" } }, situation);
    case "resume": {
      const { paused: _, ...running } = subscription;
      return keep(running, situation);
    }
  }
}

/** The tip that would come next. */
function preview(subscription: Subscribed, { knowledge, learner }: Situation): Block[] {
  const rank = isOwn(subscription) ? rankFor(knowledge, learner) : undefined;
  const chosen = chooseTip(poolOf(knowledge, subscription), subscription.id, subscription.told, rank);
  const back: Block = { kind: "buttons", buttons: [button(words.back, { verb: "tips", id: "show" })] };
  if (chosen.kind === "empty") return [paragraph(words.previewEmpty), back];
  return [
    { kind: "heading", text: words.previewTitle },
    ...tipReply(chosen.tip, knowledge).blocks,
    paragraph({ kind: "emphasis", text: words.previewNote }),
    back,
  ];
}

/** How many a channel or a person may have. */
const most = 5;

function save({ subject, typed }: Extract<TipsWish, { kind: "save" }>, situation: Situation): Decision {
  const start = started(subject, situation);
  if (typeof start === "string") return say([paragraph(start), ...stand(situation)]);
  const read = readTips(typed, situation.knowledge, situation.now);
  if (read.kind === "refused") {
    const again = button(words.again, { verb: "form", id: `tips.${subject}` });
    const sentences = Object.values(read.problems).map((problem) => paragraph(problem));
    const reply: Reply = {
      blocks: [...sentences, { kind: "buttons", buttons: [again] }],
      problems: read.problems,
    };
    return { reply, changes: [] };
  }
  const { paused: _, ...before } = start;
  return keep({ ...before, ...read.value }, situation);
}

/** What is changed, or begun; or why it cannot be. */
function started(subject: string, situation: Situation): Omit<Subscribed, keyof Asked> | string {
  if (subject !== "here" && subject !== "me") return found(subject, situation);
  const { from, place, mayManage, turnId, subscriptions = [] } = situation;
  if (!hasDirect(place)) return words.elsewhere;
  if (subject === "here" && channelOf(situation) === undefined) return words.notYours;
  if (subject === "here" && !mayManage) return words.managersOnly;
  const to: PersonId | PlaceId = subject === "here" ? place : from;
  // Ids of turns have two signs beside letters and digits; a message that comes twice makes the same again.
  const id = turnId.replace(/[^A-Za-z0-9]/g, "0").slice(0, 20);
  const theirs = subscriptions.filter((one) => one.to === to);
  const same = theirs.find((one) => one.id === id);
  if (same === undefined && theirs.length >= most) return words.tooMany(most);
  return same ?? { id, to, by: from, failures: 0 };
}

type Asked = Pick<Subscription, "zone" | "time" | "weekdays" | "levels" | "themes">;

function keep(changed: Subscribed, situation: Situation): Decision {
  const kept = withNext(changed, situation.now);
  const { next } = kept;
  const before = visible(situation);
  const after = before.some(({ id }) => id === kept.id)
    ? before.map((one) => (one.id === kept.id ? kept : one))
    : [...before, kept];
  const record: Change = { kind: "subscribe", subscription: kept, ...(next === undefined ? {} : { next }) };
  return { reply: { blocks: [paragraph(words.saved), ...stand(situation, after)] }, changes: [record] };
}
