import { isFields, type Node } from "./json.ts";

/** Something wrong in a payload. */
export interface Problem {
  /** A JSON pointer into the payload. */
  readonly at: string;
  readonly what: string;
  /** What Slack answers; nothing where Slack would take it, and only a rule of this house is broken. */
  readonly code?: string;
}

/** Least and most: characters of a text, items of a list, or the number itself. */
type Range = readonly [least: number, most: number];
type Ranges = Readonly<Record<string, Range>>;

const options: Ranges = {
  "options.*.text": [1, 75],
  "options.*.value": [1, 75],
  "options.*.description": [1, 75],
  "options.*.url": [1, 3000],
};
const placeholder: Ranges = { placeholder: [1, 150] };
const choice: Ranges = {
  ...options,
  ...placeholder,
  options: [1, 100],
  option_groups: [1, 100],
  "option_groups.*.label": [1, 75],
  "option_groups.*.options": [1, 100],
  "option_groups.*.options.*.text": [1, 75],
  "option_groups.*.options.*.value": [1, 75],
  max_selected_items: [1, 100],
};
const typed: Ranges = {
  ...placeholder,
  initial_value: [0, 3000],
  min_length: [0, 3000],
  max_length: [1, 3000],
};
const label: Ranges = { text: [1, 75], accessibility_label: [1, 75] };
const view: Ranges = { callback_id: [0, 255], private_metadata: [0, 3000], external_id: [0, 255] };

/** The limits of Slack's reference and of the comments in `@slack/types` 3.2, by `type`; paths end at a text, a text
 *  object, a list or a number. */
const ranges: Readonly<Record<string, Ranges>> = {
  plain_text: { text: [1, 3000] },
  mrkdwn: { text: [1, 3000] },
  raw_text: { text: [1, 3000] },
  actions: { elements: [1, 25] },
  alert: { text: [1, 200] },
  card: { title: [1, 150], subtitle: [1, 150], body: [1, 200], actions: [1, 3] },
  carousel: { elements: [1, 10] },
  container: { title: [1, 150], subtitle: [1, 150], child_blocks: [1, 10] },
  context: { elements: [1, 10] },
  context_actions: { elements: [1, 5] },
  data_table: { rows: [1, 100], "rows.*": [1, 20], page_size: [1, 100], caption: [1, 3000] },
  header: { text: [1, 150] },
  image: { alt_text: [1, 2000], title: [1, 2000], image_url: [1, 3000] },
  input: { label: [1, 2000], hint: [1, 2000] },
  markdown: { text: [1, 12_000] },
  section: { text: [1, 3000], fields: [1, 10], "fields.*": [1, 2000] },
  table: { rows: [1, 100], "rows.*": [1, 20], column_settings: [0, 20] },
  video: { title: [1, 200], alt_text: [1, 2000], description: [1, 200] },
  button: { ...label, value: [0, 2000], url: [1, 3000] },
  workflow_button: label,
  icon_button: { ...label, value: [0, 2000] },
  feedback_buttons: {
    "positive_button.text": [1, 75],
    "positive_button.value": [1, 2000],
    "positive_button.accessibility_label": [1, 75],
    "negative_button.text": [1, 75],
    "negative_button.value": [1, 2000],
    "negative_button.accessibility_label": [1, 75],
  },
  checkboxes: { ...options, options: [1, 10] },
  radio_buttons: { ...options, options: [1, 10] },
  overflow: { ...options, options: [2, 5] },
  static_select: choice,
  multi_static_select: choice,
  external_select: placeholder,
  multi_external_select: { ...placeholder, max_selected_items: [1, 100] },
  users_select: placeholder,
  multi_users_select: placeholder,
  conversations_select: placeholder,
  multi_conversations_select: placeholder,
  channels_select: placeholder,
  multi_channels_select: placeholder,
  datepicker: placeholder,
  timepicker: placeholder,
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: placeholder,
  rich_text_input: { ...placeholder, min_lines: [1, 100], max_lines: [1, 100] },
  file_input: { max_files: [1, 10] },
  rich_text_list: { indent: [0, 8] },
  modal: { ...view, title: [1, 24], submit: [1, 24], close: [1, 24], blocks: [0, 100] },
  home: { ...view, blocks: [0, 100] },
};

/** Of everything that has them. */
const everywhere: Ranges = {
  block_id: [1, 255],
  action_id: [1, 255],
  "confirm.title": [1, 100],
  "confirm.text": [1, 300],
  "confirm.confirm": [1, 30],
  "confirm.deny": [1, 30],
};

const stepped = (table: Ranges) =>
  Object.entries(table).map(([path, range]) => ({ steps: path.split("."), range }));
const rules = new Map(
  Object.entries(ranges).map(([type, table]) => [type, [...stepped(table), ...stepped(everywhere)]]),
);
const others = stepped(everywhere);

/** What is longer, shorter, more or fewer than the documented limits allow. */
export function beyondLimits(nodes: readonly Node[], code: string): Problem[] {
  return nodes.flatMap(({ at, type, fields }) =>
    (rules.get(type) ?? others).flatMap(({ steps, range: [least, most] }) =>
      reach(fields, steps, at).flatMap(([where, value]) => {
        const { size, unit } = measure(value);
        if (size === undefined || (size >= least && size <= most)) return [];
        const what = size < least ? `must be at least ${least}${unit}` : `must be at most ${most}${unit}`;
        return [{ at: where, what: `${what}, is ${size}`, code }];
      }),
    ),
  );
}

function measure(value: unknown): { readonly size?: number; readonly unit: string } {
  if (typeof value === "string") return { size: value.length, unit: " characters" };
  if (Array.isArray(value)) return { size: value.length, unit: " items" };
  if (typeof value === "number") return { size: value, unit: "" };
  return isFields(value) && typeof value.text === "string"
    ? { size: value.text.length, unit: " characters" }
    : { unit: "" };
}

/** The values at the end of a path, `*` standing for every item, each with where it is. */
function reach(value: unknown, steps: readonly string[], at: string): [at: string, value: unknown][] {
  const [step, ...rest] = steps;
  if (step === undefined) return [[at, value]];
  if (step === "*") {
    return Array.isArray(value) ? value.flatMap((item, index) => reach(item, rest, `${at}/${index}`)) : [];
  }
  return isFields(value) && value[step] !== undefined ? reach(value[step], rest, `${at}/${step}`) : [];
}
