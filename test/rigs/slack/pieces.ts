import type {
  Button,
  FeedbackButtons,
  InputBlock,
  PlainTextElement,
  PlainTextInput,
  SectionBlock,
  StaticSelect,
  TableBlock,
} from "@slack/types";

/** Small correct pieces of messages and views, to make others of. */

export const plain = (text: string): PlainTextElement => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn" as const, text });
export const section = (text = "words"): SectionBlock => ({ type: "section", text: mrkdwn(text) });
export const option = (value: string) => ({ text: plain(value), value });
export const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));

export const button = (actionId = "press", text = "Press"): Button => ({
  type: "button",
  action_id: actionId,
  text: plain(text),
});

export const menu = (): StaticSelect => ({ type: "static_select", action_id: "menu", options: options(2) });

export const feedback = (actionId = "helpful"): FeedbackButtons => ({
  type: "feedback_buttons",
  action_id: actionId,
  positive_button: { text: plain("Good"), value: "yes" },
  negative_button: { text: plain("Bad"), value: "no" },
});

export const input = (blockId = "asked", element: Partial<PlainTextInput> = {}): InputBlock => ({
  type: "input",
  block_id: blockId,
  label: plain("Asked"),
  element: { type: "plain_text_input", action_id: `${blockId}-in`, ...element },
});

export const table = (rows: number, cells: number): TableBlock => ({
  type: "table",
  rows: Array.from({ length: rows }, () =>
    Array.from({ length: cells }, () => ({ type: "raw_text", text: "x" })),
  ),
});

/** A message of these blocks, right or wrong. */
export const message = (...blocks: object[]) => ({ channel: "C1", text: "fallback", blocks });
export const actions = (...elements: object[]) => ({ type: "actions", elements });
/** A text of this length. */
export const x = (length: number): string => "x".repeat(length);
