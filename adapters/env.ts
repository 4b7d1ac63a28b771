import { ConfigError } from "../src/index.ts";

/** Reads `.env` into the environment; a missing file is fine. Throws ConfigError when it cannot be read. */
export function loadEnv(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw new ConfigError([`.env cannot be read: ${error instanceof Error ? error.message : error}`]);
  }
}
