import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { readAddress } from "../../src/store/address.ts";
import { openStore } from "../../src/store/open.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-open-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The one problem that opening reports. */
async function problemOf(url: string): Promise<string> {
  const error = await openStore(url).then(
    async (store) => store.close(),
    (error: unknown) => error,
  );
  if (!(error instanceof ConfigError)) throw error ?? new Error("It opened.");
  expect(error.problems).toHaveLength(1);
  return error.problems[0] ?? "";
}

describe("the address of a store", () => {
  test.each([
    ["file:data/x.db", { kind: "libsql", path: join(process.cwd(), "data/x.db") }],
    ["file:/a b/%41.db", { kind: "libsql", path: "/a b/%41.db" }],
    ["file:///a%20b/x.db", { kind: "libsql", path: "/a b/x.db" }],
    ["file::memory:", { kind: "libsql", path: join(process.cwd(), ":memory:") }],
    ["memory:", { kind: "memory" }],
    ["postgres://a@b/c", { kind: "postgres", url: "postgres://a@b/c" }],
    ["postgresql://a:b@c:1/d?e=f", { kind: "postgres", url: "postgresql://a:b@c:1/d?e=f" }],
  ])("%s is understood", (url, address) => {
    expect(readAddress(url)).toEqual(address);
  });
  test.each([
    "",
    "file:",
    "./data/x.db",
    "mysql://a@b/c",
    "postgres:",
    "postgres://a:b#c@d/e",
    "file://host/x",
  ])("%j is refused, with what would be right", async (url) => {
    expect(await problemOf(url)).toMatch(/^DATABASE_URL is file:PATH, .* or postgres:\/\/user/);
  });
});

describe("a file", () => {
  test("is made with its folders, and can be read by its owner alone", async () => {
    const path = join(folder, "new", "er", "x.db");
    await (await openStore(pathToFileURL(path).href)).close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
  test("that is none is refused in a sentence", async () => {
    await mkdir(join(folder, "folder.db"));
    await writeFile(join(folder, "text.db"), "Dear diary, this is not a database at all.".repeat(50));
    expect(await problemOf(`file:${folder}/folder.db`)).toMatch(
      /^DATABASE_URL: .*folder\.db cannot be opened \(it is a folder\): name a file/,
    );
    expect(await problemOf(`file:${folder}/text.db`)).toMatch(
      /text\.db cannot be opened \(it is not a database\)/,
    );
    expect(await problemOf(`file:${folder}/text.db/x.db`)).toMatch(
      /cannot be opened \(a part of the path is a file\)/,
    );
  });
});

describe("Postgres", () => {
  const server = (change: (url: URL) => void): string => {
    const url = new URL(inject("postgresUrl"));
    change(url);
    return url.href;
  };
  test("that is not there is refused in a sentence", async () => {
    const url = server((to) => {
      to.port = "1";
    });
    expect(await problemOf(url)).toBe(
      "DATABASE_URL: Postgres at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct host and port",
    );
  });
  test("that says nothing is given up on", async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const url = server((to) => {
      to.port = String(typeof address === "object" ? address?.port : "");
    });
    expect(await problemOf(url)).toMatch(/cannot be reached \(no answer\)/);
    silent.close();
  });
  test("with another password, user or database is refused in a sentence, which keeps the password", async () => {
    const password = server((to) => {
      to.password = "s3cret";
    });
    expect(await problemOf(password)).toMatch(/does not let "roadmate" in \(28P01\): correct the user/);
    expect(await problemOf(password)).not.toContain("s3cret");
    const database = server((to) => {
      to.pathname = "nowhere";
    });
    expect(await problemOf(database)).toMatch(/has no database "nowhere": create it, or correct the name/);
  });
});

test("a store that is closed says so when it is asked whether it is there", async () => {
  const store = await openStore(`file:${folder}/closed.db`);
  await store.close();
  await expect(store.ping()).rejects.toThrow();
});
