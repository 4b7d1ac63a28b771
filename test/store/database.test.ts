import { afterAll, beforeAll, describe } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { storeContract } from "./contract.ts";
import { newPlace, type Place } from "./places.ts";

for (const kind of ["libsql", "postgres"] as const)
  describe(`with ${kind}`, () => {
    let place: Place;
    beforeAll(async () => {
      place = await newPlace[kind]();
    });
    afterAll(() => place.remove());

    storeContract(`in ${kind}`, async () => {
      await place.empty();
      const store = await openStore(place.url);
      return { store, close: () => store.close() };
    });
  });
