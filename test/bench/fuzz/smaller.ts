/** The same parts, each with one of them smaller: without a half, a quarter and so on; of JSON, without one of its keys. */
export function* smaller(parts: readonly string[]): Generator<readonly string[]> {
  for (const [at, part] of parts.entries())
    for (const less of smallerText(part)) yield parts.map((one, index) => (index === at ? less : one));
}

function* smallerText(text: string): Generator<string> {
  const data = dataIn(text);
  if (data !== undefined) {
    for (const less of smallerData(data)) yield JSON.stringify(less);
    return;
  }
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < text.length; from += size) yield text.slice(0, from) + text.slice(from + size);
}

function dataIn(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}

function* smallerData(value: unknown): Generator<unknown> {
  if (typeof value === "string" && value !== "") {
    const half = Math.ceil(value.length / 2);
    yield value.slice(half);
    yield value.slice(0, half === value.length ? 0 : half);
  }
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  const whole = (some: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? some.map(([, one]) => one) : Object.fromEntries(some);
  for (const key of entries.keys()) yield whole(entries.filter((_, at) => at !== key));
  for (const [key, [name, inner]] of entries.entries())
    for (const less of smallerData(inner))
      yield whole(entries.map((entry, at) => (at === key ? [name, less] : entry)));
}
