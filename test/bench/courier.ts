import { pino } from "pino";
import { openStore } from "../../src/store/open.ts";
import { createCourier } from "../../src/tips/courier.ts";
import { knowledge } from "../decide/knowledge.ts";
import { connectedAdapters } from "../tips/chaos/adapters.ts";
import { settingsSchema } from "../tips/chaos/settings.ts";
import { chaosTiming } from "../tips/chaos/timing.ts";

/** One process that brings tips: it is killed, and started again. Run with the address of the database, what to know of the
 *  platforms as JSON, and how long sending may take, in milliseconds. */
const [databaseUrl = "", settings = "", sendMs = "1000"] = process.argv.slice(2);
const log = pino({ level: process.env.LOG_LEVEL ?? "silent" }, pino.destination({ dest: 2, sync: true }));
const store = await openStore(databaseUrl);
const adapters = await connectedAdapters(settingsSchema.parse(JSON.parse(settings)), store, log);
const courier = createCourier({
  store,
  adapters,
  mind: () => ({ knowledge }),
  now: Date.now,
  log,
  timing: chaosTiming(Number(sendMs)),
});
courier.start();
process.send?.("at work");
const leave = async () => {
  await courier.stop();
  await Promise.all(adapters.map((adapter) => adapter.stop()));
  await store.close();
  process.exit();
};
process.once("SIGTERM", leave);
// Nobody is left to kill it.
process.once("disconnect", () => process.exit());
