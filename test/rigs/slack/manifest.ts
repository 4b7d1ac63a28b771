import { z } from "zod";

/** What Slack would refuse in the manifest of an app, by the limits that it documents (schema 2.0.0), and what an app of
 *  this kind would miss: scopes for its events and commands, addresses where there is no socket. Empty when all is well.
 *  Sections for hosted functions, workflows and the like are refused as unknown. */
export function refuseManifest(manifest: unknown): string[] {
  const read = manifestSchema.safeParse(manifest);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return [...repeated(read.data), ...missingScopes(read.data), ...missingAddresses(read.data)];
}

const text = (least: number, most: number) => z.string().min(least).max(most);
const address = (most: number) => z.url({ protocol: /^https?$/ }).max(most);
const unique = (items: readonly unknown[]): boolean => new Set(items).size === items.length;
const scopes = z.array(text(1, 50)).max(255).refine(unique, "the same scope twice");
const flag = z.boolean();

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: flag,
      messages_tab_enabled: flag,
      messages_tab_read_only_enabled: flag,
    })
    .partial()
    .optional(),
  agent_view: z
    .strictObject({
      agent_description: text(1, 300).optional(),
      suggested_prompts: z
        .array(z.strictObject({ title: text(1, 3000), message: text(1, 3000) }))
        .max(4)
        .optional(),
      actions: z.array(z.strictObject({ name: text(1, 3000), description: text(1, 3000) })).optional(),
    })
    .optional(),
  bot_user: z.strictObject({ display_name: text(1, 80), always_online: flag.optional() }).optional(),
  shortcuts: z
    .array(
      z.strictObject({
        name: text(1, 24),
        type: z.enum(["message", "global"]),
        callback_id: text(1, 255),
        description: text(1, 150),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  slash_commands: z
    .array(
      z.strictObject({
        command: text(2, 32).regex(/^\/[a-z0-9_-]+$/, "a slash, then small letters, digits, - and _"),
        url: address(3000).optional(),
        description: text(1, 2000),
        usage_hint: text(1, 1000).optional(),
        should_escape: flag.optional(),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
  unfurl_domains: z.array(text(1, 255)).min(1).max(5).optional(),
});

const settings = z.strictObject({
  allowed_ip_address_ranges: z.array(z.string()).min(1).max(50).optional(),
  event_subscriptions: z
    .strictObject({
      request_url: address(3500).optional(),
      bot_events: z.array(text(1, 50)).max(100).refine(unique, "the same event twice").optional(),
      user_events: z.array(text(1, 50)).max(100).refine(unique, "the same event twice").optional(),
    })
    .optional(),
  interactivity: z
    .strictObject({
      is_enabled: flag,
      request_url: address(3500).optional(),
      message_menu_options_url: address(3500).optional(),
    })
    .optional(),
  incoming_webhooks: z.strictObject({ incoming_webhooks_enabled: flag.optional() }).optional(),
  org_deploy_enabled: flag.optional(),
  socket_mode_enabled: flag.optional(),
  token_rotation_enabled: flag.optional(),
  is_hosted: flag.optional(),
  is_mcp_enabled: flag.optional(),
});

const manifestSchema = z.strictObject({
  $schema: z.url().optional(),
  _metadata: z
    .strictObject({
      major_version: z.int(),
      minor_version: z.int(),
      schema_version: z.int(),
      min_version: z.int(),
    })
    .partial()
    .optional(),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}){1,2}$/i)
      .optional(),
    long_description: text(175, 4000).optional(),
  }),
  features: features.optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(text(1, 2500)).max(1000).refine(unique, "the same address twice").optional(),
      scopes: z
        .strictObject({ bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes })
        .partial()
        .optional(),
      token_management_enabled: flag.optional(),
      pkce_enabled: flag.optional(),
    })
    .optional(),
  settings: settings.optional(),
});

type Manifest = z.infer<typeof manifestSchema>;

function repeated({ features }: Manifest): string[] {
  const commands = features?.slash_commands?.map(({ command }) => command) ?? [];
  const shortcuts = features?.shortcuts?.map(({ callback_id }) => callback_id) ?? [];
  return [
    ...(unique(commands) ? [] : ["features.slash_commands: the same command twice"]),
    ...(unique(shortcuts) ? [] : ["features.shortcuts: the same callback_id twice"]),
  ];
}

/** The scope that each event needs; events not named need none, or are not of our kind. */
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  member_joined_channel: "channels:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
  reaction_added: "reactions:read",
};

function missingScopes({ features, oauth_config, settings }: Manifest): string[] {
  const { bot = [], bot_optional = [] } = oauth_config?.scopes ?? {};
  const events = settings?.event_subscriptions?.bot_events ?? [];
  const needed: (readonly [what: string, scope: string | undefined])[] = [
    ...events.map((event) => [event, scopeOfEvent[event]] as const),
    ...(features?.slash_commands || features?.shortcuts
      ? [["commands and shortcuts", "commands"] as const]
      : []),
  ];
  const missing = needed.flatMap(([what, scope]) =>
    scope === undefined || bot.includes(scope) || bot_optional.includes(scope)
      ? []
      : [`${what} needs the scope ${scope}`],
  );
  const orphaned = events.length > 0 && features?.bot_user === undefined;
  return orphaned ? [...missing, "bot events need a bot_user"] : missing;
}

/** Without a socket, everything needs an address to be sent to. */
function missingAddresses({ features, settings }: Manifest): string[] {
  if (settings?.socket_mode_enabled === true) return [];
  const { event_subscriptions: events, interactivity } = settings ?? {};
  const commands = (features?.slash_commands ?? []).filter(({ url }) => url === undefined);
  const wanted: (readonly [wanted: boolean, what: string])[] = [
    [events !== undefined && events.request_url === undefined, "settings.event_subscriptions"],
    [interactivity?.is_enabled === true && interactivity.request_url === undefined, "settings.interactivity"],
    ...commands.map(({ command }) => [true, `features.slash_commands ${command}`] as const),
  ];
  return wanted.filter(([is]) => is).map(([, what]) => `${what}: needs a url where there is no socket`);
}
