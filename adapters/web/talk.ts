import { html } from "hono/html";
import { type Advisor, type MessageBody, type PersonId, type Reply, replaces } from "../../src/index.ts";
import { draw } from "./draw.ts";
import { drawForm } from "./fill.ts";
import { drawViews, type Preview } from "./preview.ts";
import type { Wish } from "./read.ts";
import type { Html } from "./text.ts";
import { words } from "./words.ts";

/** What a conversation takes. */
export interface Talk {
  readonly advisor: Advisor;
  /** How other platforms show a reply; loaded with the first one. */
  readonly previews: () => Promise<readonly Preview[]>;
  /** An answer failed; the person was told kindly. */
  readonly onError: (error: unknown) => void;
}

/** One thing a person does. */
export interface Asked {
  readonly wish: Wish;
  /** Sent again, it is handled once. */
  readonly event: string;
  readonly from: PersonId;
  readonly locale?: string;
}

/** What comes of it. */
export interface Answer {
  /** A `div.answer`. */
  readonly html: Html;
  readonly status: 200 | 429 | 500;
  /** Everything about the person was deleted. */
  readonly forgotten: boolean;
}

/** Asks the advisor and draws what it says. */
export async function converse(asked: Asked, talk: Talk): Promise<Answer> {
  try {
    return await answer(asked, talk);
  } catch (error) {
    talk.onError(error);
    return { ...said(words.sorry), status: 500 };
  }
}

/** One sentence as an answer. */
export const said = (sentence: string): Answer => ({
  html: html`<div class="answer"><p>${sentence}</p></div>`,
  status: 200,
  forgotten: false,
});

async function answer({ wish, event, from, locale }: Asked, talk: Talk): Promise<Answer> {
  const id = idOf(event);
  if (wish.kind === "hint") return said(wish.text);
  if (wish.kind === "open") {
    const form = await talk.advisor.form(wish.form, from, from);
    if (form === undefined) return said(words.oldForm);
    return { ...said(""), html: html`<div class="answer">${drawForm(form, id)}</div>` };
  }
  const { body } = wish;
  const { intent, reply } = await talk.advisor.explain({
    id: event,
    from,
    place: from,
    ...(locale === undefined ? {} : { locale }),
    mayManage: false,
    audience: "private",
    body,
  });
  const again = await filledAgain(body, reply, { from, id, talk });
  if (again !== undefined) return { ...said(""), html: again };
  return {
    html: html`<div class="answer"${takes(body)}>${draw(reply, id)}${drawViews(reply, id, await talk.previews())}</div>`,
    status: 200,
    forgotten: intent.kind === "own" && intent.wish.kind === "forget",
  };
}

/** Ids on the page begin with a letter. */
const idOf = (event: string): string => `a${event.replace(/[^a-z0-9]/gi, "").slice(0, 12)}`;

/** What the answer to a press stands in place of: the whole of what was pressed in, or only the buttons. */
function takes(body: MessageBody): Html | "" {
  if (body.kind === "form") return html` data-takes="answer"`;
  if (body.kind !== "press") return "";
  if (body.action.verb === "helpful") return html` data-takes="buttons"`;
  return replaces(body.action) ? html` data-takes="answer"` : "";
}

interface Filling {
  readonly from: PersonId;
  readonly id: string;
  readonly talk: Talk;
}

/** The form once more, with what is wrong with it. */
async function filledAgain(
  body: MessageBody,
  { problems }: Reply,
  { from, id, talk }: Filling,
): Promise<Html | undefined> {
  if (body.kind !== "form" || problems === undefined || Object.keys(problems).length === 0) return undefined;
  const subject = body.subject === undefined ? "" : `.${body.subject}`;
  const form = await talk.advisor.form(`${body.name}${subject}`, from, from);
  if (form === undefined) return undefined;
  const sent = { values: body.values, problems };
  return html`<div class="answer" data-takes="answer">${drawForm(form, id, sent)}</div>`;
}
