import type { Knowledge, Tip } from "../knowledge/knowledge.ts";

/** What a subscription wants tips about. A list that is absent or empty leaves nothing out. */
export interface TipFilter {
  /** Ids of levels. */
  readonly levels?: readonly string[] | undefined;
  /** Ids of themes. */
  readonly themes?: readonly string[] | undefined;
  /** Ids of topics. */
  readonly topics?: readonly string[] | undefined;
}

/** What a subscription has had: all there is to keep between two tips. */
export interface Told {
  /** How often the pool has been used up. */
  readonly round: number;
  /** Ids of the tips sent in this round, in order. Never empty after the first tip. */
  readonly sent: readonly string[];
}

/** The tip to send, with what to keep once it is sent; or the filter matches no tip. */
export type Chosen =
  | { readonly kind: "tip"; readonly tip: Tip; readonly told: Told }
  | { readonly kind: "empty" };

/** The tips that a filter lets through, in the order of the knowledge: those of the levels and, where themes or topics
 *  are named, about any of them. */
export function poolOf(knowledge: Pick<Knowledge, "tips" | "topic">, filter: TipFilter): readonly Tip[] {
  const { levels = [], themes = [], topics = [] } = filter;
  // A topic may have been renamed since it was picked.
  const about = topics.map((id) => knowledge.topic(id)?.id);
  const isWanted = ({ topic }: Tip): boolean => {
    const found = topic === undefined ? undefined : knowledge.topic(topic);
    return found !== undefined && (about.includes(found.id) || themes.includes(found.theme));
  };
  return knowledge.tips.filter(
    (tip) =>
      (levels.length === 0 || levels.includes(tip.level)) &&
      (themes.length + topics.length === 0 || isWanted(tip)),
  );
}

/** Chooses the next tip of a subscription. No tip comes twice until all of the pool have come; then the next round
 *  begins, and not with the tip that was last. Each subscription has an order of its own in each round. It rests on
 *  the ids alone, so tips may be added, removed and renamed at any time.
 *
 *  `rank` puts some tips before others: a lower one comes earlier within the round. */
export function chooseTip(
  pool: readonly Tip[],
  subscription: string,
  { round, sent }: Told = { round: 0, sent: [] },
  rank: (tip: Tip) => number = () => 0,
): Chosen {
  const unsent = without(pool, sent);
  const next = unsent.length > 0 ? { round, sent } : { round: round + 1, sent: [] };
  const unlike = unsent.length > 0 ? unsent : without(pool, sent.slice(-1));
  // What is left of a pool of one tip is that tip.
  const from = unlike.length > 0 ? unlike : pool;
  const tip = firstOf(from, seedOf(`${subscription}/${next.round}`), rank);
  if (tip === undefined) return { kind: "empty" };
  return { kind: "tip", tip, told: { round: next.round, sent: [...next.sent, tip.id] } };
}

/** The tips that have none of the ids, nor had one before they were renamed. */
function without(pool: readonly Tip[], ids: readonly string[]): readonly Tip[] {
  const gone = new Set(ids);
  return pool.filter(({ id, was }) => !gone.has(id) && !was?.some((former) => gone.has(former)));
}

/** The first by rank, then in the order that the seed makes. */
function firstOf(pool: readonly Tip[], seed: number, rank: (tip: Tip) => number): Tip | undefined {
  let first: Tip | undefined;
  let [lowest, least] = [0, 0];
  for (const tip of pool) {
    const ranked = rank(tip);
    if (first !== undefined && ranked > lowest) continue;
    const key = mixed(seed ^ seedOfTip(tip));
    if (first !== undefined && ranked === lowest && key > least) continue;
    [first, lowest, least] = [tip, ranked, key];
  }
  return first;
}

/** Seeds of tips; making them again for each choice takes most of its time. */
const seeds = new WeakMap<Tip, number>();

function seedOfTip(tip: Tip): number {
  const known = seeds.get(tip);
  if (known !== undefined) return known;
  const seed = seedOf(tip.id);
  seeds.set(tip, seed);
  return seed;
}

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Spreads a number over all 32 bits, no two to the same: the last step of MurmurHash3. */
function mixed(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
