/** Writes facts for as long as it lives, and prints the id of each as soon as the store has acknowledged it. Run with the
 *  address of the store and the id of the person. Killed by the test. */

import { writeSync } from "node:fs";
import { openStore } from "../../dist/src/store/open.js";

const [url, person] = process.argv.slice(2);
const store = await openStore(url);
for (let n = 0; ; n++) {
  const fact = (part) => ({
    kind: "fact",
    fact: { id: `${n}-${part}`, at: n, kind: "step", step: "git", state: "done" },
  });
  await store.record(person, "terminal:here", [fact("a"), fact("b")], n);
  writeSync(1, `${n}\n`);
}
