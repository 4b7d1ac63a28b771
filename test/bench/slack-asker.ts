import { createHmac } from "node:crypto";
import { parentPort } from "node:worker_threads";

/** Asks many things at once, in a thread of its own, so that nothing else is measured with them. */

/** What to ask, and whom. */
export interface Asking {
  readonly url: string;
  readonly signingSecret: string;
  /** Each the body of a request. */
  readonly bodies: readonly string[];
}

/** Milliseconds until each was acknowledged, and until all were; `refused` were with anything but 200. */
export interface Asked {
  readonly acks: readonly number[];
  readonly all: number;
  readonly refused: number;
}

parentPort?.on("message", async ({ url, signingSecret, bodies }: Asking) => {
  const at = `${Math.floor(Date.now() / 1000)}`;
  const requests = bodies.map((body) => {
    const hash = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": at,
      "x-slack-signature": `v0=${hash}`,
    };
    return { method: "POST", headers, body };
  });
  const started = performance.now();
  const answers = await Promise.all(
    requests.map(async (request) => {
      const response = await fetch(url, request);
      await response.text();
      return { ms: performance.now() - started, refused: response.status !== 200 };
    }),
  );
  const asked: Asked = {
    acks: answers.map(({ ms }) => ms),
    all: performance.now() - started,
    refused: answers.filter(({ refused }) => refused).length,
  };
  parentPort?.postMessage(asked);
});
