import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edited, readText, writeSecret } from "../../../adapters/cli/dotenv.ts";

describe("editing .env", () => {
  const before = `# Where it lives
DISCORD_TOKEN=old   # a note
export  SLACK_BOT_TOKEN = 'x'
UNKNOWN="two
lines"

# LOG_LEVEL=debug
PORT=3000
`;
  it("changes a line where it stands, adds others at the end, keeps everything else", () => {
    expect(
      edited(before, { DISCORD_TOKEN: "a.b-c.d_e", ADMIN_TOKEN: "abc", LOG_LEVEL: "warn" }),
    ).toBe(`# Where it lives
DISCORD_TOKEN=a.b-c.d_e
export  SLACK_BOT_TOKEN = 'x'
UNKNOWN="two
lines"

# LOG_LEVEL=debug
PORT=3000
ADMIN_TOKEN=abc
LOG_LEVEL=warn
`);
  });
  it("takes out of use what is no longer wanted, and keeps it as a comment", () => {
    const after = edited(before, { SLACK_BOT_TOKEN: undefined, UNKNOWN: undefined, NOT_THERE: undefined });
    expect(after).toContain("# export  SLACK_BOT_TOKEN = 'x'\n# UNKNOWN=\"two\n# lines\"\n");
    expect(Object.keys(parseEnv(after))).toEqual(["DISCORD_TOKEN", "PORT"]);
  });
  it("leaves one line of a setting that stands there twice", () => {
    expect(edited("A=1\nB=2\nA=3\n", { A: "4" })).toBe("A=4\nB=2\n");
  });
  it("fills an empty line of the example", () => {
    expect(edited("# The port.\nPORT=\n", { PORT: "80" })).toBe("# The port.\nPORT=80\n");
  });
  it("writes every value so that Node reads the same", () => {
    const value = fc.string({ unit: "grapheme-ascii", maxLength: 40 }).filter((text) => text === text.trim());
    fc.assert(
      fc.property(value, (typed) => {
        // In all three quotes at once nothing can be written; no setting has that.
        fc.pre(["'", '"', "`"].some((quote) => !typed.includes(quote)));
        fc.pre(!/[\r\n]/.test(typed) && !(typed.includes("\\n") && /['`]/.test(typed)));
        expect(parseEnv(edited("A=1\n", { A: typed })).A).toBe(typed);
      }),
    );
  });
});

describe("writing .env", () => {
  let dir = "";
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "roadmate-env-"));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it("leaves a file that only its owner can read, and nothing beside it", async () => {
    const path = join(dir, ".env");
    expect(await readText(path)).toBeUndefined();
    await writeFile(path, "A=1\n", { mode: 0o644 });
    await writeSecret(path, "A=2\n");
    expect(await readFile(path, "utf8")).toBe("A=2\n");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual([".env"]);
  });
  it("writes what a link points to", async () => {
    await writeFile(join(dir, "real"), "A=1\n");
    await symlink(join(dir, "real"), join(dir, "link"));
    await writeSecret(join(dir, "link"), "A=3\n");
    expect(await readFile(join(dir, "real"), "utf8")).toBe("A=3\n");
  });
  it("leaves the old file, whole, where the new one cannot be written", async () => {
    await expect(writeSecret(join(dir, "nowhere", ".env"), "A=1\n")).rejects.toThrow();
    expect(await readText(join(dir, "nowhere", ".env"))).toBeUndefined();
  });
});
