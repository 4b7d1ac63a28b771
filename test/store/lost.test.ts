import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, inject, it } from "vitest";
import { connect } from "../../src/store/connect.ts";

it("a connection that is lost between two queries fails the transaction, and nothing else", async () => {
  const address = { kind: "postgres", url: inject("postgresUrl") } as const;
  const { queries } = await connect(address, "DATABASE_URL");
  const transaction = queries.transaction().execute(async (lost) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(lost);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(queries);
    // By now the client knows, and no query of its own is there to be told.
    await sleep(200);
    await sql`select 1`.execute(lost);
  });
  await expect(transaction).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(queries);
  expect(rows).toEqual([{ one: 1 }]);
  await queries.destroy();
});
