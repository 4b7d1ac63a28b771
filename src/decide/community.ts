import type { Field, Form, FormValues } from "../form.ts";
import type { PlaceId } from "../message.ts";
import { type Block, paragraph, type Reply } from "../reply.ts";
import { type CommunityId, communityOf, defaultSettings, type Settings } from "../settings.ts";
import type { Change } from "../store/store.ts";
import { button, labelled } from "./show.ts";
import { communityWording as words } from "./wording-community.ts";

/** What those who manage a community see and change. */

/** Who asks, and where. */
export interface Managing {
  readonly mayManage: boolean;
  /** Undefined in a direct conversation or a terminal. */
  readonly community?: CommunityId;
  readonly settings?: Settings;
  /** Whether they look after the answers, wherever they are. */
  readonly operator?: boolean;
}

/** Shows the settings or, with a filled form, changes them. */
export function settingsDecision(
  typed: FormValues | undefined,
  { mayManage, community, settings = defaultSettings }: Managing,
): { readonly reply: Reply; readonly changes: readonly Change[] } {
  const refusal = community === undefined ? words.noCommunity : mayManage ? undefined : words.managersOnly;
  if (community === undefined || refusal !== undefined)
    return { reply: { blocks: [paragraph(refusal ?? words.noCommunity)] }, changes: [] };
  if (typed === undefined) return { reply: { blocks: settingsBlocks(settings) }, changes: [] };
  const changed = readSettings(typed, community);
  return {
    reply: { blocks: [paragraph(words.kept), ...settingsBlocks(changed)] },
    changes: [{ kind: "settings", community, settings: changed }],
  };
}

function settingsBlocks({ channels, mentions, audience }: Settings): Block[] {
  const places = channels.map((place) => ({ kind: "place", text: place, place }) as const);
  const where = places.flatMap((place, i) => (i === 0 ? [place] : [" ", place]));
  return [
    { kind: "heading", text: words.settings },
    labelled(words.channels, ...(where.length > 0 ? where : [words.everywhere])),
    labelled(words.mentions, mentions ? words.mentionsOn : words.mentionsOff),
    labelled(words.audience, audience === "private" ? words.audiencePrivate : words.audienceEveryone),
    {
      kind: "buttons",
      buttons: [
        button(words.change, { verb: "form", id: "settings" }),
        button(words.tips, { verb: "tips", id: "show" }),
      ],
    },
  ];
}

/** What was left out of a form is as at the start. */
function readSettings({ channels = "", mentions, audience }: FormValues, community: CommunityId): Settings {
  const named = channels.split(",").map((channel) => channel.trim());
  const own = named.filter(isPlace).filter((place) => communityOf(place) === community);
  return {
    channels: [...new Set(own)].slice(0, mostChannels),
    mentions: mentions !== "off",
    audience: audience === "everyone" ? "everyone" : "private",
  };
}

const isPlace = (id: string): id is PlaceId =>
  /^(discord:[^/]{1,60}\/\d{1,30}|slack:[^/]{1,60}\/[A-Z0-9]{1,30})$/.test(id);

const mostChannels = 25;

/** The form to change them. */
export function settingsForm({ channels, mentions, audience }: Settings): Form {
  const pick = (
    name: string,
    label: string,
    hint: string,
    picked: string,
    ...options: readonly Pair[]
  ): Field => ({
    kind: "pick",
    name,
    label,
    hint,
    required: true,
    most: 1,
    picked: [picked],
    options: options.map(([value, label]) => ({ value, label })),
  });
  return {
    id: "settings",
    title: words.settings,
    submit: words.save,
    fields: [
      {
        kind: "channels",
        name: "channels",
        label: words.channels,
        hint: words.channelsHint,
        required: false,
        most: mostChannels,
        picked: channels,
      },
      pick(
        "mentions",
        words.mentions,
        words.mentionsHint,
        mentions ? "on" : "off",
        ["on", words.mentionsOn],
        ["off", words.mentionsOff],
      ),
      pick(
        "audience",
        words.audience,
        words.audienceHint,
        audience,
        ["private", words.audiencePrivate],
        ["everyone", words.audienceEveryone],
      ),
    ],
  };
}

type Pair = readonly [value: string, label: string];

/** The first words in a community: what it is, and what to do. */
export const welcomeReply = (): Reply => ({
  blocks: [
    { kind: "heading", text: words.welcome },
    paragraph(words.welcomeWhat),
    {
      kind: "list",
      ordered: false,
      items: words.welcomeHow.map(([command, says]) => [
        { kind: "code", text: command },
        { kind: "text", text: says },
      ]),
    },
    paragraph(words.welcomeManagers),
    paragraph({ kind: "emphasis", text: words.welcomePrivacy }),
  ],
});
