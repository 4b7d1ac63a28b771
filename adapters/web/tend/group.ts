import { html } from "hono/html";
import {
  type Curator,
  draftForm,
  findGroup,
  type Group,
  type Knowledge,
  mostTexts,
} from "../../../src/index.ts";
import { drawForm, type Sent } from "../fill.ts";
import { clean, type Html } from "../text.ts";
import type { Around, Shown } from "./frame.ts";
import { notThere } from "./frame.ts";
import { askedOf, guessOf, whyOf } from "./questions.ts";
import { words } from "./words.ts";

/** So many wordings are shown; beyond them there is little news. */
const shown = 30;

/** One group, with everything that can be done about it. */
export async function groupView(id: string, around: Around, problem?: string): Promise<Shown> {
  const { curator, stamp } = around;
  const group = findGroup(await curator.groups(), id);
  if (group === undefined) return notThere("questions");
  const { guessed } = curator.row(group);
  const refused = group.refused.flatMap((id) => {
    const topic = curator.knowledge.topic(id);
    return topic ? [html`<li><a href="/tend/knowledge/topic/${topic.id}">${topic.title}</a></li>`] : [];
  });
  const wordings = group.texts
    .slice(0, shown)
    .map(
      (text, at) =>
        html`<label class="box"><input type="checkbox" name="text" value="${clean(text)}"${at < mostTexts ? html` checked` : ""}><bdi>${clean(text)}</bdi></label>`,
    );
  return {
    view: "questions",
    title: `“${clean(group.text)}”`,
    ...(problem === undefined ? {} : { status: 422 }),
    body: html`<dl class="facts">
<dt>${words.asked}</dt><dd>${askedOf(group)}</dd>
<dt>${words.why}</dt><dd>${whyOf(group)}</dd>
${refused.length === 0 ? "" : html`<dt>${words.didNotFit}</dt><dd><ul class="plain">${refused}</ul></dd>`}
<dt>${words.guess}</dt><dd>${guessOf(guessed.guess, curator)}</dd></dl>
<form class="sheet" method="post" action="/tend/change">${stamp}<input type="hidden" name="group" value="${group.id}">
${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<fieldset class="field"><legend>${words.wordings}</legend><p class="hint">${words.atMost(mostTexts)}</p><div class="lines">${wordings}</div></fieldset>
${drawTopics(curator.knowledge, guessed.nearest)}
<button class="forward" name="do" value="add">${words.add}</button>
<div class="buttons" role="group" aria-label="${words.otherwise}"><span class="label">${words.otherwise}</span><a class="button" href="/tend/questions/${group.id}/draft">${words.draft}</a><button name="do" value="outside">${words.outside}</button><button name="do" value="dismiss">${words.dismiss}</button></div>
</form>
<p><a href="/tend">${words.back}</a></p>`,
  };
}

/** Every topic to pick from, the likely ones first. */
export function drawTopics({ themes, topics, topic }: Knowledge, nearest: readonly string[]): Html {
  const option = (id: string, title: string, at = -1) =>
    html`<option value="${id}"${at === 0 ? html` selected` : ""}>${title}</option>`;
  const close = nearest.flatMap((id, at) => {
    const found = topic(id);
    return found ? [option(found.id, found.title, at)] : [];
  });
  const groups = themes.map(({ id, title }) => {
    const own = topics.filter((one) => one.theme === id);
    return html`<optgroup label="${title}">${own.map((one) => option(one.id, one.title))}</optgroup>`;
  });
  return html`<div class="field"><label for="topic">${words.topic}</label><select id="topic" name="topic">${close.length === 0 ? "" : html`<optgroup label="${words.closest}">${close}</optgroup>`}${groups}</select></div>`;
}

/** The form to draft a topic for a group; with `sent`, what was filled in and has to be mended. */
export async function draftView(id: string, around: Around, sent?: Sent): Promise<Shown> {
  const { curator } = around;
  const group = findGroup(await curator.groups(), id);
  if (group === undefined) return notThere("questions");
  const form = formFor(group, curator);
  const hidden = html`${around.stamp}<input type="hidden" name="group" value="${group.id}"><input type="hidden" name="do" value="draft">`;
  return {
    view: "questions",
    title: `“${clean(group.text)}”`,
    ...(sent === undefined ? {} : { status: 422 }),
    body: html`${drawForm(form, "draft", sent, { action: "/tend/change", hidden, level: 2 })}
<p><a href="/tend/questions/${group.id}">${words.cancel}</a></p>`,
  };
}

const formFor = (group: Group, curator: Curator) =>
  draftForm({ group, guessed: curator.row(group).guessed }, curator.knowledge);
