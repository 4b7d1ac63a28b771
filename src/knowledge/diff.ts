/** The change of one file as a patch that `git apply` and `patch -p1` take: one hunk, with three lines around it. Empty when
 *  nothing changed. */
export function diffOf(name: string, before: string, after: string): string {
  if (before === after) return "";
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let same = 0;
  while (same < old.length && same < fresh.length && old[same] === fresh[same]) same++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - same;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;

  const from = Math.max(0, same - around);
  const below = Math.min(tail, around);
  const hunk = [
    ...old.slice(from, same).map((line) => ` ${line}`),
    ...old.slice(same, old.length - tail).map((line) => `-${line}`),
    ...fresh.slice(same, fresh.length - tail).map((line) => `+${line}`),
    ...old.slice(old.length - tail, old.length - tail + below).map((line) => ` ${line}`),
  ];
  const span = (lines: readonly string[]): string => {
    const length = lines.length - tail + below - from;
    return `${length === 0 ? from : from + 1},${length}`;
  };
  const head = [`--- a/${name}`, `+++ b/${name}`, `@@ -${span(old)} +${span(fresh)} @@`];
  return `${head.join("\n")}\n${hunk.join("")}`;
}

/** Lines of context. */
const around = 3;

/** Lines with their ends; the last one says that it has none. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => `${line}\n`);
  const last = lines.pop() ?? "";
  return last === "\n" ? lines : [...lines, `${last}\\ No newline at end of file\n`];
}
