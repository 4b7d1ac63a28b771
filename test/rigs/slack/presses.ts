import type { Delivery, Scope } from "./delivery.ts";
import type { Dispatcher, Order } from "./dispatch.ts";
import { type Chosen, type Placed, picked, placedIn, placeKey, stateOf } from "./elements.ts";
import type { View } from "./journal.ts";
import { type Fields, fieldsOf, isFields, listOf, nodesOf, textOf } from "./json.ts";
import { beyondLimits } from "./limits.ts";
import { interaction } from "./payloads.ts";
import type { Sending } from "./people.ts";
import { current } from "./posting.ts";
import { described } from "./referee.ts";
import { channelName, messageJson, viewJson } from "./shown.ts";
import { openModals } from "./surfaces.ts";
import type { Message, User } from "./workspace.ts";
import type { World } from "./world.ts";

/** What a person acts on: something of a message, a modal or a Home view, as it stands now. */
export interface Target extends Sending {
  readonly user: User;
  readonly on: Message | View;
  /** The `action_id`, the label or the value; the first that fits is taken. */
  readonly action: string;
}

export interface Presses {
  /** A button. */
  press(it: Target): Delivery;
  /** A menu, checkbox, date or any other element that has a value. */
  select(it: Target & { readonly value: Chosen }): Delivery;
  /** One of the two feedback buttons; `action` may be left out. */
  feedback(it: Omit<Target, "action"> & { readonly action?: string; readonly positive: boolean }): Delivery;
  /** Types into an external select: the app is asked for options, which come as the effect `options`. */
  suggest(it: Target & { readonly typed: string }): Delivery;
}

/** The options that options loads have brought, by where they were asked for. */
type Offered = Map<string, readonly Fields[]>;

export function createPresses(world: World, { deliver }: Dispatcher): Presses {
  const offered: Offered = new Map();
  const act = (it: Target, placed: Placed, told: Fields) => deliver(action(world, it, placed, told));
  return {
    press: (it) => {
      const placed = find(world, it, /^(icon_|workflow_)?button$/);
      const { text, value, url, style, confirm, icon } = placed.element;
      return act(it, placed, given({ text, value, url, style, confirm, icon }));
    },
    select: (it) => {
      const placed = find(world, it, /select|checkboxes|radio_buttons|overflow|picker|input/);
      const choice = picked(placed, it.value, offered.get(offerKey(it, placed)) ?? []);
      if (placed.type !== "overflow") now(world, it).chosen.set(placeKey(placed), choice);
      return act(it, placed, choice);
    },
    feedback: (it) => {
      const whole = { ...it, action: it.action ?? "" };
      const placed = find(world, whole, /^feedback_buttons$/);
      const { text, value } = fieldsOf(placed.element[it.positive ? "positive_button" : "negative_button"]);
      return act(whole, placed, { text, value });
    },
    suggest: (it) => {
      const placed = find(world, it, /external_select$/);
      const least = Number(placed.element.min_query_length ?? 3);
      if (it.typed.length < least) throw new Error(`nothing is asked before ${least} characters are typed`);
      return deliver(suggestion(world, it, placed, offered));
    },
  };
}

function action(world: World, it: Target, placed: Placed, told: Fields): Order {
  const { user, on, signature } = it;
  const { type, actionId: action_id, blockId: block_id } = placed;
  const id = world.ids.id("Dl");
  const viewId = isMessage(on) ? undefined : on.id;
  const { action_ts, ...common } = interaction(world, "block_actions", user, id, viewId);
  const actions = [{ type, block_id, action_id, ...told, action_ts }];
  const payload = { ...common, ...surroundings(world, it, id), actions };
  return { type: "interactive", label: action_id, id, payload, scope: scopeOf(it), signature };
}

