import { readAddress } from "./address.ts";
import { connect } from "./connect.ts";
import { subscribedOf } from "./subscribers.ts";

/** What those who look after a deployment want to know of its database. */
export interface Inspected {
  /** The time zones that daily tips are sent by. */
  readonly zones: readonly string[];
}

/** Opens the database, brings it up to date, and looks into it. Throws ConfigError when it cannot be opened. */
export async function inspectDatabase(databaseUrl: string): Promise<Inspected> {
  const address = readAddress(databaseUrl);
  if (address === undefined || address.kind === "memory") return { zones: [] };
  const { queries, close } = await connect(address, "DATABASE_URL");
  try {
    const rows = await queries.selectFrom("subscriptions").selectAll().execute();
    return { zones: [...new Set(rows.map((row) => subscribedOf(row).zone))] };
  } finally {
    await close();
  }
}
