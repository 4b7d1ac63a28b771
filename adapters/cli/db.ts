import { copyDatabase } from "../../src/index.ts";

/** Copies a database and returns what to print: the rows of each table, and what to do next. */
export async function copy(from: string, to: string): Promise<string[]> {
  const copied = await copyDatabase(from, to);
  const width = Math.max(...copied.map(({ table }) => table.length));
  return [
    ...copied.map(({ table, rows }) => `${table.padEnd(width)}  ${rows.toLocaleString("en").padStart(12)}`),
    "Every row has arrived. Set DATABASE_URL to the new database, then start Roadmate.",
  ];
}
