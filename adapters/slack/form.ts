import type { InputBlock, InputBlockElement, ModalView, PlainTextOption } from "@slack/types";
import { z } from "zod";
import type { Field, Form, FormValues } from "../../src/index.ts";
import { clean, isVisible, shorten } from "./clean.ts";
import { plain } from "./controls.ts";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

/** The callback id of every form. */
export const formId = "form";

/** Form → a window to fill in. `metadata` comes back with it; `team` is the workspace whose channels can be picked. */
export const drawForm = (form: Form, metadata: string, team: string): ModalView => ({
  type: "modal",
  callback_id: formId,
  private_metadata: metadata,
  title: plain(form.title, limits.title),
  submit: plain(form.submit, limits.title),
  close: plain(words.cancel, limits.title),
  blocks: form.fields.flatMap((field) => {
    const element = drawField(field, team);
    return element === undefined ? [] : [inputOf(field, element)];
  }),
});

const inputOf = ({ name, label, hint, required }: Field, element: InputBlockElement): InputBlock => ({
  type: "input",
  block_id: name,
  label: plain(label, limits.label),
  ...(hint !== undefined && isVisible(clean(hint)) ? { hint: plain(hint, limits.label) } : {}),
  optional: !required,
  element,
});

const action_id = "value";

/** Undefined for a pick of nothing, which Slack refuses. */
function drawField(field: Field, team: string): InputBlockElement | undefined {
  switch (field.kind) {
    case "line":
    case "text":
      return {
        type: "plain_text_input",
        action_id,
        multiline: field.kind === "text",
        max_length: Math.min(field.maxLength, limits.input),
        ...(field.value === undefined ? {} : { initial_value: field.value.slice(0, field.maxLength) }),
      };
    case "pick":
      return drawPick(field);
    case "channels": {
      const picked = field.picked.flatMap((place) => channelIn(place, team) ?? []);
      return {
        type: "multi_conversations_select",
        action_id,
        placeholder: plain(words.pickChannels, limits.placeholder),
        filter: { include: ["public", "private"] },
        max_selected_items: Math.min(field.most, limits.options),
        ...(picked.length > 0 ? { initial_conversations: [...picked] } : {}),
      };
    }
  }
}

function drawPick({
  options: all,
  picked,
  most,
}: Extract<Field, { kind: "pick" }>): InputBlockElement | undefined {
  const options = all.slice(0, limits.options).map(
    ({ label, value }): PlainTextOption => ({
      text: plain(label, limits.option),
      value: shorten(value, limits.option),
    }),
  );
  if (options.length === 0) return undefined;
  const chosen = options.filter((_, at) => picked.includes(all[at]?.value ?? "")).slice(0, most);
  const [first] = chosen;
  const placeholder = plain(words.pick, limits.placeholder);
  if (most === 1)
    return {
      type: "static_select",
      action_id,
      placeholder,
      options,
      ...(first ? { initial_option: first } : {}),
    };
  return {
    type: "multi_static_select",
    action_id,
    placeholder,
    options,
    max_selected_items: Math.min(most, options.length),
    ...(first ? { initial_options: chosen } : {}),
  };
}

function channelIn(place: string, team: string): string | undefined {
  const [, its, channel] = /^slack:([A-Z0-9]+)\/([CG][A-Z0-9]+)$/.exec(place) ?? [];
  return its === team ? channel : undefined;
}

const option = z.object({ value: z.string() });
const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversations: z.array(z.string()).nullish(),
});

/** What was filled in: the state of a view, by block and action. Throws when it is none. */
export function readForm(state: unknown, team: string): FormValues {
  const blocks = z.record(z.string(), z.record(z.string(), input)).parse(state);
  const values = Object.entries(blocks).flatMap(([name, elements]) => {
    const element = Object.values(elements)[0];
    const text = element === undefined ? "" : filled(element, team);
    return text === "" ? [] : [[name, text] as const];
  });
  return Object.fromEntries(values);
}

function filled(element: z.infer<typeof input>, team: string): string {
  const channels = (element.selected_conversations ?? []).map((id) => `slack:${team}/${id}`);
  const picks = (element.selected_options ?? []).map(({ value }) => value);
  return element.value?.trim() || element.selected_option?.value || [...picks, ...channels].join(",");
}

/** What is wrong, under the fields it is about; what is about none of them stands under the first. */
export function problemsOf(
  problems: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const [first = ""] = fields;
  const shown: Record<string, string> = {};
  for (const [name, problem] of Object.entries(problems)) {
    const at = fields.includes(name) ? name : first;
    shown[at] = shown[at] === undefined ? problem : `${shown[at]} ${problem}`;
  }
  return shown;
}
