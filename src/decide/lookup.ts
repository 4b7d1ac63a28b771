import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import { payLines } from "../knowledge/pay.ts";
import type { Figure, Named } from "../knowledge/schema.ts";
import { drawPay } from "../picture/pay/pay.ts";
import { type Block, paragraph } from "../reply.ts";
import type { Slots } from "../understand/intent.ts";
import { disagree, type Found, findFigures } from "./figures.ts";
import { labelsOf } from "./show.ts";
import { wording } from "./wording.ts";

/** Answers computed from data: pay by region, level and years; one thing beside another. */

/** The pay that a question names, or undefined when it names neither region nor level nor years. */
export function payBlocks(topic: Topic, slots: Slots, knowledge: Knowledge): Block[] | undefined {
  const { regions = [], levels = [], years } = slots;
  if (regions.length === 0 && levels.length === 0 && years === undefined) return undefined;
  const asked = regions.flatMap(
    (id) => knowledge.vocabulary.regions.find((region) => region.id === id) ?? [],
  );
  const covered = asked.filter((region) => region.covered !== false);
  const uncovered = asked.filter((region) => region.covered === false);
  if (uncovered.length > 0 && covered.length === 0) return uncoveredBlocks(uncovered, topic, knowledge);
  const found = findFigures({ regions: covered.map(coveringRegion), levels, years }, topic, knowledge);
  if (found === undefined) return undefined;
  const particulars = [...covered.map(({ title }) => title), ...levelTitles(found.levels, knowledge)];
  return [
    paragraph(wording.payIntro(particulars, found.years)),
    ...payLines(found.figures, knowledge),
    chartOf(found.figures, particulars, knowledge),
    ...payNotes(found, slots, covered, knowledge).map((note) => paragraph(note)),
    ...(uncovered.length > 0 ? [paragraph(wording.payUncovered(titlesOf(uncovered)))] : []),
    sourceLine(found.figures, topic, knowledge),
  ];
}

/** The same figures as bars. */
function chartOf(figures: readonly Figure[], particulars: readonly string[], knowledge: Knowledge): Block {
  const { sources, salaries } = knowledge;
  const drawing = drawPay({ title: wording.payChart(particulars), figures, sources, salaries });
  return { kind: "picture", name: "pay", beside: true, ...drawing };
}

/** What one has to know beside the figures. */
function payNotes(found: Found, wanted: Slots, regions: readonly Named[], knowledge: Knowledge): string[] {
  const groups = regions.filter(({ part_of }) => part_of !== undefined);
  const countries = new Set(groups.flatMap((group) => countriesOf(group, knowledge)));
  const letGo = found.levels.length === 0 && found.years === undefined;
  return [
    ...(groups.length > 0 ? [wording.payGroup(titlesOf(groups), [...countries])] : []),
    ...(found.years === undefined ? [] : [wording.payYears]),
    ...(letGo && wanted.levels !== undefined ? [wording.payNoLevel] : []),
    ...(letGo && wanted.levels === undefined && wanted.years !== undefined ? [wording.payNoYears] : []),
    ...(disagree(found.figures) ? [wording.payDisagree] : []),
  ];
}

/** A country inside a region is covered by the region's figures. */
const coveringRegion = ({ id, part_of }: Named): string => part_of ?? id;

const titlesOf = (regions: readonly Named[]): string[] => regions.map(({ title }) => title);

const countriesOf = ({ part_of }: Named, { salaries }: Knowledge): readonly string[] =>
  salaries.regions.find(({ id }) => id === part_of)?.countries ?? [];

const levelTitles = (ids: readonly string[], { salaries }: Knowledge): string[] =>
  ids.flatMap((id) => salaries.levels.find((level) => level.id === id)?.title.toLowerCase() ?? []);

/** Regions of no country in particular. */
const anywhere: ReadonlySet<string> = new Set(["outside-india", "worldwide"]);

function uncoveredBlocks(regions: readonly Named[], topic: Topic, knowledge: Knowledge): Block[] {
  const { salaries } = knowledge;
  const beyond = salaries.figures.filter(({ region }) => anywhere.has(region));
  const covered = salaries.regions
    .filter(({ id }) => !anywhere.has(id))
    .map(({ title, countries }) => (countries ? `${title} (${countries.join(", ")})` : title));
  const hint = [wording.payCovered(covered), ...(beyond.length > 0 ? [wording.payBeyond] : [])];
  return [
    paragraph(wording.payUncovered(titlesOf(regions))),
    paragraph(hint.join(" ")),
    ...payLines(beyond, knowledge),
    ...(beyond.length > 0 ? [sourceLine(beyond, topic, knowledge)] : []),
  ];
}

const sourceLine = (figures: readonly Figure[], { reviewed }: Topic, knowledge: Knowledge): Block => ({
  kind: "sources",
  sources: labelsOf([...new Set(figures.map(({ source }) => source))], knowledge),
  reviewed,
  editorial: false,
});

/** Two languages side by side, from what is known of each; undefined when two with a topic are not named. */
export function compareBlocks(topic: Topic, slots: Slots, knowledge: Knowledge): Block[] | undefined {
  const sides = (slots.versus ?? []).flatMap((id) => sideOf(id, topic, knowledge) ?? []);
  const [a, b] = sides;
  if (a === undefined || b === undefined || a.id === b.id) return undefined;
  const sources = [...new Set([a, b].flatMap((side) => side.sources ?? []))];
  return [
    paragraph(wording.compareIntro),
    ...[a, b].flatMap((side): Block[] => [
      { kind: "heading", text: side.title },
      { kind: "paragraph", spans: side.point },
    ]),
    paragraph(wording.compareEnd),
    {
      kind: "sources",
      sources: labelsOf(sources, knowledge),
      editorial: sources.length === 0,
      reviewed: topic.reviewed,
    },
  ];
}

/** Frameworks and dialects stand for their language. */
function sideOf(id: string, { draws_on = [] }: Topic, { vocabulary, topic }: Knowledge): Topic | undefined {
  const framework = vocabulary.frameworks.find((entry) => entry.id === id);
  const language = vocabulary.languages.find((entry) => entry.id === (framework?.language ?? id));
  const wanted = `${language?.part_of ?? language?.id ?? id}-for-backend`;
  return draws_on.includes(wanted) ? topic(wanted) : undefined;
}
