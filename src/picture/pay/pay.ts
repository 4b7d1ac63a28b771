import type { Figure, Salaries, Source } from "../../knowledge/schema.ts";
import type { Drawing, Theme } from "../picture.ts";
import { document, element, label, panel } from "../svg.ts";
import { palettes } from "../theme.ts";
import { fades } from "./bar.ts";
import { layOut, sizes } from "./layout.ts";
import { drawLegend } from "./legend.ts";
import { drawRegion } from "./region.ts";
import { payAlt, payText } from "./words.ts";

/** Pay figures, as they are drawn: side by side, never averaged. */
export interface PayChart {
  /** What was asked: "Backend pay in India". */
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Names for places, levels and sources; regions and levels are drawn in this order. */
  readonly sources: readonly Pick<Source, "id" | "name" | "year">[];
  readonly salaries: Pick<Salaries, "regions" | "levels">;
}

/** The pay chart: a bar for each figure of each source, grouped by region and level. Bars of one currency share a scale. */
export function drawPay(chart: PayChart): Drawing {
  const layout = layOut(chart);
  const alt = payAlt(chart);
  const draw = (theme: Theme): string => {
    const palette = palettes[theme];
    return document(
      { ...layout.size, alt },
      panel({ x: 0, y: 0, ...layout.size }, 0, { fill: palette.page }),
      element("defs", {}, ...fades(palette)),
      label(layout.title, sizes.margin, sizes.margin + 40, { size: 44, weight: 700, fill: palette.text }),
      ...layout.regions.flatMap((region) => drawRegion(region, layout, palette)),
      ...drawLegend(chart.figures, layout.legend, palette),
    );
  };
  return { svg: { light: draw("light"), dark: draw("dark") }, alt, text: payText(chart) };
}
