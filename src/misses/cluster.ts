import type { Links } from "./link.ts";

/** Brings together what is alike: two groups become one while their members are, on average, at least `least` alike; the most
 *  alike first. Every number is in exactly one group. (Average linkage by chains of nearest neighbours, which gives the same
 *  groups in whatever order one begins.) Takes the links apart. Yields after a few steps, so that whoever runs it can do something else in between. */
export function* cluster(links: Links, least: number): Generator<void, readonly (readonly number[])[]> {
  const groups = createGroups(links, least);
  for (const start of links.keys()) {
    const chain = groups.has(start) ? [start] : [];
    while (chain.length > 0) {
      const [top = start, before] = [chain.at(-1), chain.at(-2)];
      const next = groups.nearest(top, before);
      if (next === undefined) chain.pop();
      else if (next !== before) chain.push(next);
      else {
        chain.length -= 2;
        const merged = groups.merge(top, before);
        if (chain.length === 0) chain.push(merged);
        yield;
      }
    }
    if (start % 16 === 0) yield;
  }
  return groups.all();
}

/** Groups by the number of their first member. What links two of them is the sum over all their members. */
function createGroups(links: Links, least: number) {
  const members = links.map((_, i): number[] | undefined => [i]);
  const sizeOf = (i: number): number => members[i]?.length ?? 0;
  return {
    has: (i: number): boolean => members[i] !== undefined,
    all: () => members.flatMap((one) => (one === undefined ? [] : [one])),
    /** The group most like this one. Among equals that is `before`, or chains would run in circles; else the first. */
    nearest: (i: number, before: number | undefined): number | undefined => {
      let best: number | undefined;
      let most = least;
      for (const [who, sum] of links[i] ?? []) {
        const alike = sum / (sizeOf(i) * sizeOf(who));
        const isTie = alike === most && best !== undefined;
        if (alike < most || (isTie && who !== before && (best === before || (best ?? 0) < who))) continue;
        [best, most] = [who, alike];
      }
      return best;
    },
    /** One of both, under the smaller number. */
    merge: (one: number, other: number): number => {
      const [into, from] = one < other ? [one, other] : [other, one];
      members[into] = [...(members[into] ?? []), ...(members[from] ?? [])];
      members[from] = undefined;
      links[into]?.delete(from);
      links[from]?.delete(into);
      for (const [who, sum] of links[from] ?? []) {
        const whole = sum + (links[into]?.get(who) ?? 0);
        links[into]?.set(who, whole);
        links[who]?.set(into, whole);
        links[who]?.delete(from);
      }
      links[from]?.clear();
      return into;
    },
  };
}
