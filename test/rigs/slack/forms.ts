import type { Delivery } from "./delivery.ts";
import type { Dispatcher } from "./dispatch.ts";
import { type Chosen, picked, placedIn, placeKey, unfinished } from "./elements.ts";
import type { View } from "./journal.ts";
import { type Fields, fieldsOf, listOf } from "./json.ts";
import { interaction } from "./payloads.ts";
import type { Sending } from "./people.ts";
import { Refusal } from "./refusal.ts";
import { viewJson } from "./shown.ts";
import { close, openModals, redraw, show } from "./surfaces.ts";
import type { World } from "./world.ts";

export interface Forms {
  /** Fills in a modal and submits it. `values` by `block_id` or `action_id`; what is left out stays as it is. Throws
   *  where Slack's client would not submit. */
  submit(it: Sending & { readonly view: View; readonly values?: Readonly<Record<string, Chosen>> }): Delivery;
  /** Closes a modal, or (`all`) all that are stacked. The app hears of it only if it asked to: else nothing. */
  closeView(it: Sending & { readonly view: View; readonly all?: boolean }): Delivery | undefined;
}

export function createForms(world: World, { deliver }: Dispatcher): Forms {
  return {
    submit: ({ view: seen, values = {}, signature }) => {
      const view = topOf(world, seen);
      fill(view, values);
      const { user, rootId, content } = view;
      const problem = unfinished(listOf(content.blocks), view.chosen);
      if (problem !== undefined) throw new Error(`Slack would not submit this: ${problem}`);
      const id = world.ids.id("Dl");
      const { action_ts: _, ...common } = interaction(world, "view_submission", user, id, view.id);
      const response_urls = responseUrls(world, view, id);
      const payload = { ...common, view: viewJson(world, view), response_urls };
      const answered = (body: unknown) => conclude(world, view, id, body);
      const scope = { user, rootView: rootId };
      const label = `${content.callback_id}`;
      return deliver({ type: "interactive", label, id, payload, scope, answered, signature });
    },
    closeView: ({ view: seen, all = false, signature }) => {
      const view = topOf(world, seen);
      const id = world.ids.id("Dl");
      close(world, view, all);
      if (view.content.notify_on_close !== true) return undefined;
      const { user, rootId, content } = view;
      const { trigger_id: _, action_ts: _at, ...common } = interaction(world, "view_closed", user, id);
      const payload = { ...common, view: viewJson(world, view), is_cleared: all };
      const scope = { user, rootView: rootId };
      return deliver({ type: "interactive", label: `${content.callback_id}`, id, payload, scope, signature });
    },
  };
}

function topOf(world: World, seen: View): View {
  const top = openModals(world, seen.user).at(-1);
  if (top === undefined || top.id !== seen.id)
    throw new Error("the person does not see this modal (any more)");
  return top;
}

function fill(view: View, values: Readonly<Record<string, Chosen>>): void {
  const placed = placedIn(listOf(view.content.blocks));
  for (const [name, chosen] of Object.entries(values)) {
    const place = placed.find(({ blockId, actionId }) => blockId === name || actionId === name);
    if (place === undefined) {
      const known = placed.map(({ blockId, actionId }) => `${blockId}/${actionId}`).join(", ");
      throw new Error(`the modal has no ${name}, but ${known}`);
    }
    view.chosen.set(placeKey(place), picked(place, chosen, []));
  }
}

/** For every menu of conversations that asked for one. */
function responseUrls(world: World, view: View, id: string): readonly Fields[] {
  return placedIn(listOf(view.content.blocks)).flatMap((placed) => {
    const { selected_conversation, selected_channel } = fieldsOf(view.chosen.get(placeKey(placed)));
    const channel = view.user.team.channels.get(`${selected_conversation ?? selected_channel}`);
    if (placed.element.response_url_enabled !== true || channel === undefined) return [];
    const response_url = world.base + world.grants.responseUrl({ delivery: id, channel, user: view.user });
    return [{ block_id: placed.blockId, action_id: placed.actionId, channel_id: channel.id, response_url }];
  });
}

/** Does what the ack of a submission says. */
function conclude(world: World, view: View, delivery: string, body: unknown): void {
  const cause = { via: "ack", delivery } as const;
  const answer = fieldsOf(body);
  const action = answer.response_action;
  const where = `view_submission ${view.content.callback_id}`;
  try {
    if (action === "errors") showErrors(world, view, fieldsOf(answer.errors), delivery, where);
    else if (action === "update") redraw(world, view, fieldsOf(answer.view), cause, where);
    else if (action === "push") show(world, "pushed", view.user, fieldsOf(answer.view), cause, where);
    else if (action === "clear") close(world, view, true, cause);
    else if (Object.keys(answer).length === 0 && !isWords(body)) close(world, view, false, cause);
    else world.journal.violate("view", where, `the ack means nothing: ${JSON.stringify(body)}`);
  } catch (error) {
    // What is wrong with the view is recorded; the person sees that something went wrong, and the modal stays.
    if (!(error instanceof Refusal)) throw error;
  }
}

const isWords = (body: unknown): boolean => typeof body === "string" && body !== "";

/** Errors stand under inputs: one for any other block makes Slack drop them all. */
function showErrors(world: World, view: View, errors: Fields, delivery: string, where: string): void {
  const inputs = listOf(view.content.blocks).filter(({ type }) => type === "input");
  const known = new Set(inputs.map(({ block_id }) => block_id));
  const texts = Object.entries(errors).flatMap(([blockId, text]) =>
    typeof text === "string" && text !== "" ? [[blockId, text] as const] : [],
  );
  const strangers = Object.keys(errors).filter((blockId) => !known.has(blockId));
  if (strangers.length > 0)
    world.journal.violate("view", where, `errors for no input: ${strangers.join(", ")}`);
  else if (texts.length === 0 || texts.length < Object.keys(errors).length)
    world.journal.violate("view", where, "errors without words");
  else {
    const effect = { kind: "errors", view, errors: Object.fromEntries(texts), delivery } as const;
    world.journal.add({ ...effect, via: "ack", at: world.now() });
  }
}
