import type { Method } from "./api.ts";
import { openChannel } from "./chat.ts";
import { type Fields, listOf, textOf } from "./json.ts";
import { judgeMessage, post } from "./posting.ts";
import { Refusal } from "./refusal.ts";
import type { StoredFile, World } from "./world.ts";

const mimeTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
};

const uploadUrl: Method = (world, args, team) => {
  const name = args.text("filename");
  const length = args.number("length");
  if (name === undefined || length === undefined || length <= 0) throw new Refusal("invalid_arguments");
  const file: StoredFile = {
    id: world.ids.id("F"),
    team,
    name,
    altText: args.text("alt_txt") ?? args.text("alt_text") ?? "",
    length,
    title: name,
    completed: false,
    looks: 0,
  };
  world.files.set(file.id, file);
  return { upload_url: `${world.base}/upload/${file.id}`, file_id: file.id };
};

/** Takes the bytes of a file, sent as they are or as a form. Answers as Slack does, or nothing for an unknown file. */
export async function upload(
  world: World,
  id: string,
  body: Buffer,
  type: string,
): Promise<string | undefined> {
  const file = world.files.get(id);
  if (file === undefined) return undefined;
  file.bytes = type.startsWith("multipart/") ? await fromForm(body, type) : body;
  const { bytes, length } = file;
  if (bytes.length !== length)
    world.journal.violate("upload", file.name, `${bytes.length} bytes came, ${length} were announced`);
  return `OK - ${bytes.length}`;
}

async function fromForm(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const part of form.values()) {
    if (typeof part !== "string") return Buffer.from(await part.arrayBuffer());
  }
  return Buffer.alloc(0);
}

const completeUpload: Method = (world, args, team) => {
  const files = listOf(args.fields.files).map(({ id, title }) => {
    const file = world.files.get(textOf(id));
    if (file === undefined || file.team !== team || file.bytes?.length !== file.length)
      throw new Refusal("file_not_found");
    file.title = textOf(title) || file.name;
    return file;
  });
  if (files.length === 0) throw new Refusal("invalid_arguments");
  const to = args.text("channel_id") ?? args.text("channels")?.split(",")[0];
  const channel = to === undefined ? undefined : openChannel(team, to);
  const payload: Fields = { text: args.text("initial_comment") ?? "", blocks: args.fields.blocks };
  if (payload.text !== "" || payload.blocks !== undefined)
    judgeMessage(
      world,
      payload.blocks === undefined ? { text: payload.text } : payload,
      "files.completeUploadExternal",
    );
  for (const file of files) {
    file.completed = true;
    const shared = { file: file.id, team, ...(channel === undefined ? {} : { channel }) };
    world.journal.add({ kind: "uploaded", ...shared, via: "api", at: world.now() });
  }
  if (channel !== undefined) {
    const ids = files.map(({ id }) => id);
    post(world, { channel, payload, threadTs: args.text("thread_ts"), files: ids }, { via: "api" });
  }
  return { files: files.map(({ id, title }) => ({ id, title })) };
};

/** As Slack does, it tells neither kind nor previews of a file that is not ready. */
const info: Method = (world, args, team) => {
  const file = world.files.get(args.text("file") ?? "");
  if (file === undefined || file.team !== team || !file.completed) throw new Refusal("file_not_found");
  file.looks += 1;
  const ready = file.looks > world.settings.fileReadyAfter;
  const { id, name, title, altText, length } = file;
  const filetype = name.split(".").at(-1) ?? "";
  const mimetype = mimeTypes[filetype] ?? "application/octet-stream";
  const url = `${world.base}/files/${id}/${encodeURIComponent(name)}`;
  const shown = {
    id,
    created: Math.floor(world.now() / 1000),
    name,
    title,
    user: team.bot.id,
    user_team: team.id,
    mimetype: ready ? mimetype : "",
    filetype: ready ? filetype : "",
    size: length,
    alt_txt: altText,
    mode: "hosted",
    is_public: false,
    url_private: url,
    url_private_download: url,
    permalink: `https://${team.domain}.slack.com/files/${team.bot.id}/${id}/${name}`,
    ...(ready && mimetype.startsWith("image/") ? { original_w: 1, original_h: 1, thumb_360: url } : {}),
  };
  return { file: shown, comments: [], response_metadata: { next_cursor: "" } };
};

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": uploadUrl,
  "files.completeUploadExternal": completeUpload,
  "files.info": info,
};
