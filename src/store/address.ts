import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a store is, as `DATABASE_URL` says it. */
export type Address =
  /** Gone when the process ends. */
  | { readonly kind: "memory" }
  /** `path` is absolute. */
  | { readonly kind: "libsql"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

/** `memory:`, `file:PATH` or `postgres://…`; undefined when it is none of them. */
export function readAddress(databaseUrl: string): Address | undefined {
  if (databaseUrl === "memory:") return { kind: "memory" };
  if (/^postgres(ql)?:\/\//.test(databaseUrl))
    return URL.canParse(databaseUrl) ? { kind: "postgres", url: databaseUrl } : undefined;
  const path = databaseUrl.startsWith("file://")
    ? pathOf(databaseUrl)
    : /^file:(.+)$/s.exec(databaseUrl)?.[1];
  return path === undefined ? undefined : { kind: "libsql", path: resolve(path) };
}

/** What to write where {@link readAddress} finds nothing. */
export const addressForms =
  "file:PATH, such as file:./data/roadmate.db, or postgres://user:password@host:5432/database (a sign like # or / in the password as %23 or %2F)";

function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
