import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextActionsBlock,
  Button as DrawnButton,
  KnownBlock,
  PlainTextElement,
  StaticSelect,
} from "@slack/types";
import { type Block, type Button, encodeAction, type Reply } from "../../src/index.ts";
import { clean, isVisible, shorten } from "./clean.ts";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

/** What can be pressed, as blocks of buttons and menus. */

/** What a reply can be followed by where it is shown. */
export interface Offers {
  /** Whether others are there to whom it could be shown. */
  readonly share: boolean;
  /** Whether asking on takes a button, since words alone would not tell what they follow. */
  readonly askOn: boolean;
}

/** Makes the controls of one message or view: nothing that can be pressed stands there twice. */
export interface Keyboard {
  buttons(block: Extract<Block, { kind: "buttons" }>): readonly KnownBlock[];
  choice(block: Extract<Block, { kind: "choice" }>): readonly KnownBlock[];
  /** What can be done with the whole reply. */
  below(reply: Reply, offers: Offers): readonly KnownBlock[];
}

/** More buttons than this are a menu. */
const most = 5;

/** `feedback`: whether Slack's own buttons for it can stand there; a view refuses them. */
export function createKeyboard({ feedback }: { readonly feedback: boolean }): Keyboard {
  const seen = new Set<string>();
  let count = 0;
  const nextId = (): string => {
    count += 1;
    return `press-${count}`;
  };
  const fresh = (buttons: readonly Button[]): readonly Button[] =>
    buttons.filter(({ action }) => {
      const id = encodeAction(action);
      return !seen.has(id) && seen.add(id);
    });
  const drawn = (buttons: readonly Button[], placeholder: string): readonly ActionsBlockElement[] => {
    const menu = buttons.length > most && buttons.every(fitsMenu);
    if (!menu) return buttons.map((button) => drawButton(button, nextId()));
    return inGroups(buttons, limits.options).map((group) => drawMenu(group, placeholder, nextId()));
  };

  return {
    buttons({ label = "", buttons: given }) {
      const buttons = fresh(given);
      const title = clean(label).trim();
      const yesNo = feedback ? helpful(buttons) : undefined;
      if (yesNo !== undefined) return [drawFeedback(yesNo, title, nextId())];
      const elements = drawn(buttons, title || words.pick);
      const line = isVisible(title) && elements.length > 0 && elements[0]?.type === "button";
      return [...(line ? [small(title)] : []), ...inRows(elements)];
    },
    choice({ options }) {
      const buttons = fresh(options);
      const none = buttons.filter(({ action }) => action.verb === "none");
      const meant = buttons.filter(({ action }) => action.verb !== "none");
      return inRows([...drawn(meant, words.pick), ...none.map((button) => drawButton(button, nextId()))]);
    },
    below({ share, askOn }, offers) {
      const buttons = fresh([
        ...(share && offers.share ? [{ label: words.share, action: share }] : []),
        ...(askOn && offers.askOn ? [{ label: words.askOn, action: askOn }] : []),
      ]);
      return inRows(buttons.map((button) => drawButton(button, nextId())));
    },
  };
}

/** A line in small print. */
export const small = (text: string): KnownBlock => ({
  type: "context",
  elements: [plain(text, limits.plain)],
});

/** Text that Slack shows as it is; emoji names stay names. What is not text to see is shown as dots: Slack refuses it. */
export const plain = (text: string, longest: number): PlainTextElement => ({
  type: "plain_text",
  text: isVisible(clean(text)) ? shorten(clean(text).trim(), longest) : "…",
  emoji: false,
});

const fitsMenu = ({ action }: Button): boolean => encodeAction(action).length <= limits.option;

/** "Was this helpful?" with its yes and its no. */
function helpful(buttons: readonly Button[]): readonly [yes: Button, no: Button] | undefined {
  const rating = (id: string) => buttons.find(({ action }) => action.verb === "helpful" && action.id === id);
  const [yes, no] = [rating("yes"), rating("no")];
  return buttons.length === 2 && yes && no ? [yes, no] : undefined;
}

/** They are drawn as thumbs: the words are what a reader of the screen hears. */
function drawFeedback(
  [yes, no]: readonly [Button, Button],
  title: string,
  action_id: string,
): ContextActionsBlock {
  const said = ({ label, action }: Button) => ({
    text: plain(`${title} ${label}`, limits.button),
    value: encodeAction(action),
  });
  return {
    type: "context_actions",
    elements: [
      { type: "feedback_buttons", action_id, positive_button: said(yes), negative_button: said(no) },
    ],
  };
}

/** The one step forward stands out. */
const drawButton = ({ label, action }: Button, action_id: string): DrawnButton => ({
  type: "button",
  action_id,
  text: plain(label, limits.button),
  value: encodeAction(action),
  ...(action.verb === "done" ? { style: "primary" } : {}),
});

const drawMenu = (buttons: readonly Button[], placeholder: string, action_id: string): StaticSelect => ({
  type: "static_select",
  action_id,
  placeholder: plain(placeholder, limits.placeholder),
  options: buttons.map(({ label, action }) => ({
    text: plain(label, limits.option),
    value: encodeAction(action),
  })),
});

const inRows = (elements: readonly ActionsBlockElement[]): readonly ActionsBlock[] =>
  inGroups(elements, limits.actions).map((group) => ({ type: "actions", elements: [...group] }));

const inGroups = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
