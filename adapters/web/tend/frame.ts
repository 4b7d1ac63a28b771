import { html } from "hono/html";
import { type Curator, readableDay, type Standing } from "../../../src/index.ts";
import type { Html } from "../text.ts";
import { words } from "./words.ts";

export type View = keyof typeof words.views;

/** What a view is drawn from. */
export interface Around {
  readonly curator: Curator;
  /** Has to stand in every form. */
  readonly stamp: Html;
}

/** What stands within the frame. */
export interface Shown {
  readonly view: View;
  /** Of the whole page, and its heading. */
  readonly title: string;
  readonly body: Html;
  readonly status?: 404 | 422;
}

const paths: Readonly<Record<View, string>> = {
  questions: "/tend",
  feedback: "/tend/feedback",
  try: "/tend/try",
  findings: "/tend/findings",
  knowledge: "/tend/knowledge",
};

/** A view with the ways to the others, and how the knowledge stands. */
export const drawFrame = (
  { view, title, body }: Shown,
  {
    standing,
    stamp,
    notice,
  }: { readonly standing: Standing; readonly stamp: Html; readonly notice: Html | "" },
): Html =>
  drawDocument(
    title,
    html`<a class="skip" href="#content">${words.skip}</a>
<header class="top">
<p class="name"><a class="mark" href="/tend">${words.name}</a></p>
<nav aria-label="${words.ways}">${views.map((one) => drawWay(one, one === view))}</nav>
</header>
<main id="content" tabindex="-1">
${drawStanding(standing)}
${notice}
<h1>${title}</h1>
${body}
</main>
<footer class="bottom"><form method="post" action="/tend/sign-out">${stamp}<button class="link">${words.signOut}</button></form></footer>`,
  );

const views = Object.keys(paths) as readonly View[];
const drawWay = (view: View, isHere: boolean): Html =>
  html`<a href="${paths[view]}"${isHere ? html` aria-current="page"` : ""}>${words.views[view]}</a>`;

/** Whether what is on the disk is in use. While it is being learnt, the script asks again. */
export function drawStanding({ kind, since }: Standing): Html {
  const [day = "", time = ""] = new Date(since).toISOString().split("T");
  const moment = `${readableDay(day)}, ${time.slice(0, 5)}`;
  const text = kind === "in-use" ? words.standing[kind](moment) : words.standing[kind];
  const way =
    kind === "learning"
      ? html` <a href="">${words.lookAgain}</a>`
      : kind === "refused"
        ? html` <a href="${paths.findings}">${words.seeFindings}</a>`
        : "";
  return html`<p id="standing" class="${kind}" role="status">${text}${way}</p>`;
}

/** The way in. */
export const drawSignIn = (to: string, problem?: string): Html =>
  drawDocument(
    words.signIn,
    html`<main id="content" class="gate">
<h1>${words.signIn}</h1>
<p>${words.signInLead}</p>
<form class="sheet" method="post" action="/tend/sign-in">
<input type="hidden" name="to" value="${to}">
<div class="field"><label for="token">${words.token}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required${problem === undefined ? "" : html` aria-invalid="true" aria-describedby="problem"`}>
${problem === undefined ? "" : html`<p class="problem" id="problem" role="alert">${problem}</p>`}</div>
<button class="forward">${words.signIn}</button>
</form>
</main>`,
  );

const drawDocument = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(title)}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/tend/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/tend/assets/tend.css">
<script type="module" src="/tend/assets/tend.js"></script>
</head>
<body>
${body}
</body>
</html>`;

/** What is not there, or no longer. */
export const notThere = (view: View): Shown => ({
  view,
  title: words.notFound,
  body: html`<p>${words.notFoundLead}</p><p><a class="button" href="${paths[view]}">${words.views[view]}</a></p>`,
  status: 404,
});
