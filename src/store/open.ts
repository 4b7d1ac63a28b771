import { ConfigError } from "../errors.ts";
import { addressForms, readAddress } from "./address.ts";
import { createMemoryStore } from "./memory.ts";
import type { Store } from "./store.ts";

/** Opens the store at `memory:`, `file:PATH` or `postgres://…`, brought up to date. Throws ConfigError when the address
 *  is wrong or nothing answers there. */
export async function openStore(databaseUrl: string): Promise<Store> {
  const address = readAddress(databaseUrl);
  if (address === undefined) throw new ConfigError([`DATABASE_URL is ${addressForms}`]);
  if (address.kind === "memory") return createMemoryStore();
  // Loaded when there is a database: the command line answers without one, and should not pay for it.
  const [{ connect }, { createDatabaseStore }] = await Promise.all([
    import("./connect.ts"),
    import("./database.ts"),
  ]);
  return createDatabaseStore(await connect(address, "DATABASE_URL"));
}
