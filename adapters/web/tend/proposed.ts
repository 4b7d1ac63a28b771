import { html } from "hono/html";
import { formatProblem, missesWording, type Proposal } from "../../../src/index.ts";
import { clean, type Html } from "../text.ts";
import type { Wanted } from "./change.ts";
import type { Around, Shown } from "./frame.ts";
import { words } from "./words.ts";

/** A change before it is made. */
export interface Proposed {
  readonly proposal: Proposal;
  /** Tells this change from another. */
  readonly print: string;
  readonly how: "apply" | "patch";
  /** The file has changed since this was looked at first. */
  readonly again: boolean;
  /** What asked for it, to ask for it again. */
  readonly sent: URLSearchParams;
}

/** What would change, to be applied or taken along. */
export function drawProposed(proposed: Proposed, { group }: Wanted, { stamp }: Around): Shown {
  const { proposal, print, how, again, sent } = proposed;
  const { file, diff } = proposal;
  const kept = [...sent].filter(([name]) => !["stamp", "step", "print"].includes(name));
  const hidden = kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const lead =
    how === "patch" ? missesWording.patch(file) : again ? missesWording.again : missesWording.proposed(file);
  const apply = html`<button class="forward" name="step" value="apply">${words.apply}</button>`;
  const patch = (look: Html | "") => html`<button${look} name="step" value="patch">${words.patch}</button>`;
  const settle =
    group === undefined ? "" : html`<button name="step" value="settle">${words.applied}</button>`;
  return {
    view: group === undefined ? "try" : "questions",
    title: words.change,
    body: html`<p class="lead">${lead}</p>
${drawDiff(diff)}
${how === "patch" ? "" : html`<p>${missesWording.sound}</p>`}
<form class="buttons" method="post" action="/tend/change">${stamp}${hidden}<input type="hidden" name="print" value="${print}">
${how === "apply" ? html`${apply}${patch("")}` : html`${patch(html` class="forward"`)}${settle}`}
${cancelOf(group?.id)}</form>`,
  };
}

/** What would break by it. */
export const drawRefused = ({ problems }: Proposal, { group }: Wanted): Shown => ({
  view: group === undefined ? "try" : "questions",
  title: words.refused,
  status: 422,
  body: html`<p class="lead">${words.broken}</p>
<ul class="problems">${problems.slice(0, 20).map((problem) => html`<li>${clean(formatProblem(problem))}</li>`)}</ul>
<p>${cancelOf(group?.id)}</p>`,
});

const cancelOf = (group: string | undefined): Html =>
  html`<a class="button" href="${group === undefined ? "/tend/try" : `/tend/questions/${group}`}">${words.cancel}</a>`;

/** Every line begins with what it is; the colour says it once more. */
const drawDiff = (diff: string): Html =>
  html`<pre class="diff" tabindex="0" role="region" aria-label="${words.change}">${clean(diff)
    .trimEnd()
    .split("\n")
    .map((line) => html`<span${lookOf(line)}>${line}</span>`)}</pre>`;

const lookOf = (line: string): Html | "" =>
  /^\+(?!\+\+ )/.test(line) ? html` class="added"` : /^-(?!-- )/.test(line) ? html` class="gone"` : "";
