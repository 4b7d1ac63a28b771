import { html } from "hono/html";
import type { Curator } from "../../../src/index.ts";
import type { Html } from "../text.ts";
import { words } from "./words.ts";

/** What was just done, as the address says it. */
export function drawNotice(
  done: string | undefined,
  topic: string | undefined,
  { knowledge }: Curator,
): Html | "" {
  const kind = kinds.find((one) => one === done);
  if (kind === undefined) return "";
  const found = topic === undefined ? undefined : knowledge.topic(topic);
  const way =
    found === undefined
      ? ""
      : html` <a href="/tend/knowledge/topic/${found.id}">${words.look(found.title)}</a>`;
  return html`<p class="notice" role="status">${words.done[kind]}${way}</p>`;
}

const kinds = ["written", "answered", "outside", "dismissed"] as const;
