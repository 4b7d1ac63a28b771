import type { Ids } from "./ids.ts";
import { type Fields, fieldsOf, isFields, listOf, nodesOf, textOf } from "./json.ts";

/** Something that can be pressed, chosen in or typed into, and the block it stands in. */
export interface Placed {
  readonly block: Fields;
  readonly blockId: string;
  readonly element: Fields;
  readonly type: string;
  readonly actionId: string;
}

/** What a person picks: a value (or the label) of an option, an id, a date, a text; a list for several; null for none. */
export type Chosen = string | readonly string[] | null;

const interactive =
  /^(button|icon_button|workflow_button|feedback_buttons|checkboxes|radio_buttons|overflow|.*_select|datepicker|timepicker|datetimepicker|.*_input)$/;

/** The blocks as Slack keeps them: with the ids that were left out, and the defaults of texts. */
export function stored(blocks: readonly Fields[], ids: Ids): readonly Fields[] {
  const completed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(completed);
    if (!isFields(value)) return value;
    const whole = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, completed(item)]));
    const type = textOf(value.type);
    if (type === "plain_text") return { emoji: true, ...whole };
    if (type === "mrkdwn") return { verbatim: false, ...whole };
    return interactive.test(type) ? { action_id: ids.id("a"), ...whole } : whole;
  };
  return blocks.map((block) => ({ block_id: ids.id("b"), ...fieldsOf(completed(block)) }));
}

/** Everything interactive in these blocks, in their order. */
export function placedIn(blocks: readonly Fields[]): Placed[] {
  return blocks.flatMap((block) =>
    nodesOf(block, "")
      .filter(({ type, fields }) => interactive.test(type) && typeof fields.action_id === "string")
      .map(({ type, fields }) => ({
        block,
        blockId: textOf(block.block_id),
        element: fields,
        type,
        actionId: textOf(fields.action_id),
      })),
  );
}

export const placeKey = ({ blockId, actionId }: Placed): string => `${blockId} ${actionId}`;

/** What `state.values` holds: everything of a form, chosen, typed or as it began. */
export function stateOf(blocks: readonly Fields[], chosen: ReadonlyMap<string, Fields>): Fields {
  const values: Record<string, Fields> = {};
  for (const placed of placedIn(blocks)) {
    if (/button|overflow/.test(placed.type) && placed.type !== "radio_buttons") continue;
    const value = { type: placed.type, ...(chosen.get(placeKey(placed)) ?? beginning(placed)) };
    values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: value };
  }
  return { values };
}

/** The key under which Slack tells what was picked, by type of element. */
const keys: Readonly<Record<string, string>> = {
  static_select: "selected_option",
  external_select: "selected_option",
  radio_buttons: "selected_option",
  overflow: "selected_option",
  multi_static_select: "selected_options",
  multi_external_select: "selected_options",
  checkboxes: "selected_options",
  users_select: "selected_user",
  multi_users_select: "selected_users",
  conversations_select: "selected_conversation",
  multi_conversations_select: "selected_conversations",
  channels_select: "selected_channel",
  multi_channels_select: "selected_channels",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
  rich_text_input: "rich_text_value",
};

function beginning({ type, element }: Placed): Fields {
  const key = keys[type] ?? "value";
  const initial = element[key === "value" ? "initial_value" : key.replace("selected", "initial")];
  return { [key]: initial ?? (key.endsWith("s") ? [] : null) };
}

/** What a pick becomes in the payload. `offered`: the options that an options load brought. Throws where no person could
 *  pick it. */
export function picked(placed: Placed, chosen: Chosen, offered: readonly Fields[]): Fields {
  const { element, type } = placed;
  const key = keys[type] ?? "value";
  const many = Array.isArray(chosen) ? chosen : [];
  const one = typeof chosen === "string" ? chosen : null;
  if (!key.startsWith("selected_option")) {
    if (type === "datetimepicker") return { [key]: one === null ? null : Number(one) };
    return { [key]: key.endsWith("s") ? many : one };
  }
  const groups = listOf(element.option_groups).flatMap(({ options }) => listOf(options));
  const options = [...listOf(element.options), ...groups, ...offered];
  const optionOf = (wanted: string): Fields => {
    const option = options.find(({ value, text }) => value === wanted || fieldsOf(text).text === wanted);
    if (option !== undefined) return option;
    throw new Error(
      `${type} ${placed.actionId} offers no ${wanted}, but ${options.map(({ value }) => value)}`,
    );
  };
  if (key === "selected_options") return { [key]: (one === null ? many : [one]).map(optionOf) };
  return { [key]: one === null ? null : optionOf(one) };
}

/** Why the client would not let this form be submitted; nothing when it would. */
export function unfinished(
  blocks: readonly Fields[],
  chosen: ReadonlyMap<string, Fields>,
): string | undefined {
  for (const placed of placedIn(blocks.filter(({ type }) => type === "input"))) {
    const { element, type, block, blockId } = placed;
    const value = Object.values(chosen.get(placeKey(placed)) ?? beginning(placed))[0];
    const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    if (empty && block.optional !== true) return `${blockId} must be filled in`;
    if (empty || type !== "plain_text_input" || typeof value !== "string") continue;
    const { min_length = 0, max_length = 3000 } = element;
    if (value.length < Number(min_length) || value.length > Number(max_length))
      return `${blockId} must have ${min_length} to ${max_length} characters`;
  }
  return undefined;
}
