import { html } from "hono/html";
import { explanationOf, type Knowledge } from "../../../src/index.ts";
import { draw } from "../draw.ts";
import { lengths } from "../read.ts";
import { clean, type Html } from "../text.ts";
import type { Around, Shown } from "./frame.ts";
import { drawTopics } from "./group.ts";
import { words } from "./words.ts";

/** What a question would be answered, and why. */
export async function tryView(typed: string, around: Around): Promise<Shown> {
  const text = clean(typed).trim().slice(0, lengths.question);
  return {
    view: "try",
    title: words.try,
    body: html`<p class="lead">${words.tryLead}</p>
<form class="sheet" method="post" action="/tend/try">${around.stamp}
<div class="field"><label for="phrasing">${words.phrasing}</label><input id="phrasing" name="text" type="text" maxlength="${lengths.question}" required autocomplete="off" value="${text}"></div>
<button class="forward">${words.tryIt}</button></form>
${text === "" ? "" : await drawTried(text, around)}`,
  };
}

async function drawTried(text: string, { curator, stamp }: Around): Promise<Html> {
  const { intent, reply } = await curator.rehearse(text);
  const { rows, candidates } = explanationOf(intent);
  const facts = rows.map(([label, value]) => html`<dt>${label}</dt><dd>${clean(value)}</dd>`);
  const nearest = candidates.map(({ topic }) => topic);
  const drawn = candidates.map(
    ({ topic, score }) =>
      html`<tr><th scope="row">${drawTitle(topic, curator.knowledge)}</th><td><progress max="1" value="${score.toFixed(2)}" aria-hidden="true"></progress> ${score.toFixed(2)}</td></tr>`,
  );
  const teach = html`<section aria-labelledby="teach"><h2 id="teach">${words.teach}</h2>
<form class="sheet" method="post" action="/tend/change">${stamp}<input type="hidden" name="text" value="${text}">
${drawTopics(curator.knowledge, nearest.slice(0, 4))}
<div class="buttons"><button class="forward" name="do" value="add">${words.add}</button><button name="do" value="outside">${words.outside}</button></div></form></section>`;
  // Its buttons belong to a conversation that there is none of here.
  return html`<section aria-labelledby="answer"><h2 id="answer">${words.answer}</h2>
<fieldset class="answer reply" disabled aria-labelledby="answer">${draw(reply, "reply")}</fieldset></section>
<section aria-labelledby="because"><h2 id="because">${words.because}</h2><dl class="facts">${facts}</dl>
${drawn.length === 0 ? "" : html`<table><caption>${words.candidates}</caption><thead><tr><th scope="col">${words.topic}</th><th scope="col">${words.score}</th></tr></thead><tbody>${drawn}</tbody></table>`}</section>
${candidates.length === 0 ? "" : teach}`;
}

const drawTitle = (id: string, { topic }: Knowledge): Html =>
  html`<a href="/tend/knowledge/topic/${id}">${topic(id)?.title ?? id}</a>`;
