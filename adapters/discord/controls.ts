import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { type Block, type Button, encodeAction, type Reply } from "../../src/index.ts";
import { clean, shorten } from "./clean.ts";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

/** What can be pressed, as rows of buttons and menus. */

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** Rows that belong together, under a line of small text. */
export interface Controls {
  readonly label?: string;
  readonly rows: readonly Row[];
}

/** Makes the rows of one message: nothing that can be pressed stands there twice, for Discord refuses that. */
export interface Keyboard {
  buttons(block: Extract<Block, { kind: "buttons" }>): Controls;
  choice(block: Extract<Block, { kind: "choice" }>): Controls;
  /** What can be done with the whole reply. */
  below(reply: Reply, offers: Offers): Controls;
}

/** What a reply can be followed by where it is shown. */
export interface Offers {
  /** Whether others are there to whom it could be shown. */
  readonly share: boolean;
  /** Whether asking on takes a button, since words alone would not tell what they follow. */
  readonly askOn: boolean;
}

/** Labels that fit one line of a message beside each other, in characters with what is around each. */
const line = { characters: 90, around: 6 } as const;

export function createKeyboard(): Keyboard {
  const seen = new Set<string>();
  let menus = 0;
  const fresh = (buttons: readonly Button[]): readonly Button[] =>
    buttons.filter(({ action }) => {
      const id = encodeAction(action);
      const usable = id.length <= limits.customId && !seen.has(id);
      seen.add(id);
      return usable;
    });
  const menusOf = (buttons: readonly Button[], placeholder: string): readonly Row[] =>
    inGroups(buttons, limits.options).map((group) => {
      menus += 1;
      return rowOf(drawMenu(`menu-${menus}`, placeholder, group));
    });

  return {
    buttons({ label = "", buttons: given }) {
      const buttons = fresh(given);
      const title = clean(label).trim();
      if (buttons.length > limits.row || (title !== "" && isLong(buttons)))
        return { rows: menusOf(buttons, title || words.pick) };
      const rows = inGroups(buttons.map(drawButton), limits.row).map((row) => rowOf(...row));
      return title === "" || rows.length === 0 ? { rows } : { label: title, rows };
    },
    choice({ options }) {
      const buttons = fresh(options);
      const none = buttons.filter(({ action }) => action.verb === "none");
      const meant = buttons.filter(({ action }) => action.verb !== "none");
      if (meant.length > limits.row)
        return { rows: [...menusOf(meant, words.pick), ...inRows(none.map(drawButton))] };
      const drawn = [...meant.map(drawOption), ...none.map(drawButton)];
      const together = drawn.length <= limits.row && !isLong(buttons);
      return { rows: together && drawn.length > 0 ? [rowOf(...drawn)] : inRows(drawn) };
    },
    below({ share, askOn }, offers) {
      const buttons = fresh([
        ...(share && offers.share ? [{ label: words.share, action: share }] : []),
        ...(askOn && offers.askOn ? [{ label: words.askOn, action: askOn }] : []),
      ]);
      return { rows: buttons.length === 0 ? [] : [rowOf(...buttons.map(drawButton))] };
    },
  };
}

/** A row each, below each other. */
const inRows = (buttons: readonly APIButtonComponentWithCustomId[]): readonly Row[] =>
  buttons.map((button) => rowOf(button));

const isLong = (buttons: readonly Button[]): boolean =>
  buttons.reduce((sum, { label }) => sum + label.length + line.around, 0) > line.characters;

const rowOf = (...components: Row["components"]): Row => ({ type: ComponentType.ActionRow, components });

const drawButton = ({ label, action }: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: styles[action.verb] ?? ButtonStyle.Secondary,
  label: labelOf(label, limits.label),
  custom_id: encodeAction(action),
});

/** What a step forward looks like. Everything else is grey. */
const styles: Partial<Record<Button["action"]["verb"], APIButtonComponentWithCustomId["style"]>> = {
  done: ButtonStyle.Success,
  start: ButtonStyle.Primary,
  next: ButtonStyle.Primary,
};

/** Of what a question may have meant, the first is the likeliest. */
const drawOption = (button: Button, index: number): APIButtonComponentWithCustomId => ({
  ...drawButton(button),
  ...(index === 0 && button.action.verb === "pick" ? { style: ButtonStyle.Primary } : {}),
});

const drawMenu = (id: string, placeholder: string, buttons: readonly Button[]): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  placeholder: shorten(placeholder, limits.placeholder),
  options: buttons.map(({ label, action }) => ({
    label: labelOf(label, limits.option),
    value: encodeAction(action),
  })),
});

/** What is not text to see is shown as dots: Discord refuses an empty label. */
const labelOf = (label: string, most: number): string =>
  /[^\s\p{Cf}\p{Mn}]/u.test(clean(label)) ? shorten(clean(label).trim(), most) : "…";

const inGroups = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
