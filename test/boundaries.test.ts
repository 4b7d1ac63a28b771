import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/** Holds what `src/README.md` says about who may import whom. */

const root = fileURLToPath(new URL("..", import.meta.url));

interface Import {
  /** As written: a package, or a path. */
  readonly from: string;
  /** The path from the root, for a file of the project. */
  readonly path: string | undefined;
  readonly typeOnly: boolean;
  readonly exported: boolean;
}

interface File {
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const importPattern =
  /^(import|export)\s+(type\s)?[^;"'`]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\("([^"]+)"\)/gm;

function importsOf(path: string, code: string): Import[] {
  return [...code.matchAll(importPattern)].map(([, word, type, named, bare, dynamic]) => {
    const from = named ?? bare ?? dynamic ?? "";
    return {
      from,
      path: from.startsWith(".") ? join(dirname(path), from) : undefined,
      typeOnly: type !== undefined,
      exported: word === "export",
    };
  });
}

function filesUnder(folder: string): File[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.includes("node_modules"))
    .map((name) => {
      const path = `${folder}/${name}`;
      const text = readFileSync(join(root, path), "utf8");
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
      return { path, text, code, imports: importsOf(path, code) };
    });
}

const src = filesUnder("src");
const adapters = filesUnder("adapters");
const byPath = new Map([...src, ...adapters].map((file) => [file.path, file]));

/** `file → what it imports`, for every import that a rule refuses. */
const refused = (files: readonly File[], refuses: (one: Import, file: File) => boolean): string[] =>
  files.flatMap((file) =>
    file.imports.filter((one) => refuses(one, file)).map(({ from }) => `${file.path} → ${from}`),
  );

/** The file and everything it needs when it runs, near and far. */
function reachable(start: File): ReadonlySet<File> {
  const reached = new Set([start]);
  for (const { imports } of reached) {
    for (const { path, typeOnly } of imports) {
      const next = path === undefined || typeOnly ? undefined : byPath.get(path);
      if (next) reached.add(next);
    }
  }
  return reached;
}

const isUnder = (path: string | undefined, folder: string): boolean => path?.startsWith(folder) ?? false;

describe("the reading of imports", () => {
  test("sees every form of them", () => {
    const code = `import a from "a";
import type { B } from "./b.ts";
import { type C,
  d } from "../d.ts";
import "e";
export { f } from "./f.ts";
export type { G } from "g";
const h = await import("./h.ts");`;
    expect(
      importsOf("src/x/y.ts", code).map((one) => [one.path ?? one.from, one.typeOnly, one.exported]),
    ).toEqual([
      ["a", false, false],
      ["src/x/b.ts", true, false],
      ["src/d.ts", false, false],
      ["e", false, false],
      ["src/x/f.ts", false, true],
      ["g", true, true],
      ["src/x/h.ts", false, false],
    ]);
  });

  test("finds a file behind every path", () => {
    expect(src.length + adapters.length).toBeGreaterThan(50);
    expect(refused([...src, ...adapters], ({ path }) => path !== undefined && !byPath.has(path))).toEqual([]);
  });
});

describe("src/", () => {
  test("names nothing in adapters/", () => {
    expect(refused(src, ({ path }) => path !== undefined && !isUnder(path, "src/"))).toEqual([]);
  });

  test("names no platform's library and no web framework", () => {
    const platform =
      /^(discord|@discordjs|@slack|express|fastify|koa|hono|node:(http|https|http2|readline|tty))/;
    expect(refused(src, ({ from }) => platform.test(from))).toEqual([]);
  });

  test("is handed the environment, and never reaches for it", () => {
    expect(src.filter(({ code }) => code.includes("process.env")).map(({ path }) => path)).toEqual([]);
  });

  test("re-exports in index.ts alone", () => {
    const passing = src.filter(({ imports }) => imports.some(({ exported }) => exported));
    expect(passing.map(({ path }) => path)).toEqual(["src/index.ts"]);
  });
});

describe("adapters/", () => {
  const programs = adapters.filter(({ path }) => path.split("/").length === 2);
  const platforms = adapters.filter(({ path }) => path.split("/").length > 2);

  test("reach the core only through src/index.ts", () => {
    expect(refused(adapters, ({ path }) => isUnder(path, "src/") && path !== "src/index.ts")).toEqual([]);
  });

  test("never reach each other; only the programs beside them know several", () => {
    const own = ({ path }: File): string => path.split("/").slice(0, 2).join("/");
    expect(
      refused(platforms, ({ path }, file) => isUnder(path, "adapters/") && !isUnder(path, `${own(file)}/`)),
    ).toEqual([]);
  });

  test("leave the environment to the programs, which hand it on", () => {
    const readers = platforms.filter(({ code }) => code.includes("process.env"));
    expect(readers.map(({ path }) => path)).toEqual([]);
    expect(programs.length).toBeGreaterThan(0);
  });
});

const pureTips = ["schedule", "choose", "next", "rank", "verdict", "pace"].map(
  (name) => `src/tips/${name}.ts`,
);

describe.each(["src/understand/", "src/decide/", ...pureTips])("%s is pure", (place) => {
  const pure = src.filter(({ path }) => isUnder(path, place));

  test("it reaches no file system, database, network, worker or log, not even through others", () => {
    const effect = /^(node:|pino|kysely|libsql|@libsql|pg$|discord|@slack)|\/(log|config)\.ts$/;
    const reached = pure.flatMap((file) =>
      [...reachable(file)].flatMap((far) =>
        far.imports
          .filter(({ from, typeOnly }) => !typeOnly && effect.test(from))
          .map(({ from }) => `${file.path} … ${far.path} → ${from}`),
      ),
    );
    expect(reached).toEqual([]);
  });

  test("it asks neither a clock nor chance", () => {
    const asking =
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b|\bset(Timeout|Interval)\b/;
    expect(pure.filter(({ code }) => asking.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe("every file", () => {
  const all = [...src, ...adapters, ...filesUnder("test"), ...filesUnder("scripts")];

  test("has 250 lines at most", () => {
    const long = all.filter(({ text }) => text.trimEnd().split("\n").length > 250);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test("is named for what is inside", () => {
    const empty = /(^|\/)(utils?|helpers?|types?|constants?|common|misc)\.(ts|mjs)$/;
    expect(all.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
  });
});
