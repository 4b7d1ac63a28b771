import { setTimeout as sleep } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { type Reply, rasteriseReply } from "../../src/index.ts";
import type { Desk } from "./desk.ts";
import type { Pictures } from "./draw.ts";
import type { Fetch } from "./meter.ts";

/** How long Slack may take to look a picture through, and how often it is asked, in milliseconds. */
const patience = 5_000;
const interval = 200;

/** Draws and uploads the pictures of a reply: to no channel, so that they show only where a message refers to them. A
 *  picture that fails is absent, and the reply has its words. */
export async function uploadPictures(
  reply: Reply,
  client: webApi.WebClient,
  { rasteriser, fetch, log }: Pick<Desk, "rasteriser" | "fetch" | "log">,
): Promise<Pictures> {
  const failed = (err: unknown) => log.warn({ err }, "a picture could not be shown");
  const drawn = await rasteriseReply(reply, "light", rasteriser, failed);
  const pictures = new Map<string, string>();
  await Promise.all(
    [...drawn].map(async ([name, png]) => {
      const id = await upload(name, png, client, fetch).catch(failed);
      if (id !== undefined) pictures.set(name, id);
    }),
  );
  return pictures;
}

/** The id of the file; undefined when it is not ready in time. */
async function upload(
  name: string,
  png: Uint8Array,
  client: webApi.WebClient,
  fetch: Fetch,
): Promise<string | undefined> {
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: `${name}.png`,
    length: png.length,
  });
  if (upload_url === undefined || file_id === undefined) return undefined;
  const sent = await fetch(upload_url, {
    method: "POST",
    body: new Uint8Array(png),
    signal: AbortSignal.timeout(10_000),
  });
  if (!sent.ok) throw new Error(`The upload was answered with ${sent.status}`);
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: name }] });
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const { file } = await client.files.info({ file: file_id });
    // Empty until it was looked through; before, a message that shows it is refused.
    if (file?.mimetype) return file_id;
    await sleep(interval);
  }
  return undefined;
}
