import type { z } from "zod";
import type { Ids } from "./ids.ts";
import type { Attachment } from "./message.ts";

/** A file as it came in: what the client called it and where it stood among the files. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
  /** The n of `files[n]`, to which the body's attachments refer. */
  readonly index: string;
}

/** Reads a multipart body: the JSON in it, and its files. */
export async function readMultipart(
  data: Buffer,
  contentType: string,
): Promise<{ readonly body: unknown; readonly files: readonly Upload[] }> {
  const form = await new Response(data, { headers: { "content-type": contentType } }).formData();
  const files: Upload[] = [];
  for (const [key, value] of form) {
    if (typeof value === "string") continue;
    const index = /^files\[(\d+)\]$/.exec(key)?.[1] ?? String(files.length);
    files.push({ name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()), index });
  }
  const payload = form.get("payload_json");
  const body: unknown = typeof payload === "string" ? JSON.parse(payload) : undefined;
  return { body, files };
}

/** Keeps files and serves them again by their address. */
export interface Files {
  keep(file: Omit<Upload, "index">, channelId: string, description: string | undefined): Attachment;
  /** By the path of an attachment's URL. */
  find(path: string): Upload | undefined;
}

export function createFiles(ids: Ids, origin: () => string): Files {
  const kept = new Map<string, Upload>();
  return {
    find: (path) => kept.get(path),
    keep: ({ name, type, data }, channelId, description) => {
      const id = ids.next();
      const filename = name.replace(/[^\w.-]+/g, "_");
      const path = `/attachments/${channelId}/${id}/${filename}`;
      kept.set(path, { name: filename, type, data, index: "0" });
      const url = `${origin()}${path}`;
      return {
        id,
        filename,
        ...(description !== undefined && { description }),
        content_type: type,
        size: data.length,
        url,
        proxy_url: url,
      };
    },
  };
}

/** Puts the addresses of files in the place of `attachment://name`, wherever it stands in a value. */
export function withAddresses<T>(
  value: unknown,
  schema: z.ZodType<T>,
  attachments: readonly Attachment[],
): T {
  const byName = new Map(attachments.map(({ filename, url }) => [`attachment://${filename}`, url]));
  const replaced: unknown = JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === "string" ? (byName.get(one) ?? one) : one,
  );
  return schema.parse(replaced);
}
