import { z } from "zod";
import type { RawUser } from "./raw.ts";

/** Messages and the bodies that make them, read as loosely as the rig needs; the referee is the strict one. */

const option = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
});

const media = z.looseObject({ url: z.string() });

export const componentSchema = z.looseObject({
  type: z.number(),
  id: z.number().nullish(),
  custom_id: z.string().nullish(),
  style: z.number().nullish(),
  label: z.string().nullish(),
  url: z.string().nullish(),
  sku_id: z.string().nullish(),
  emoji: z.looseObject({}).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
  content: z.string().nullish(),
  value: z.string().nullish(),
  placeholder: z.string().nullish(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
  min_values: z.number().nullish(),
  max_values: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  channel_types: z.array(z.number()).nullish(),
  default_values: z.array(z.looseObject({ id: z.string() })).nullish(),
  options: z.array(option).nullish(),
  media: media.nullish(),
  file: media.nullish(),
  items: z.array(z.looseObject({ media, description: z.string().nullish() })).nullish(),
  get components() {
    return z.array(componentSchema).nullish();
  },
  get component() {
    return componentSchema.nullish();
  },
  get accessory() {
    return componentSchema.nullish();
  },
});

const linked = z.looseObject({ url: z.string().nullish(), icon_url: z.string().nullish() });

export const embedSchema = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  color: z.number().nullish(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
  footer: linked.extend({ text: z.string() }).nullish(),
  author: linked.extend({ name: z.string() }).nullish(),
  image: linked.nullish(),
  thumbnail: linked.nullish(),
});

const mentionsSchema = z.looseObject({
  parse: z.array(z.string()).nullish(),
  users: z.array(z.string()).nullish(),
  roles: z.array(z.string()).nullish(),
  replied_user: z.boolean().nullish(),
});

export const bodySchema = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embedSchema).nullish(),
  components: z.array(componentSchema).nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number()]).transform(String),
        description: z.string().nullish(),
      }),
    )
    .nullish(),
  allowed_mentions: mentionsSchema.nullish(),
  flags: z.number().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
  sticker_ids: z.array(z.string()).nullish(),
  poll: z.looseObject({}).nullish(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
});

export type Component = z.infer<typeof componentSchema>;
export type Embed = z.infer<typeof embedSchema>;
export type MessageBody = z.infer<typeof bodySchema>;
export type AllowedMentions = z.infer<typeof mentionsSchema>;

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly description?: string;
  readonly content_type: string;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
}

/** A message as it stands in the channel now. An edit makes a new object. */
export interface Message {
  readonly id: string;
  readonly type: number;
  readonly channel_id: string;
  readonly author: RawUser;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly pinned: boolean;
  /** Who was pinged. */
  readonly mentions: readonly RawUser[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly reactions?: readonly Reaction[];
  readonly nonce?: string | number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly interaction_metadata?: object;
  readonly message_reference?: object;
  readonly referenced_message?: Message | null;
}

/** What makes a message refer to another. */
export const referenceTo = (message: Message, guildId: string | undefined) => ({
  message_reference: { type: 0, message_id: message.id, channel_id: message.channel_id, guild_id: guildId },
  referenced_message: message,
});

export interface Reaction {
  readonly emoji: { readonly id: string | null; readonly name: string };
  readonly count: number;
  readonly count_details: { readonly burst: number; readonly normal: number };
  readonly me: boolean;
  readonly me_burst: boolean;
  readonly burst_colors: readonly string[];
}

/** A component and all inside it, each with its way from the start. */
export function* parts(
  components: readonly Component[] | null | undefined,
  path: readonly (string | number)[] = ["components"],
): Generator<{ readonly part: Component; readonly path: readonly (string | number)[] }> {
  for (const [at, part] of (components ?? []).entries()) {
    const here = [...path, at];
    yield* inside(part, here);
  }
}

function* inside(part: Component, path: readonly (string | number)[]): ReturnType<typeof parts> {
  yield { part, path };
  yield* parts(part.components, [...path, "components"]);
  if (part.accessory) yield* inside(part.accessory, [...path, "accessory"]);
  if (part.component) yield* inside(part.component, [...path, "component"]);
}

/** Everything a message says in words, block by block: content, embeds and text displays. */
export function said(message: Pick<Message, "content" | "embeds" | "components">): string {
  const embeds = message.embeds.flatMap(({ author, title, description, fields, footer }) => [
    author?.name,
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  const displays = [...parts(message.components)].map(({ part }) => part.content);
  return [message.content, ...embeds, ...displays].filter((text) => text).join("\n");
}

/** Every button and select of a message that can be used. */
export const controls = (message: Pick<Message, "components">): readonly Component[] =>
  [...parts(message.components)]
    .map(({ part }) => part)
    .filter(({ custom_id, disabled }) => custom_id && !disabled);
