import { html } from "hono/html";
import { type Listing, type Placed, type Problem, readableDay } from "../../../src/index.ts";
import { clean, type Html } from "../text.ts";
import type { Shown } from "./frame.ts";
import type { Library } from "./library.ts";
import { words } from "./words.ts";

/** What the checker finds in the files on the disk, and what else is worth a look. */
export function findingsView(library: Library): Shown {
  const { problems, places, catalogue } = library;
  const files = [...new Set(problems.map(({ file }) => file))];
  const wrong = files.map((file) =>
    drawFile(
      file,
      problems.filter((one) => one.file === file),
    ),
  );
  const drafts = places.filter(({ draft }) => draft);
  const oldest = catalogue
    .filter(({ reviewed }) => reviewed !== undefined)
    .sort((a, b) => ((a.reviewed ?? "") < (b.reviewed ?? "") ? -1 : 1))
    .slice(0, 5);
  return {
    view: "findings",
    title: words.findings,
    body: html`<p class="lead">${problems.length === 0 ? words.sound(places.length) : words.wrong(problems.length)}</p>
${wrong}
<section aria-labelledby="drafts"><h2 id="drafts">${words.drafts}</h2>
<p>${drafts.length === 0 ? words.noDrafts : words.draftsLead}</p>${drafts.length === 0 ? "" : html`<ul>${drafts.map((one) => drawDraft(one, library))}</ul>`}</section>
<section aria-labelledby="oldest"><h2 id="oldest">${words.oldest}</h2><p>${words.oldestLead}</p>
<ul>${oldest.map((one) => drawReviewed(one, library))}</ul></section>`,
  };
}

const drawFile = (file: string, problems: readonly Problem[]): Html => html`<section class="card">
<h2><code>${clean(file)}</code></h2>
<ul>${problems.map(({ line, column, message }) => html`<li><strong>${words.line(line, column)}</strong> ${clean(message)}</li>`)}</ul>
</section>`;

function drawDraft({ kind, id, file, line, phrasings }: Placed, { catalogue }: Library): Html {
  const title = catalogue.find((one) => one.kind === kind && one.id === id)?.title;
  const named =
    title === undefined ? html`${id}` : html`<a href="/tend/knowledge/${kind}/${id}">${title}</a>`;
  return html`<li>${named} <span class="hint">${words.phrasings(phrasings.length)} · <code>${file}:${line}</code></span></li>`;
}

function drawReviewed({ kind, id, title, reviewed = "" }: Listing, { placed }: Library): Html {
  const place = placed(kind, id);
  return html`<li><a href="/tend/knowledge/${kind}/${id}">${title}</a> <span class="hint">${readableDay(reviewed)}${place === undefined ? "" : html` · <code>${place.file}:${place.line}</code>`}</span></li>`;
}
