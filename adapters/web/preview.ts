import { html } from "hono/html";
import { plainText, type Reply } from "../../src/index.ts";
import { type Again, againIn } from "./picture.ts";
import { clean, type Html, within } from "./text.ts";
import { words } from "./words.ts";

/** How another platform shows a reply. */
export interface Preview {
  /** The platform as people write it, such as "Discord". */
  readonly name: string;
  /** The messages its adapter would send, in order. */
  readonly messages: (reply: Reply, again: Again) => readonly Shown[];
}

/** One message of a platform. */
export interface Shown {
  /** As it looks there. */
  readonly look: Html;
  /** The very thing that would be sent. */
  readonly payload: unknown;
  readonly room: readonly Room[];
}

/** One limit of a platform, and how much of it a message takes. */
export interface Room {
  readonly what: string;
  readonly used: number;
  readonly of: number;
}

/** The row below a reply that shows it as other places do. */
export function drawViews(reply: Reply, id: string, previews: readonly Preview[]): Html {
  const again = againIn(reply, id);
  // One of a name is open at a time.
  const view = (name: string, inside: Html) =>
    html`<details name="${id}-view"><summary>${name}</summary>${inside}</details>`;
  const shown = previews.map(({ name, messages }) =>
    view(words.as(name), html`${messages(reply, again).map(drawShown)}`),
  );
  const plain = html`<pre>${clean(plainText(reply.blocks))}</pre>`;
  return html`<div class="views" role="group" aria-label="${words.see}">${shown}${view(words.asPlain, plain)}</div>`;
}

const drawShown = ({ look, room, payload }: Shown): Html =>
  html`${look}<ul class="room" aria-label="${words.room}">${room.map(drawRoom)}</ul><details><summary>${words.payload}</summary><pre>${within(JSON.stringify(payload, null, 2))}</pre></details>`;

function drawRoom({ what, used, of }: Room): Html {
  const left = words.left(Math.max(0, of - used), of, what);
  return html`<li><progress max="${of}" value="${used}" aria-label="${what}"></progress> ${left}</li>`;
}
