import type { Drawing, Theme } from "../picture.ts";
import { document, panel } from "../svg.ts";
import { palettes } from "../theme.ts";
import { drawCard } from "./card.ts";
import { drawHead } from "./head.ts";
import { layOut } from "./layout.ts";
import { drawLegend } from "./legend.ts";
import { drawLevel } from "./level.ts";
import { mapAlt, mapText } from "./words.ts";

/** How a step stands with the learner. `open`: can be begun now. `locked`: something it requires is not done yet. */
export type MapState = "done" | "doing" | "skipped" | "open" | "locked";

export interface MapStep {
  readonly title: string;
  readonly state: MapState;
  /** The one step to do next. Where several are marked, the first counts. */
  readonly next?: boolean;
  readonly optional?: boolean;
}

export interface MapLevel {
  readonly title: string;
  readonly steps: readonly MapStep[];
}

/** A learner's roadmap, as it is drawn. */
export interface LearnerMap {
  /** What the way leads to: "Backend developer". */
  readonly title: string;
  readonly levels: readonly MapLevel[];
}

/** The learner's map: what is next on top, then a column of cards for each level. */
export function drawMap(map: LearnerMap): Drawing {
  const layout = layOut(map);
  const alt = mapAlt(map);
  const draw = (theme: Theme): string => {
    const palette = palettes[theme];
    return document(
      { ...layout.size, alt },
      panel({ x: 0, y: 0, ...layout.size }, 0, { fill: palette.page }),
      ...drawHead(map, layout.head, palette),
      ...layout.levels.flatMap((level) => drawLevel(level, palette)),
      ...layout.cards.flatMap((card) => drawCard(card, palette)),
      ...drawLegend(map, layout.legend, palette),
    );
  };
  return { svg: { light: draw("light"), dark: draw("dark") }, alt, text: mapText(map) };
}
