import { html } from "hono/html";
import { askBox, pressForm } from "./draw.ts";
import { lengths } from "./read.ts";
import { clean, type Html } from "./text.ts";
import { words } from "./words.ts";

/** One question and what came of it; without `asked`, something was pressed. */
export interface Exchange {
  readonly asked?: string;
  readonly answer: Html;
}

/** The whole page. Without `exchange` it says what one can ask. `event` names whatever is sent from it. */
export function drawPage(event: string, exchange?: Exchange): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<meta name="description" content="${words.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/preview.css">
<link rel="preload" href="/assets/RobotoCondensed_700Bold.ttf" as="font" type="font/ttf" crossorigin>
<script type="module" src="/assets/page.js"></script>
</head>
<body>
<a class="skip" href="#${askBox}">${words.skip}</a>
${drawHeader()}
<main>
${exchange === undefined ? drawHero() : ""}
<section id="talk" aria-label="${words.conversation}">${exchange === undefined ? "" : drawExchange(exchange)}</section>
</main>
${drawComposer(event)}
${drawFooter()}
<form id="${pressForm}" method="post" action="/"><input type="hidden" name="event" value="${event}"></form>
<p id="status" class="unseen" role="status" data-lost="${words.lost}" data-offers="${words.suggestions}: "></p>
<template id="exchange">${drawExchange({ asked: "", answer: html`` })}</template>
</body>
</html>`;
}

const command = ([label, text]: readonly [string, string], look = ""): Html =>
  html`<button form="${pressForm}" name="text" value="${text}" class="${look}">${label}</button>`;

const drawHeader = (): Html => html`<header class="top">
<h1><a class="mark" href="/">${words.name}</a></h1>
<nav aria-label="${words.ways}">${words.shortcuts.map((one) => command(one))}</nav>
</header>`;

const drawHero = (): Html => html`<section id="hero">
<h2>${words.hero}</h2>
<p class="lead">${words.lead}</p>
<h3>${words.try}</h3>
<ul class="signs">${words.examples.map((text) => html`<li>${command([text, text])}</li>`)}</ul>
</section>`;

const drawExchange = ({ asked, answer }: Exchange): Html =>
  html`<article class="exchange" tabindex="-1"><h2 class="asked"><span class="unseen">${words.you}: </span><bdi>${clean(asked ?? words.name)}</bdi></h2>${answer}</article>`;

const drawComposer = (
  event: string,
): Html => html`<form id="composer" method="post" action="/" aria-label="${words.send}">
<div id="offers" hidden><h2 class="unseen">${words.suggestions}</h2><ul></ul></div>
<input type="hidden" name="event" value="${event}">
<label class="unseen" for="${askBox}">${words.ask}</label>
<textarea id="${askBox}" name="text" rows="1" maxlength="${lengths.import}" required placeholder="${words.placeholder}" autocomplete="off" enterkeyhint="send"></textarea>
<button class="send">${words.send}</button>
</form>`;

const drawFooter = (): Html => html`<footer class="bottom">
<p>${words.kept} ${words.leaving} ${words.leave.map((one, at) => html`${at === 0 ? "" : " · "}${command(one, "link")}`)}</p>
<noscript><p>${words.needsScript}</p></noscript>
</footer>`;
