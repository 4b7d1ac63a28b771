import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config.ts";
import { createMetrics } from "../../src/metrics.ts";
import { soundFiles, writeFiles } from "../knowledge/folder.ts";
import { keptLog } from "../training/minds.ts";
import { openBrowserOn } from "./browser.ts";

/** The compiled app, for it learns in a worker whose file Node runs; `npm test` builds it first. */
const compiled = new URL("../../dist/src/app.js", import.meta.url).href;
const token = "tend-the-garden-well";

/** A browser before a whole app on a small knowledge of its own, which it may change. */
export async function openGarden() {
  const parent = await mkdtemp(join(tmpdir(), "roadmate-garden-"));
  const dir = join(parent, "knowledge");
  await writeFiles(dir, soundFiles());
  const { createApp }: typeof import("../../src/app.ts") = await import(/* @vite-ignore */ compiled);
  const env = { KNOWLEDGE_DIR: dir, DATA_DIR: join(parent, "data"), DATABASE_URL: "memory:" };
  const app = await createApp(readConfig(env, parent), keptLog().log);
  app.watch();
  const tending = {
    token,
    curator: app.curator,
    onSignIn: () => {},
    onError: (error: unknown) => {
      throw error;
    },
    metrics: createMetrics(),
  };
  const browser = await openBrowserOn({ advisor: app.advisor, tending });
  return {
    dir,
    /** Somebody who knows the token. */
    visit: async (options: Parameters<typeof browser.visit>[0] = {}) => {
      const visit = await browser.visit(options);
      await visit.page.goto(new URL("/tend", visit.page.url()).href);
      await visit.page.getByLabel("Token").fill(token);
      await visit.page.getByRole("button", { name: "Sign in" }).click();
      await visit.page.getByRole("heading", { level: 1 }).waitFor();
      return visit;
    },
    visitChat: browser.visit,
    close: async () => {
      await browser.close();
      await app.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
