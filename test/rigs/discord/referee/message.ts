import type { Embed, MessageBody } from "../message.ts";
import { parts } from "../message.ts";
import { exclusive, invalid, legacy, longerThan, missingFile } from "./complaints.ts";
import { layoutProblems, partProblems } from "./components.ts";
import { embedsProblems } from "./embeds.ts";
import { flagsOf, limits, settable } from "./limits.ts";
import { check, type Path, type Problem } from "./problem.ts";

/** What the referee must know beside the body. */
export interface Surroundings {
  /** The files that came with the body: their places and names. */
  readonly files?: readonly { readonly index: string; readonly name: string }[];
  /** The message that is edited. */
  readonly edited?: {
    readonly flags: number;
    readonly content: string;
    readonly embeds: readonly Embed[];
    readonly components: readonly object[];
    readonly attachments: readonly { readonly id: string; readonly filename: string }[];
  };
}

/** What carries the message: it decides which flags may be set. */
export type Carrier = keyof typeof flagsOf;

/** What the documented limits find wrong with the body of a message. */
export function messageProblems(
  body: MessageBody,
  carrier: Carrier,
  around: Surroundings,
): readonly Problem[] {
  const v2 = (((body.flags ?? 0) | (around.edited?.flags ?? 0)) & settable.componentsV2) !== 0;
  return [
    ...plainProblems(body, carrier),
    ...embedsProblems(body.embeds ?? []),
    ...(v2 ? v2Problems(body, around) : []),
    ...layoutProblems(body.components ?? [], v2),
    ...[...parts(body.components)].flatMap(({ part, path }) => partProblems(part, path)),
    ...fileProblems(body, around),
  ];
}

/** Whether nothing would be seen of the message. */
export function isEmpty(body: MessageBody, { files = [], edited }: Surroundings): boolean {
  const content = body.content === undefined ? edited?.content : body.content;
  const attachments = body.attachments ?? edited?.attachments;
  const embeds = body.embeds ?? edited?.embeds;
  const components = body.components ?? edited?.components;
  const shown = [attachments, embeds, components, files, body.sticker_ids];
  return !content?.trim() && !body.poll && shown.every((all) => !all?.length);
}

function plainProblems(body: MessageBody, carrier: Carrier): readonly Problem[] {
  const { content, nonce, flags, allowed_mentions: policy } = body;
  const deferred = carrier === "deferred";
  const why = deferred ? "A deferred reply may only carry EPHEMERAL." : "These flags cannot be set here.";
  const both = (kind: "users" | "roles"): boolean =>
    (policy?.parse?.includes(kind) ?? false) && (policy?.[kind]?.length ?? 0) > 0;
  return check(
    [],
    [
      [((flags ?? 0) & ~flagsOf[carrier]) !== 0, ["flags"], invalid("MESSAGE_FLAGS_INVALID", why)],
      [(content?.length ?? 0) > limits.content, ["content"], longerThan(limits.content)],
      [String(nonce ?? "").length > limits.nonce, ["nonce"], longerThan(limits.nonce)],
      [both("users"), ["allowed_mentions", "users"], exclusive("users")],
      [both("roles"), ["allowed_mentions", "roles"], exclusive("roles")],
    ],
  );
}

/** With the Components V2 flag the old fields must be empty, also those the message had before. */
function v2Problems(body: MessageBody, { edited }: Surroundings): readonly Problem[] {
  const content = body.content === undefined ? edited?.content : body.content;
  const embeds = body.embeds === undefined ? edited?.embeds : body.embeds;
  return check(
    [],
    [
      [Boolean(content), ["content"], legacy("content")],
      [Boolean(embeds?.length), ["embeds"], legacy("embeds")],
      [Boolean(body.poll), ["poll"], legacy("poll")],
      [Boolean(body.sticker_ids?.length), ["sticker_ids"], legacy("sticker_ids")],
    ],
  );
}

/** Attachments that are listed or shown, but did not come along. */
function fileProblems(body: MessageBody, { files = [], edited }: Surroundings): readonly Problem[] {
  const kept = edited?.attachments ?? [];
  const ids = new Set([...files.map(({ index }) => index), ...kept.map(({ id }) => id)]);
  const names = new Set([...files.map(({ name }) => name), ...kept.map(({ filename }) => filename)]);
  const isMissing = (name: string | undefined): boolean => name !== undefined && !names.has(name);
  return check(
    [],
    [
      ...(body.attachments ?? []).map(
        ({ id }, at) => [!ids.has(id), ["attachments", at, "id"], missingFile(id)] as const,
      ),
      ...shownFiles(body).map(([path, name]) => [isMissing(name), path, missingFile(name)] as const),
    ],
  );
}

/** Where a body shows files of its own, and their names. */
function shownFiles({ components, embeds }: MessageBody): readonly (readonly [Path, string])[] {
  const inParts = [...parts(components)].flatMap(({ part: { media, file, items }, path }) =>
    [media?.url, file?.url, ...(items ?? []).map((item) => item.media.url)].map(
      (url) => [path, url] as const,
    ),
  );
  const inEmbeds = (embeds ?? []).flatMap(({ image, thumbnail, author, footer }, at) =>
    [image?.url, thumbnail?.url, author?.icon_url, footer?.icon_url].map(
      (url) => [["embeds", at], url] as const,
    ),
  );
  return [...inParts, ...inEmbeds].flatMap(([path, url]) =>
    url?.startsWith("attachment://") ? [[path, url.slice("attachment://".length)] as const] : [],
  );
}
