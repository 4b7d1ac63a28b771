/** The counters of a metric as Prometheus reads them, those of its buckets and sums aside. */
export const countsOf = (text: string, name: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`roadmate_${name}`) && !/_(bucket|sum)\{/.test(line))
    .map((line) => line.slice("roadmate_".length));
