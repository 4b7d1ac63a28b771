import { createHash } from "node:crypto";
import type { TurnId } from "./action.ts";
import { decide } from "./decide/decide.ts";
import { formOf } from "./decide/forms.ts";
import { renamedSteps } from "./decide/renamed.ts";
import { anybody } from "./decide/share.ts";
import { decodeForm, type Form } from "./form.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Message, MessageBody, PersonId, PlaceId } from "./message.ts";
import type { Care } from "./misses/care.ts";
import type { Reply } from "./reply.ts";
import { type CommunityId, communityOf, defaultSettings, type Settings } from "./settings.ts";
import { learnerOf } from "./store/learner.ts";
import type { KeptTurn, Store } from "./store/store.ts";
import { type Choice, suggest } from "./suggest.ts";
import type { CommandName } from "./understand/commands.ts";
import type { Intent, Wish } from "./understand/intent.ts";
import type { Understanding } from "./understand/understand.ts";

/** What an adapter is given. */
export interface Advisor {
  answer(message: Message): Promise<Reply>;
  /** Like {@link Advisor.answer}, and says how the message was understood. */
  explain(message: Message): Promise<{ readonly intent: Intent; readonly reply: Reply }>;
  /** Up to 25 values for a command's option, best first; popular ones when nothing is typed. */
  suggest(command: CommandName, option: string, typed: string, from: PersonId): Promise<readonly Choice[]>;
  /** The form a `form` button opens; undefined when it is no more. One read of the store. */
  form(id: string, from: PersonId, place: PlaceId): Promise<Form | undefined>;
  /** How those who manage the community want it, before a message is even acknowledged. One read of the store. */
  settings(place: PlaceId): Promise<Settings>;
  /** Remembers an event of a platform that may come again. False when it came before, to whatever process. */
  first(event: string): Promise<boolean>;
  /** Roadmate was removed from a community: deletes what belonged to it. */
  leave(community: CommunityId): Promise<void>;
}

export interface AdvisorParts {
  readonly store: Store;
  /** Asked at every message, for a reload swaps both at once. */
  readonly mind: () => { readonly knowledge: Knowledge; readonly understanding: Understanding };
  /** Looks after missed questions; without it nobody is shown them. */
  readonly care?: Care;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** Recall, understand, decide, record: every message goes this way. */
export function createAdvisor({ store, mind, care, now }: AdvisorParts): Advisor {
  const explain: Advisor["explain"] = async (message) => {
    const { knowledge, understanding } = mind();
    const at = now();
    const { from, place, body } = message;
    const { facts, ...conversation } = await store.recall(from, place, at);
    const learner = learnerOf(facts, renamedSteps(knowledge.roadmap));
    const intent = understanding.understand(body, conversation);
    const under = turnUnder(body, intent);
    const asked = under === undefined ? undefined : await store.turn(under, at);
    const turn = asked !== undefined && mayUse(asked, message) ? asked : undefined;
    const { reply, changes } = decide(intent, {
      knowledge,
      learner: message.audience === "private" ? learner : anybody,
      now: at,
      from,
      place,
      turnId: turnIdOf(message),
      mayManage: message.mayManage,
      ...(turn === undefined ? {} : { turn }),
      ...(await lookedUp(intent, message, { store, care })),
    });
    if (isOwn(intent, "forget")) await store.forget(from);
    else await store.record(from, place, changes, at);
    return { intent, reply: message.for === undefined ? reply : { ...reply, mention: message.for } };
  };
  const settings = async (place: PlaceId): Promise<Settings> => {
    const community = communityOf(place);
    return (community === undefined ? undefined : await store.settings(community)) ?? defaultSettings;
  };
  return {
    explain,
    answer: async (message) => (await explain(message)).reply,
    suggest: async (command, option, typed) => suggest(command, option, typed, mind()),
    form: async (id, from, place) => {
      const { knowledge } = mind();
      const { name, subject = "" } = decodeForm(id) ?? {};
      const own = name === "profile" || name === "plan" || name === "tips";
      const draft = name === "draft" ? await care?.start(subject, from) : undefined;
      const { facts } = own ? await store.recall(from, place, now()) : { facts: [] };
      return formOf(id, {
        knowledge,
        learner: learnerOf(facts, renamedSteps(knowledge.roadmap)),
        ...(name === "settings" ? { settings: await settings(place) } : {}),
        ...(name === "tips" ? { subscriptions: await store.subscriptions([from, place]) } : {}),
        ...(draft === undefined ? {} : { draft }),
      });
    },
    settings,
    first: (event) => store.first(event, now()),
    leave: (community) => store.leave(community),
  };
}

/** What only some intents need to know. */
async function lookedUp(
  intent: Intent,
  { from, place, mayManage }: Message,
  { store, care }: Pick<AdvisorParts, "store"> & { readonly care: Care | undefined },
) {
  const community = communityOf(place);
  const asker = { from, mayManage, ...(community === undefined ? {} : { community }) };
  const settings =
    intent.kind === "settings" && community !== undefined ? await store.settings(community) : undefined;
  const stored = isOwn(intent, "mydata") ? await store.mydata(from) : undefined;
  const aboutTips = intent.kind === "tips" || intent.kind === "home";
  return {
    ...(community === undefined ? {} : { community }),
    ...(care?.operates(from) ? { operator: true } : {}),
    ...(care && intent.kind === "misses" ? { misses: await care.look(intent.wish, asker) } : {}),
    ...(settings === undefined ? {} : { settings }),
    ...(stored === undefined ? {} : { stored }),
    ...(aboutTips ? { subscriptions: await store.subscriptions([from, place]) } : {}),
  };
}

const isOwn = (intent: Intent, kind: Wish["kind"]): boolean =>
  intent.kind === "own" && intent.wish.kind === kind;

/** The turn under which a button was pressed, or which the words mean: "none of those". */
const turnUnder = (body: MessageBody, intent: Intent): TurnId | undefined =>
  body.kind === "press" ? body.action.turn : intent.kind === "none" ? intent.turn : undefined;

/** What was asked in one community is nothing to another, and in a direct conversation to nobody else. Ids are hard to guess, but
 *  on the page anybody may send any. */
function mayUse(asked: KeptTurn, { from, place }: Message): boolean {
  const community = communityOf(asked.place);
  return asked.by === from || (community !== undefined && community === communityOf(place));
}

/** The same message always makes the same turn, so that handling it twice does no harm. */
const turnIdOf = ({ id, place }: Message): TurnId =>
  createHash("sha256")
    .update(JSON.stringify([place, id]))
    .digest("base64url")
    .slice(0, 16);