function suggestion(
  world: World,
  it: Target & { readonly typed: string },
  placed: Placed,
  offered: Offered,
): Order {
  const { user, typed, signature } = it;
  const { actionId: action_id, blockId: block_id } = placed;
  const id = world.ids.id("Dl");
  const { response_url: _, ...around } = surroundings(world, it, id);
  const { trigger_id: _id, ...common } = interaction(world, "block_suggestion", user, id);
  const payload = { ...common, ...around, action_id, block_id, value: typed };
  const answered = (body: unknown) => {
    const options = optionsOf(world, body, action_id);
    offered.set(offerKey(it, placed), options);
    world.journal.add({ kind: "options", user, options, delivery: id, via: "ack", at: world.now() });
  };
  return { type: "interactive", label: action_id, id, payload, scope: scopeOf(it), answered, signature };
}

const offerKey = ({ on }: Target, placed: Placed): string =>
  `${isMessage(on) ? on.ts : on.id} ${placeKey(placed)}`;
const isMessage = (on: Message | View): on is Message => "channel" in on;

/** What is there now of what was seen once. Throws when the person cannot see it (any more). */
function now(world: World, { on, user }: Pick<Target, "on" | "user">): Message | View {
  if (isMessage(on)) {
    const message = current(on);
    if (message === undefined) throw new Error("the message is gone");
    if (message.to !== undefined && message.to !== user.id)
      throw new Error("only somebody else sees the message");
    return message;
  }
  const top = on.type === "home" ? world.homes.get(user.id) : openModals(world, user).at(-1);
  if (top === undefined || top.id !== on.id) throw new Error("the person does not see this view (any more)");
  return top;
}

const blocksOf = (on: Message | View): readonly Fields[] =>
  isMessage(on) ? on.blocks : listOf(on.content.blocks);

function find(world: World, it: Target, type: RegExp): Placed {
  const there = placedIn(blocksOf(now(world, it))).filter((placed) => type.test(placed.type));
  const names = ({ actionId, element }: Placed) => [
    actionId,
    textOf(fieldsOf(element.text).text),
    textOf(element.value),
    textOf(fieldsOf(element.placeholder).text),
  ];
  const [first] = it.action === "" ? there : there.filter((placed) => names(placed).includes(it.action));
  if (first !== undefined) return first;
  const known = there.map((placed) => names(placed).slice(0, 2).join(" ")).join(", ");
  throw new Error(`there is no ${it.action}, but ${known || "nothing of its kind"}`);
}

const given = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Where it happened. Of a message that only one person sees, Slack tells no more than where it is. */
function surroundings(world: World, it: Target, id: string): Fields {
  const on = now(world, it);
  const state = stateOf(blocksOf(on), on.chosen);
  if (!isMessage(on)) {
    const view = viewJson(world, on);
    return { container: { type: "view", view_id: on.id }, view, state };
  }
  const { channel, ts, threadTs, to } = on;
  const ephemeral = to !== undefined;
  const target = { delivery: id, channel, user: it.user, origin: { ts, ephemeral } };
  return {
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: messageJson(world, on, false) }),
    state,
    response_url: world.base + world.grants.responseUrl(target),
  };
}

const scopeOf = ({ user, on }: Target): Scope =>
  isMessage(on)
    ? { user, channel: on.channel, threads: [on.threadTs ?? on.ts, on.ts] }
    : on.type === "modal"
      ? { user, rootView: on.rootId }
      : { user };

/** The options of an answer, judged as those of a select are. */
function optionsOf(world: World, body: unknown, actionId: string): readonly Fields[] {
  const answer = fieldsOf(body);
  const { options, option_groups } = answer;
  if (!Array.isArray(options) && !Array.isArray(option_groups))
    world.journal.violate("ack", actionId, "an options load is answered with options or option_groups");
  const element = { type: "static_select", ...answer };
  for (const problem of beyondLimits(nodesOf(element, ""), "").filter(({ at }) => !isEmptyList(at, answer)))
    world.journal.violate("blocks", actionId, described(problem));
  const groups = listOf(option_groups).flatMap((group) => listOf(group.options));
  return [...listOf(options), ...groups].filter(isFields);
}

/** That nothing fits is a good answer. */
const isEmptyList = (at: string, { options }: Fields): boolean =>
  at === "/options" && Array.isArray(options) && options.length === 0;
