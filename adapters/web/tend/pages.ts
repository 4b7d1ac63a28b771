import { html } from "hono/html";
import type { Html } from "../text.ts";
import { words } from "./words.ts";

/** Ways to the pages before and after this one. */
export function drawPages(
  path: string,
  query: Readonly<Record<string, string>>,
  { from, size, count }: { readonly from: number; readonly size: number; readonly count: number },
): Html | "" {
  if (count <= size) return "";
  const to = (first: number): string => `${path}?${new URLSearchParams({ ...query, from: String(first) })}`;
  const previous =
    from > 0 ? html`<a class="button" href="${to(Math.max(0, from - size))}">${words.previous}</a>` : "";
  const next = from + size < count ? html`<a class="button" href="${to(from + size)}">${words.next}</a>` : "";
  return html`<nav class="pages" aria-label="${words.pages}">${previous}${next}</nav>`;
}

/** `?from=20` → 20; anything else begins at the beginning. */
export const readFrom = (sent: string | undefined): number =>
  /^\d{1,6}$/.test(sent ?? "") ? Number(sent) : 0;
