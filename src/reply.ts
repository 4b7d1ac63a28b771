import type { Action } from "./action.ts";
import type { PersonId, PlaceId } from "./message.ts";
import type { Drawing } from "./picture/picture.ts";

/** A stretch of text with one style. Text is plain: every renderer escapes it, exactly once. */
export type Span =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "emphasis"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** A channel; a platform that knows it shows its name instead of the text. */
  | { readonly kind: "place"; readonly text: string; readonly place: PlaceId };

/** A thing to press. `label` has at most 75 characters. */
export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** Where an answer comes from, as its last line shows it. */
export interface SourceLine {
  readonly kind: "sources";
  readonly sources: readonly string[];
  /** The day the answer was last looked over, `YYYY-MM-DD`. */
  readonly reviewed?: string;
  /** The project's own guidance, which has no sources. */
  readonly editorial: boolean;
}

/** A picture, drawn for light and for dark surroundings, and the same in words. The adapter rasterises the one that suits it,
 *  shows it with `alt`, and shows `text` where there are no pictures or this one could not be drawn. */
export interface PictureBlock extends Drawing {
  readonly kind: "picture";
  /** Names the file: lower-case letters, digits and hyphens, without an extension; once in a reply. */
  readonly name: string;
  /** The blocks beside it say the same, so nothing is lost where it cannot be shown. */
  readonly beside?: true;
}

/** A piece of a reply. The union is closed: a renderer's switch over `kind` needs no fallback. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  /** Text to keep as it is, such as an exported check-list. */
  | { readonly kind: "code"; readonly text: string }
  | SourceLine
  | PictureBlock
  /** Things to press beside an answer: related topics, "was this helpful". */
  | { readonly kind: "buttons"; readonly label?: string; readonly buttons: readonly Button[] }
  /** A question back: the person picks one. */
  | { readonly kind: "choice"; readonly options: readonly Button[] };

/** What the advisor says, free of any platform. `mention` is the one person a renderer may let be notified. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly mention?: PersonId;
  /** Shows the same to everybody: a button for where the reply is for one person alone in a place with others. */
  readonly share?: Action;
  /** Opens the form to ask on: a button for where words alone do not tell what they follow. */
  readonly askOn?: Action;
  /** There was nothing to show: meant for the person alone, also where everybody would have seen the answer. */
  readonly aside?: true;
  /** It was said just before: where a platform does not wait for an answer, nothing is said. */
  readonly repeated?: true;
  /** What is wrong with a form that was sent, by the name of the field: for platforms that say so in the form. The blocks say
   *  the same. */
  readonly problems?: Readonly<Record<string, string>>;
}

export const text = (value: string): Span => ({ kind: "text", text: value });
export const paragraph = (...spans: readonly (Span | string)[]): Block => ({
  kind: "paragraph",
  spans: spans.map((span) => (typeof span === "string" ? text(span) : span)),
});
