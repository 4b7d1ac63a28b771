import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Entry } from "../entries.ts";
import type { Figure } from "../schema.ts";

/** Ranges run upwards, and a figure has the ends its kind calls for. */
export function checkRanges({ entries: { steps, figures } }: Checked): Problem[] {
  return [
    ...steps.flatMap(({ value, spot }) => upwards("hours", value.hours, spot(["hours"]))),
    ...figures.flatMap(({ value, spot }) =>
      value.years ? upwards("years", value.years, spot(["years"])) : [],
    ),
    ...figures.flatMap(checkEnds),
  ];
}

type Range = { readonly min: number; readonly max: number };

function upwards(name: string, { min, max }: Range, spot: Omit<Problem, "message">): Problem[] {
  if (min <= max) return [];
  return [{ ...spot, message: `\`${name}\` runs from ${min} down to ${max}; swap \`min\` and \`max\`` }];
}

function checkEnds({ value, spot }: Entry<Figure>): Problem[] {
  switch (value.stat) {
    case "range":
      if (value.max === undefined)
        return [{ ...spot(), message: "a range has a `max`; add it, or make `stat` a floor" }];
      return upwards("min", { min: value.min, max: value.max }, spot(["min"]));
    case "floor":
      if (value.max === undefined) return [];
      return [{ ...spot(["max"]), message: "a floor has no `max`; delete it, or make `stat` a range" }];
    case "average":
      if (value.max === undefined || value.max === value.min) return [];
      return [
        { ...spot(["max"]), message: "an average is one amount; delete `max`, or make `stat` a range" },
      ];
  }
}
