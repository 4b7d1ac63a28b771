/** Payloads to try the referee with. */

export const text = (length: number): string => "x".repeat(length);
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

export const silent = { allowed_mentions: { parse: [] } };
export const message = (rest: object) => ({ content: "Hello", ...silent, ...rest });
export const modern = (components: object[], rest: object = {}) => ({
  flags: 1 << 15,
  components,
  ...silent,
  ...rest,
});

export const row = (...components: object[]) => ({ type: 1, components });
export const button = (rest: object = {}) => ({
  type: 2,
  style: 1,
  label: "Share",
  custom_id: "share",
  ...rest,
});
export const buttons = (count: number) => times(count, (at) => button({ custom_id: `b${at}` }));
export const option = (value: string, label = value) => ({ label, value });
export const select = (options: object[], rest: object = {}) => ({
  type: 3,
  custom_id: "pick",
  options,
  ...rest,
});
export const display = (content: string) => ({ type: 10, content });

export const input = (rest: object = {}) => ({ type: 4, style: 1, custom_id: "goal", ...rest });
export const label = (component: object, rest: object = {}) => ({
  type: 18,
  label: "Goal",
  component,
  ...rest,
});
export const modal = (components: object[], rest: object = {}) => ({
  type: 9,
  data: { custom_id: "profile", title: "Profile", components, ...rest },
});

export const command = (rest: object) => ({ name: "next", description: "What to learn next", ...rest });
export const typed = (name: string, rest: object = {}) => ({ type: 3, name, description: "A word", ...rest });
