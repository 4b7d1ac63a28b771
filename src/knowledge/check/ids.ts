import type { Problem } from "../../errors.ts";
import type { Checked } from "../check.ts";
import type { Entry } from "../entries.ts";
import { quote } from "../quote.ts";
import { type Claim, clashes } from "./twice.ts";

/** No id twice, and no former id that is alive or claimed twice. Only a step may have been split: then each part claims
 *  the old id once, and whoever finished the old step has finished the parts. */
export function checkIds({ register }: Checked): Problem[] {
  const owner = (one: (typeof register.all)[number]) => `${one.kind}\0${one.step?.id ?? ""}`;
  const living = clashes(
    register.all.map(
      (one): Claim => ({
        key: `${owner(one)}\0${one.id}`,
        spot: one.spot,
        message: (first) => `${one.kind} id \`${quote(one.id)}\` is taken at ${first}; choose another`,
      }),
    ),
  );
  const former = register.all.flatMap((one) =>
    one.was.map((id, index) => ({ id, one, spot: one.wasSpots[index] ?? one.spot })),
  );
  const alive = former.flatMap(({ id, one, spot }): Problem[] => {
    const bearer = register.living(one.kind, id, one.step?.id);
    if (bearer === undefined) return [];
    const message = `\`${quote(id)}\` under \`was\` is a living ${one.kind}, at ${bearer.spot.file}:${bearer.spot.line}; take it out`;
    return [{ ...spot, message }];
  });
  const twice = clashes(
    former.map(
      ({ id, one, spot }): Claim => ({
        key: `${owner(one)}\0${id}\0${one.kind === "step" ? one.id : ""}`,
        spot,
        message: (first) =>
          `\`${quote(id)}\` is under \`was\` at ${first} too; one entry took its place, keep that one`,
      }),
    ),
  );
  return [...living, ...alive, ...twice];
}

/** No two things of a kind with one title: people choose by title. */
export function checkTitles({ parsed, entries }: Checked): Problem[] {
  const titled = <T extends { readonly title: string }>(kind: string, list: readonly Entry<T>[]): Claim[] =>
    list.map((entry) => claim(kind, entry.value.title, entry.spot(["title"])));
  const themes = parsed["questions/*.yaml"].flatMap(({ value, places }) =>
    value ? [claim("theme", value.title, places.value(["title"]))] : [],
  );
  const options = entries.steps.map((step) =>
    (step.value.one_of ?? []).map((option, index) =>
      claim("option", option.title, step.spot(["one_of", index, "title"])),
    ),
  );
  return [
    themes,
    titled("topic", entries.topics),
    titled("step", entries.steps),
    ...options,
    titled("certification", entries.certifications),
  ].flatMap(clashes);
}

const claim = (kind: string, title: string, spot: Claim["spot"]): Claim => ({
  key: title.toLowerCase(),
  spot,
  message: (first) => `the ${kind} at ${first} has this title too; make them tell apart`,
});
