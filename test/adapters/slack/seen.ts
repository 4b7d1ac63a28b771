import { type Fields, fieldsOf, listOf, textOf } from "../../rigs/slack/json.ts";

/** Blocks as a person sees them, in letters: what is strong between stars, small print in parentheses, what can be pressed in
 *  brackets. */
export const seen = (blocks: readonly unknown[]): string => listOf(blocks).flatMap(lineOf).join("\n");

function lineOf(block: Fields): string[] {
  switch (block.type) {
    case "header":
      return [`# ${plain(block.text)}`];
    case "rich_text":
      return listOf(block.elements).flatMap(richLine);
    case "context":
      return [`(${listOf(block.elements).map(plain).join(" ")})`];
    case "actions":
      return [listOf(block.elements).map(control).join(" ")];
    case "context_actions":
      return listOf(block.elements).map(
        ({ positive_button: yes, negative_button: no }) =>
          `[👍 ${plain(fieldsOf(yes).text)}] [👎 ${plain(fieldsOf(no).text)}]`,
      );
    case "image":
      return [`<picture: ${block.alt_text}>`];
    case "input":
      return [inputLine(block)];
  }
  return [`?? ${JSON.stringify(block)}`];
}

function richLine(element: Fields): string[] {
  const parts = listOf(element.elements);
  switch (element.type) {
    case "rich_text_section":
      return [spans(parts)];
    case "rich_text_list":
      return parts.map(
        ({ elements }, at) =>
          `${element.style === "ordered" ? `${at + 1}.` : "•"} ${spans(listOf(elements))}`,
      );
    case "rich_text_preformatted":
      return ["```", spans(parts), "```"];
  }
  return [`?? ${JSON.stringify(element)}`];
}

const spans = (parts: readonly Fields[]): string => parts.map(span).join("");

function span({ type, text, url, style, user_id, channel_id }: Fields): string {
  const { bold, italic, code } = fieldsOf(style);
  const mark = bold === true ? "*" : italic === true ? "_" : code === true ? "`" : "";
  switch (type) {
    case "link":
      return `<${textOf(text)} ${textOf(url)}>`;
    case "user":
      return `@${textOf(user_id)}`;
    case "channel":
      return `#${textOf(channel_id)}`;
  }
  return mark + textOf(text) + mark;
}

const plain = (text: unknown): string => textOf(fieldsOf(text).text);

function control(element: Fields): string {
  if (element.type === "button") return `[${plain(element.text)}]`;
  const options = listOf(element.options).map(({ text }) => plain(text));
  return `[${plain(element.placeholder)} ▾ ${options.join(" | ")}]`;
}

function inputLine({ label, hint, optional, element }: Fields): string {
  const { type, options, initial_value, initial_option, initial_options, initial_conversations } =
    fieldsOf(element);
  const chosen = [initial_option ?? [], initial_options ?? []].flat().map((one) => plain(fieldsOf(one).text));
  const value = [initial_value ?? [], chosen, initial_conversations ?? []].flat().join(", ");
  const offered = listOf(options)
    .map(({ text }) => plain(text))
    .join(" | ");
  return `${plain(label)}${optional === true ? "" : "*"}: ${textOf(type)}${offered && ` {${offered}}`} = "${value}"${
    hint === undefined ? "" : ` (${plain(hint)})`
  }`;
}
