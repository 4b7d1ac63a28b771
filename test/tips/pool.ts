import type { Tip } from "../../src/knowledge/knowledge.ts";
import { text } from "../../src/reply.ts";
import { chooseTip, type Told } from "../../src/tips/choose.ts";

export const tipNamed = (id: string, rest: Partial<Tip> = {}): Tip => ({
  id,
  text: [text(`Do ${id}.`)],
  level: "foundation",
  ...rest,
});

export const tipsUpTo = (count: number): Tip[] =>
  Array.from({ length: count }, (_, index) => tipNamed(`tip-${index + 1}`));

/** The ids of so many tips, one after another, and what is kept then. */
export function drawn(
  count: number,
  pool: readonly Tip[],
  start?: Told,
  { subscription = "a", rank }: { subscription?: string; rank?: (tip: Tip) => number } = {},
): { readonly ids: string[]; readonly told: Told | undefined } {
  const ids: string[] = [];
  let told = start;
  for (let i = 0; i < count; i += 1) {
    const chosen = chooseTip(pool, subscription, told, rank);
    if (chosen.kind === "empty") break;
    ids.push(chosen.tip.id);
    told = chosen.told;
  }
  return { ids, told };
}
