import { z } from "zod";
import type { Adapter } from "../../../src/adapter.ts";
import type { Platform } from "../../../src/message.ts";
import { plainText } from "../../../src/plain.ts";

/** The adapter of a platform on this machine. As the contract wants it, it looks for what came before when there was an attempt. */
export const createLoopback = (platform: Platform, url: string): Adapter => ({
  platform,
  start: async () => {},
  stop: async () => {},
  ready: () => true,
  send: async (to, { blocks }, { key, attempt }) => {
    if (attempt > 1) {
      const found = await ask(`${url}/?to=${encodeURIComponent(to)}`);
      if (
        z
          .array(z.string())
          .parse(await found.json())
          .includes(key)
      )
        return;
    }
    await ask(url, { method: "POST", body: JSON.stringify({ to, key, text: plainText(blocks) }) });
  },
});

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`It answers ${response.status}.`);
  return response;
}
