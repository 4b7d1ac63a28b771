import type { TestProject } from "vitest/node";
import { startPostgres } from "./store/server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A Postgres server to make databases in, as a superuser. */
    postgresUrl: string;
  }
}

/** One Postgres server for all test files; each makes databases of its own in it. */
export default async function setup(project: TestProject) {
  const { url, stop } = await startPostgres();
  project.provide("postgresUrl", url);
  return stop;
}
