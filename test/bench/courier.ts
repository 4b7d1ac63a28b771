import { pino } from "pino";
import { openStore } from "../../src/store/open.ts";
import { createCourier } from "../../src/tips/courier.ts";
import { knowledge } from "../decide/knowledge.ts";
import { chaosTiming } from "../tips/chaos/chaos.ts";
import { adaptersOf } from "../tips/chaos/platforms.ts";

/** One process that brings tips: it is killed, and started again. Run with the address of the database, the addresses of the
 *  platforms as JSON, and how long sending may take, in milliseconds. */
const [databaseUrl = "", urls = "{}", sendMs = "1000"] = process.argv.slice(2);
const store = await openStore(databaseUrl);
const courier = createCourier({
  store,
  adapters: await adaptersOf(urls),
  mind: () => ({ knowledge }),
  now: Date.now,
  log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
  timing: chaosTiming(Number(sendMs)),
});
courier.start();
process.send?.("at work");
process.once("SIGTERM", async () => {
  await courier.stop();
  await store.close();
  process.exit();
});
