import { createMemoryStore } from "../../src/store/memory.ts";
import { storeContract } from "./contract.ts";

storeContract("in memory", async () => {
  const store = createMemoryStore();
  return { store, close: () => store.close() };
});
