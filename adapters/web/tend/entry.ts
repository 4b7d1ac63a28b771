import { html } from "hono/html";
import { type Curator, type Knowledge, type Listing, readableDay } from "../../../src/index.ts";
import { draw } from "../draw.ts";
import { type Html, webAddress } from "../text.ts";
import { receivedOf } from "./feedback.ts";
import { notThere, type Shown } from "./frame.ts";
import type { Library } from "./library.ts";
import { words } from "./words.ts";

/** One entry, whole. */
export async function entryView(
  kind: string,
  id: string,
  library: Library,
  curator: Curator,
): Promise<Shown> {
  const found = library.catalogue.find((one) => one.kind === kind && one.id === id);
  if (found === undefined) return notThere("knowledge");
  const { knowledge } = curator;
  const place = library.placed(found.kind, id);
  const facts: readonly (readonly [string, string | Html | undefined])[] = [
    [words.kind, words.kindOf[found.kind]],
    [words.id, html`<code>${id}</code>`],
    [words.file, place && html`<code>${place.file}:${place.line}</code>`],
    [words.reviewed, found.reviewed && readableDay(found.reviewed)],
    [words.state, place?.draft ? words.isDraft : undefined],
    [words.feedbackOf, found.kind === "topic" ? await receivedOf(id, curator) : undefined],
    [words.sources, found.sources.length > 0 ? drawSources(found.sources, knowledge) : undefined],
    [words.leadsTo, drawWays(found, knowledge)],
    ...(found.kind === "source" ? sourceFacts(id, library, knowledge) : []),
  ];
  const drawn = facts.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : [html`<dt>${label}</dt><dd>${value}</dd>`],
  );
  const phrasings = place?.phrasings ?? [];
  return {
    view: "knowledge",
    title: found.title,
    body: html`<h2 class="unseen">${words.answer}</h2>
<div class="answer reply">${draw({ blocks: found.blocks }, "entry")}</div>
<dl class="facts">${drawn}</dl>
${phrasings.length === 0 ? "" : html`<details><summary>${words.phrasings(phrasings.length)}</summary><ul>${phrasings.map((text) => html`<li>${text}</li>`)}</ul></details>`}`,
  };
}

const link = (kind: Listing["kind"], id: string, title: string): Html =>
  html`<li><a href="/tend/knowledge/${kind}/${id}">${title}</a></li>`;
const listed = (links: readonly Html[]): Html | undefined =>
  links.length === 0 ? undefined : html`<ul class="plain">${links}</ul>`;

function drawSources(ids: readonly string[], { source }: Knowledge): Html | undefined {
  return listed(
    ids.flatMap((id) => {
      const found = source(id);
      return found ? [link("source", found.id, found.label)] : [];
    }),
  );
}

/** The topics and the step an entry names. */
function drawWays({ kind, id }: Listing, knowledge: Knowledge): Html | undefined {
  const { topics, steps } = namedBy(kind, id, knowledge);
  return listed([
    ...steps.flatMap((one) => {
      const step = knowledge.step(one);
      return step ? [link("step", step.id, step.title)] : [];
    }),
    ...topics.flatMap((one) => {
      const topic = knowledge.topic(one);
      return topic ? [link("topic", topic.id, topic.title)] : [];
    }),
  ]);
}

interface Named {
  readonly topics: readonly string[];
  readonly steps: readonly string[];
}

function namedBy(kind: Listing["kind"], id: string, knowledge: Knowledge): Named {
  const some = (one: string | undefined): string[] => (one === undefined ? [] : [one]);
  switch (kind) {
    case "topic": {
      const topic = knowledge.topic(id);
      return { topics: topic?.related ?? [], steps: some(topic?.step) };
    }
    case "step": {
      const step = knowledge.step(id);
      return { topics: step?.topics ?? [], steps: step?.requires ?? [] };
    }
    case "tip":
    case "term": {
      const entry = kind === "tip" ? knowledge.tip(id) : knowledge.term(id);
      return { topics: some(entry?.topic), steps: some(entry?.step) };
    }
    case "certification":
      return { topics: [], steps: knowledge.certification(id)?.needs ?? [] };
    case "source":
      return { topics: [], steps: [] };
  }
}

function sourceFacts(id: string, { catalogue }: Library, { source }: Knowledge) {
  const found = source(id);
  const address = found?.url === undefined ? undefined : webAddress(found.url);
  const users = catalogue.filter(({ sources }) => sources.includes(id));
  return [
    [words.published, [found?.publisher, found?.year].filter(Boolean).join(", ")],
    [words.page, address && html`<a href="${address}" rel="noopener noreferrer">${address}</a>`],
    [
      words.usedBy,
      users.length === 0
        ? words.unused
        : html`<details><summary>${words.found(users.length)}</summary><ul>${users.map((one) => link(one.kind, one.id, one.title))}</ul></details>`,
    ],
  ] as const;
}
