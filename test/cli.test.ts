import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { soundFiles, writeFiles } from "./knowledge/folder.ts";

/** What `npm run roadmate` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../dist/adapters/roadmate.js", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], input = "", env: Record<string, string> = {}): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: inject("dataDir"), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code] = await once(child, "close");
  return { code, out, err };
}

const rows = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const keys = ["text", "decision", "topic", "choices", "slots", "confidence", "reply", "ms"];

describe("ask", () => {
  it("prints the answer with its sources, and nothing else", async () => {
    const { code, out, err } = await run(["ask", "do i need a degree"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/degree.*\n\nSources: .* · reviewed \d+ \w+ \d{4}\n$/s);
  });
  it("takes the question as one word or as many", async () => {
    const [one, many] = await Promise.all([
      run(["ask", "do i need a degree"]),
      run(["ask", "do", "i", "need", "a", "degree"]),
    ]);
    expect(one.out).toBe(many.out);
  });
  it("--json prints one row with the keys in their order", async () => {
    const { out, code } = await run(["ask", "--json", "what does a junior earn in india"]);
    const [row = {}, ...others] = rows(out);
    expect([code, others]).toEqual([0, []]);
    expect(Object.keys(row)).toEqual(keys);
    expect(row).toMatchObject({
      text: "what does a junior earn in india",
      decision: "answer",
      topic: "salary-by-region-level",
      choices: expect.any(Array),
      slots: { regions: ["india"], levels: ["junior"] },
      confidence: expect.any(Number),
      reply: expect.stringContaining("LPA"),
      ms: expect.any(Number),
    });
  });
  it("--json says null and abstains where it does not know", async () => {
    const [row] = rows((await run(["ask", "--json", "will it rain in Paris tomorrow?"])).out);
    expect(row).toMatchObject({ decision: "abstain", topic: null, choices: [] });
  });
  it("--explain shows how the question was read and decided", async () => {
    const { out } = await run(["ask", "--explain", "do i need a degree"]);
    for (const name of ["read as", "decision", "rule", "thresholds", "confidence", "slots", "candidates"])
      expect(out).toMatch(new RegExp(`^${name}`, "m"));
    expect(out).toContain("decision    answer: degree-needed");
    expect(out).toMatch(/^thresholds {2}answer ≥ .* choose ≥ .* doubtful ≥ .* out of scope ≥ /m);
  });
  it("without a question says how to ask", async () => {
    const { code, out, err } = await run(["ask", "  "]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("roadmate ask");
  });
});

describe("ask --jsonl", () => {
  const input = [
    '{"text":"what does a junior earn in india","conversation":"a"}',
    '{"text":"do i need a degree","conversation":"a"}',
    "this is no row",
    "",
    '{"question":"do i need a degree"}',
    '{"text":"","conversation":null}',
    '{"text":"do i need a degree","conversation":7}',
  ].join("\r\n");

  it("answers row by row, in order, and says which rows are none", async () => {
    const { code, out, err } = await run(["ask", "--jsonl"], input);
    expect([code, err]).toEqual([0, ""]);
    const answered = rows(out);
    expect(answered.map((row) => row.topic ?? row.decision ?? row.error)).toEqual([
      "salary-by-region-level",
      "degree-needed",
      'row 3 is not {"text": "…"}: give one JSON object a line',
      'row 4 is not {"text": "…"}: give one JSON object a line',
      "abstain",
      "degree-needed",
    ]);
    for (const row of answered.filter((one) => !("error" in one))) expect(Object.keys(row)).toEqual(keys);
  });
  it("answers nothing when nothing is asked", async () => {
    expect(await run(["ask", "--jsonl"], "")).toEqual({ code: 0, out: "", err: "" });
  });
});

describe("show", () => {
  it.each([
    ["topic", "degree-needed", /reviewed/],
    ["step", "docker", /^Package your app with Docker\n\n.*Effort: \d+–\d+ hours \(our own estimate\)/s],
    ["term", "api", /^API: /],
    ["certification", "aws-solutions-architect", /^AWS .*Focus: cloud/s],
  ])("shows a %s", async (kind, id, expected) => {
    const { code, out, err } = await run(["show", kind, id]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(expected);
  });
  it("shows one as JSON: kind, id, text and sources", async () => {
    const [row = {}] = rows((await run(["show", "topic", "degree-needed", "--json"])).out);
    expect(Object.keys(row)).toEqual(["kind", "id", "text", "sources"]);
    expect(row).toMatchObject({
      kind: "topic",
      id: "degree-needed",
      sources: expect.arrayContaining(["s000"]),
    });
    expect(row.text).not.toContain("reviewed");
  });
  it("shows all as rows, every tip among them", async () => {
    const all = rows((await run(["show", "--all", "--json"])).out);
    expect(new Set(all.map((row) => row.kind))).toEqual(
      new Set(["topic", "step", "tip", "term", "certification"]),
    );
    for (const row of all) expect(Object.keys(row)).toEqual(["kind", "id", "text", "sources"]);
    const tip = all.find((row) => row.kind === "tip");
    const { out } = await run(["show", "tip", String(tip?.id)]);
    expect(out).toContain(String(tip?.text));
  });
  it.each([
    ["an id that is not there", ["show", "topic", "no-such-thing"], 'There is no topic "no-such-thing"'],
    ["a kind that is none", ["show", "banana", "degree-needed"], 'There is no banana "degree-needed"'],
    ["nothing", ["show"], "Say what to show"],
  ])("fails on %s, and says what to do", async (_, args, said) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(said);
    expect(err).toContain("show --all --json");
  });
});

describe("check", () => {
  it("finds the shipped knowledge sound", async () => {
    expect(await run(["check"])).toEqual({ code: 0, out: "The knowledge is sound.\n", err: "" });
  });
  it("lists every problem of a broken copy by file, line and column", async () => {
    const copy = join(folder, "knowledge");
    await cp(fileURLToPath(new URL("../knowledge", import.meta.url)), copy, { recursive: true });
    const [tips, terms] = [join(copy, "tips.yaml"), join(copy, "glossary.yaml")];
    await writeFile(tips, (await readFile(tips, "utf8")).replace("    level:", "    levle:"));
    await writeFile(terms, (await readFile(terms, "utf8")).replace(/topic: [a-z-]+/, "topic: no-such-topic"));
    const { code, out } = await run(["check", copy]);
    expect(code).toBe(1);
    expect(out).toMatch(/tips\.yaml:\d+:\d+: .*levle/);
    expect(out).toMatch(/glossary\.yaml:\d+:\d+: .*no-such-topic/);
    expect(out).toMatch(/\n\d+ problems\.\n$/);
  });
  it("fails on a folder that is not there", async () => {
    const { code, out, err } = await run(["check", join(folder, "nowhere")]);
    expect(code).toBe(1);
    expect(out + err).toContain("nowhere");
    expect(out + err).not.toContain("    at ");
  });
});

describe("the command line", () => {
  it("says what is wrong with the settings, without a stack", async () => {
    const { code, err } = await run(["ask", "x"], "", { LOG_LEVEL: "loud" });
    expect(code).toBe(1);
    expect(err).toMatch(/^The settings need attention:\n {2}- LOG_LEVEL/);
    expect(err).not.toContain("    at ");
  });
  it("reads settings from .env where it is run", async () => {
    await writeFile(join(folder, ".env"), "LOG_LEVEL=loud\n");
    expect((await run(["ask", "x"])).code).toBe(1);
    await rm(join(folder, ".env"));
  });
  it("shows its help for a command it does not know", async () => {
    const { code, err } = await run(["dance"]);
    expect(code).toBe(1);
    expect(err).toContain("Usage: roadmate");
  });
  it("leaves quietly when nobody reads on", async () => {
    const child = spawn(process.execPath, [program, "show", "--all", "--json"], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATA_DIR: inject("dataDir") },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.destroy();
    const [code] = await once(child, "close");
    expect([code, err]).toEqual([0, ""]);
  });
});

describe("misses", () => {
  const small = async () => {
    const dir = join(folder, "small", "knowledge");
    await writeFiles(dir, soundFiles());
    return { KNOWLEDGE_DIR: dir, DATA_DIR: join(folder, "small", "data") };
  };
  it("says that there are none, and refuses what is no group or no number", async () => {
    const env = await small();
    expect(await run(["misses"], "", env)).toEqual({ code: 0, out: "Nothing was missed twice.\n", err: "" });
    expect(await run(["misses", "--json"], "", env)).toEqual({ code: 0, out: "", err: "" });
    const [group, min] = await Promise.all([
      run(["misses", "accept", "0123456789", "--outside", "--yes"], "", env),
      run(["misses", "--min", "few"], "", env),
    ]);
    expect([group.code, group.err]).toEqual([1, expect.stringContaining("No missed questions go by")]);
    expect([min.code, min.err]).toEqual([1, expect.stringContaining("--min")]);
  });
});
