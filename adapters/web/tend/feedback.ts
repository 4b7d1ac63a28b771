import { html } from "hono/html";
import type { Curator, Group, Received } from "../../../src/index.ts";
import { clean, type Html } from "../text.ts";
import type { Around, Shown } from "./frame.ts";
import { words } from "./words.ts";

/** How the answers were received, by topic, those that helped least first, with the questions they did not help with. */
export async function feedbackView({ curator }: Around): Promise<Shown> {
  const [received, groups] = [byTopic(await curator.received(), curator), await curator.groups()];
  const sum = (count: (one: Received) => number) => received.reduce((total, one) => total + count(one), 0);
  const helpful = sum((one) => one.helpful);
  const lead =
    received.length === 0 ? words.noFeedback : words.rated(helpful + sum((one) => one.unhelpful), helpful);
  return {
    view: "feedback",
    title: words.feedback,
    body: html`<p class="lead">${lead}</p>
<ul class="cards">${received.map((one) => drawReceived(one, groups, curator))}</ul>`,
  };
}

/** What was said of a topic by a former id is said of it. */
function byTopic(received: readonly Received[], { knowledge }: Curator): readonly Received[] {
  const merged = new Map<string, Received>();
  for (const { topic: id, helpful, unhelpful } of received) {
    const topic = knowledge.topic(id)?.id ?? id;
    const before = merged.get(topic);
    merged.set(topic, {
      topic,
      helpful: helpful + (before?.helpful ?? 0),
      unhelpful: unhelpful + (before?.unhelpful ?? 0),
    });
  }
  return [...merged.values()].sort((a, b) => b.unhelpful - a.unhelpful || b.helpful - a.helpful);
}

function drawReceived(
  { topic: id, helpful, unhelpful }: Received,
  groups: readonly Group[],
  { knowledge }: Curator,
): Html {
  const topic = knowledge.topic(id);
  const title =
    topic === undefined
      ? html`${clean(id)} (${words.gone})`
      : html`<a href="/tend/knowledge/topic/${topic.id}">${topic.title}</a>`;
  const unhelped = groups.filter(
    ({ reasons, open }) =>
      reasons["not-helpful"] > 0 &&
      open.some(({ reason, topics }) => reason === "not-helpful" && topics.includes(id)),
  );
  const questions = unhelped
    .slice(0, 8)
    .map(({ id, text }) => html`<li><a href="/tend/questions/${id}"><bdi>${clean(text)}</bdi></a></li>`);
  return html`<li class="card"><h2>${title}</h2>
<p class="facts">${drawShare({ topic: topic?.title ?? clean(id), helpful, unhelpful })} ${words.helped(helpful, unhelpful)}</p>
${questions.length === 0 ? "" : html`<p class="facts">${words.didNotHelp}</p><ul>${questions}</ul>`}</li>`;
}

const drawShare = ({ topic, helpful, unhelpful }: Received): Html =>
  html`<progress max="${helpful + unhelpful}" value="${helpful}" aria-label="${words.share(topic)}"></progress>`;

/** How one topic was received; undefined when nobody said so. */
export async function receivedOf(id: string, curator: Curator): Promise<string | undefined> {
  const found = byTopic(await curator.received(), curator).find(({ topic }) => topic === id);
  return found === undefined ? undefined : words.helped(found.helpful, found.unhelpful);
}
