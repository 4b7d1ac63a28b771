import { html } from "hono/html";
import { type Listing, readableDay } from "../../../src/index.ts";
import { clean, type Html } from "../text.ts";
import type { Shown } from "./frame.ts";
import type { Library } from "./library.ts";
import { drawPages } from "./pages.ts";
import { words } from "./words.ts";

/** What is looked for. */
export interface Query {
  readonly words: string;
  /** Of {@link words.kinds}; anything else is everything. */
  readonly kind: string;
  readonly from: number;
}

/** Entries on a page. */
const page = 50;

/** The knowledge with a search over all of it. */
export function browseView(query: Query, library: Library): Shown {
  const all = library.search(query.words);
  const kind = kinds.find((one) => one === query.kind) ?? "all";
  const found = kind === "all" ? all : all.filter((one) => one.kind === kind);
  const shown = found.slice(query.from, query.from + page);
  const options = kinds.map((one) => {
    const count = one === "all" ? all.length : all.filter((entry) => entry.kind === one).length;
    return html`<option value="${one}"${one === kind ? html` selected` : ""}>${words.kinds[one]} (${count})</option>`;
  });
  return {
    view: "knowledge",
    title: words.knowledge,
    body: html`<form class="sheet across" method="get" action="/tend/knowledge" role="search">
<div class="field"><label for="words">${words.search}</label><input id="words" name="words" type="search" autocomplete="off" value="${clean(query.words)}" aria-describedby="words-hint"></div>
<div class="field"><label for="kind">${words.kind}</label><select id="kind" name="kind">${options}</select></div>
<button class="forward">${words.search}</button>
<p class="hint" id="words-hint">${words.searchHint}</p></form>
<p class="lead" role="status">${found.length === 0 ? words.nothingFound : words.found(found.length)}</p>
<ul class="entries">${shown.map((one) => drawListing(one, library))}</ul>
${drawPages("/tend/knowledge", { words: query.words, kind }, { from: query.from, size: page, count: found.length })}`,
  };
}

const kinds = Object.keys(words.kinds) as readonly (keyof typeof words.kinds)[];

function drawListing({ kind, id, title, reviewed }: Listing, { placed }: Library): Html {
  const place = placed(kind, id);
  const facts = [
    words.kindOf[kind],
    ...(kind === "topic" && place ? [words.phrasings(place.phrasings.length)] : []),
    ...(place?.draft ? [words.isDraft] : []),
    ...(reviewed === undefined ? [] : [`${words.reviewed.toLowerCase()} ${readableDay(reviewed)}`]),
  ];
  return html`<li><a href="/tend/knowledge/${kind}/${id}">${title}</a>
<span class="hint">${facts.join(" · ")}${place === undefined ? "" : html` · <code>${place.file}:${place.line}</code>`}</span></li>`;
}
