import { html, raw } from "hono/html";
import type { PictureBlock, Reply, Theme } from "../../src/index.ts";
import { clean, type Html } from "./text.ts";
import { words } from "./words.ts";

/** Both drawings stand on the page, and the style sheet shows the one that suits. They are markup of the core's own, in which
 *  every text is escaped. `id` is on the page once. */
export function drawPicture({ name, svg, text, beside }: PictureBlock, id: string): Html {
  const drawing = (theme: Theme) => raw(svg[theme].replace(/^<svg/, `<svg id="${idOf(id, theme)}"`));
  const inWords = html`<details><summary>${words.inWords}</summary><pre>${clean(text.join("\n"))}</pre></details>`;
  return html`<figure class="picture" data-name="${name}">
<div class="frame light">${drawing("light")}</div>
<div class="frame dark">${drawing("dark")}</div>
<div class="ways"><label class="larger"><input type="checkbox"> ${words.larger}</label>${beside ? "" : inWords}</div>
</figure>`;
}

const idOf = (id: string, theme: Theme): string => `${id}-${theme}`;

/** Draws a picture of a reply once more, by its name. */
export type Again = (name: string, theme: Theme) => Html | undefined;

/** Blocks are numbered on the page as they stand in the reply. */
export const againIn =
  ({ blocks }: Reply, id: string): Again =>
  (name, theme) => {
    const at = blocks.findIndex((block) => block.kind === "picture" && block.name === name);
    const block = blocks[at];
    if (block?.kind !== "picture") return undefined;
    const [, box = "0 0 1200 800"] = /viewBox="([\d. ]+)"/.exec(block.svg[theme]) ?? [];
    return html`<svg viewBox="${box}" role="img" aria-label="${clean(block.alt)}"><use href="#${idOf(`${id}-${at}`, theme)}"/></svg>`;
  };
