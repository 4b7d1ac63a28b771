// A worker as it must not be: it draws nothing, stays silent, throws, or ends, as it is told.
import { parentPort } from "node:worker_threads";

parentPort.on("message", (svg) => {
  if (svg === "draw") parentPort.postMessage({ kind: "drawn", png: new Uint8Array([1, 2, 3]) });
  if (svg === "throw") throw new Error("told to");
  if (svg === "end") process.exit(7);
});
