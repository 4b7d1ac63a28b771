import { html } from "hono/html";
import {
  type Curator,
  type Group,
  type Guess,
  missesWording,
  type Row,
  readableDay,
} from "../../../src/index.ts";
import { clean, type Html } from "../text.ts";
import type { Around, Shown } from "./frame.ts";
import { drawPages } from "./pages.ts";
import { words } from "./words.ts";

/** Groups on a page: each is asked anew, to guess what it may be. */
const page = 10;

/** The questions that got no good answer, in groups, beginning with number `from`. */
export async function questionsView(from: number, around: Around): Promise<Shown> {
  const { curator } = around;
  const groups = await curator.groups();
  const rows = groups.slice(from, from + page).map(curator.row);
  const list = html`<p class="lead">${words.summary(groups.length)}</p>
<ul class="cards">${rows.map((row) => drawRow(row, around))}</ul>
${drawPages("/tend", {}, { from, size: page, count: groups.length })}`;
  return {
    view: "questions",
    title: words.questions,
    body: groups.length === 0 ? html`<p class="lead">${words.none}</p>` : list,
  };
}

/** A group with what is done most. */
function drawRow({ group, guessed }: Row, { curator, stamp }: Around): Html {
  const [, ...others] = group.texts;
  const hidden = html`<input type="hidden" name="group" value="${group.id}">`;
  return html`<li class="card">
<h2><a href="/tend/questions/${group.id}"><bdi>${clean(group.text)}</bdi></a></h2>
<p class="facts">${words.asked} ${askedOf(group)}: ${whyOf(group)}</p>
${others.length === 0 ? "" : html`<p class="facts">${words.alsoAsked} ${others.slice(0, 3).map((text) => html`<q><bdi>${clean(text)}</bdi></q> `)}${others.length > 3 ? words.more(others.length - 3) : ""}</p>`}
<p class="facts">${words.guess}: ${guessOf(guessed.guess, curator)}</p>
<form class="buttons" method="post" action="/tend/change">${stamp}${hidden}${drawActs(guessed.guess, group, curator)}</form>
</li>`;
}

/** What is most likely wanted comes first, and stands out. */
function drawActs(guess: Guess, { id, text }: Group, { knowledge }: Curator): Html {
  const about = html`<span class="unseen">: ${clean(text)}</span>`;
  const likely = (look: boolean) => (look ? html` class="forward"` : "");
  const outside = html`<button${likely(guess.kind === "outside")} name="do" value="outside">${words.outside}${about}</button>`;
  const draft = html`<a class="button${guess.kind === "new" ? " forward" : ""}" href="/tend/questions/${id}/draft">${words.draft}${about}</a>`;
  const topic =
    guess.kind === "phrasing" || guess.kind === "answered" ? knowledge.topic(guess.topic) : undefined;
  const add =
    topic === undefined
      ? html``
      : html`<button class="forward" name="do" value="add:${topic.id}">${words.addTo(topic.title)}${about}</button>`;
  const [first, ...others] = guess.kind === "outside" ? [outside, draft] : [draft, outside];
  return html`${add}${first}<a class="button" href="/tend/questions/${id}">${words.open}${about}</a>${others}<button name="do" value="dismiss">${words.dismiss}${about}</button>`;
}

export const askedOf = ({ times, places, last }: Group): string =>
  words.askedOf(times, places, readableDay(new Date(last).toISOString().slice(0, 10)));

export const whyOf = ({ reasons }: Group): string =>
  [
    ...(reasons.abstained > 0 ? [missesWording.abstained(reasons.abstained)] : []),
    ...(reasons["none-of-these"] > 0 ? [missesWording.noneOfThese(reasons["none-of-these"])] : []),
    ...(reasons["not-helpful"] > 0 ? [missesWording.notHelpful(reasons["not-helpful"])] : []),
  ].join(" · ");

export function guessOf(guess: Guess, { knowledge }: Curator): string {
  const title = (id: string): string => knowledge.topic(id)?.title ?? id;
  switch (guess.kind) {
    case "phrasing":
      return missesWording.phrasing(title(guess.topic), guess.confidence);
    case "outside":
      return missesWording.outside;
    case "new":
      return missesWording.new;
    case "answered":
      return missesWording.answered(title(guess.topic));
  }
}
