import { victims } from "./nasty.ts";

/** What Discord sends, as its documentation has it. */

const user = {
  id: "80351110224678912",
  username: "asha",
  global_name: "Asha",
  discriminator: "0",
  avatar: null,
};
const guild = "81384788765712384";
const channel = {
  id: "157388007395242804",
  type: 0,
  guild_id: guild,
  name: "help",
  permissions: "2248473465835073",
};
const me = {
  id: "1573880073952428043",
  username: "roadmate",
  discriminator: "0001",
  avatar: null,
  bot: true,
};

const message = {
  id: "1573880073952428100",
  type: 0,
  channel_id: channel.id,
  content: `<@${me.id}> do i need a degree`,
  author: user,
  mentions: [me],
  mention_roles: [],
  mention_everyone: false,
  attachments: [
    { id: "1", filename: "pay.png", size: 4, url: "https://cdn.example/1/pay.png", proxy_url: "x" },
  ],
  embeds: [],
  components: [
    {
      type: 17,
      id: 1,
      components: [
        { type: 10, id: 2, content: "Hello" },
        {
          type: 1,
          id: 3,
          components: [{ type: 2, id: 4, style: 2, label: "Share here", custom_id: "share:answer:abc" }],
        },
      ],
    },
  ],
  timestamp: "2027-01-01T09:00:00.000000+00:00",
  edited_timestamp: null,
  tts: false,
  pinned: false,
  flags: 32_768,
};

const interaction = {
  id: "1573880073952428200",
  application_id: me.id,
  token: "a-token",
  version: 1,
  guild_id: guild,
  channel_id: channel.id,
  channel,
  user,
  member: {
    user,
    roles: [],
    permissions: "2248473465835073",
    joined_at: "2024-05-01T10:00:00.000000+00:00",
    flags: 0,
  },
  app_permissions: "2248473465835073",
  locale: "en-GB",
  guild_locale: "en-US",
  entitlements: [],
  authorizing_integration_owners: { "0": guild },
  context: 0,
};

const payloads = {
  command: {
    ...interaction,
    type: 2,
    data: {
      id: "1",
      type: 1,
      name: "salary",
      resolved: { users: { [victims.discord]: { ...user, id: victims.discord } } },
      options: [
        { type: 3, name: "region", value: "india" },
        { type: 6, name: "for", value: victims.discord },
      ],
    },
  },
  autocomplete: {
    ...interaction,
    type: 4,
    data: {
      id: "1",
      type: 1,
      name: "ask",
      options: [{ type: 3, name: "question", value: "deg", focused: true }],
    },
  },
  button: {
    ...interaction,
    type: 3,
    message,
    data: { custom_id: "topic:degree-needed", component_type: 2, id: 4 },
  },
  menu: {
    ...interaction,
    type: 3,
    message,
    data: { custom_id: "menu-1", component_type: 3, id: 4, values: ["pick:degree-needed:abc"] },
  },
  modal: {
    ...interaction,
    type: 5,
    message,
    data: {
      custom_id: "form:profile",
      components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "hours", value: "10" } },
        { type: 18, id: 3, component: { type: 3, id: 4, custom_id: "language", values: ["python"] } },
        { type: 18, id: 5, component: { type: 21, id: 6, custom_id: "audience", value: "private" } },
      ],
    },
  },
  context: {
    ...interaction,
    type: 2,
    data: {
      id: "1",
      type: 3,
      name: "Answer this",
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    },
  },
  message: { ...message, guild_id: guild, member: { roles: [], joined_at: null } },
} as const;

export type PayloadName = keyof typeof payloads;
export const payloadNames: readonly PayloadName[] = [
  "command",
  "autocomplete",
  "button",
  "menu",
  "modal",
  "context",
  "message",
];

export const basePayload = (name: PayloadName): unknown => payloads[name];
