import { type html, raw } from "hono/html";

/** Markup whose every text is escaped, exactly once, by the template that made it. */
export type Html = ReturnType<typeof html>;

/** Text without what a browser could not show, or would obey: control characters, marks that turn the reading
 *  direction, halves of characters. */
export const clean = (text: string): string =>
  text.replace(/\p{Bidi_Control}|(?![\n\t])\p{Cc}/gu, "").replace(/\p{Cs}/gu, "\u{FFFD}");

/** Text within an element. The template would escape quotes as well, of which JSON is full: half a millisecond a message. */
export const within = (text: string): Html =>
  raw(clean(text).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`));

/** An address that leads to a page; undefined for any other. */
export function webAddress(url: string): string | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address && ["http:", "https:"].includes(address.protocol) ? address.href : undefined;
}
