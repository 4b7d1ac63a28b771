import {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Client,
  type Interaction,
  Message,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { Desk } from "../../../adapters/discord/desk.ts";
import { handleInteraction } from "../../../adapters/discord/interactions.ts";
import { handleMessage, isForMe } from "../../../adapters/discord/messages.ts";
import { createTurns } from "../../../adapters/discord/turns.ts";
import { createWire } from "../../../adapters/discord/wire.ts";
import { createLog } from "../../../src/log.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";
import { type Asker, anyAsker, openTalk } from "./asker.ts";
import { commandIds } from "./draw.ts";
import type { Kind, World } from "./kind.ts";
import { basePayload, type PayloadName, payloadNames } from "./payloads.ts";
import { twistedData } from "./stir.ts";

/** What Discord might send if it went mad: interactions and messages with missing, wrong and endless fields. discord.js reads them,
 *  the adapter handles what comes of it, and what it says goes to the referee. What discord.js refuses is not the adapter's. */

export const discordKinds = (world: World): readonly Kind[] => [
  {
    name: "Discord payloads",
    share: 50,
    make: (random) => {
      const name = random.pick(payloadNames);
      return [name, JSON.stringify(twistedData(basePayload(name), random))];
    },
    run: async ([name = "", json = ""], random, watch) => {
      const payload = payloadIn(json);
      const kind = payloadNames.find((one) => one === name);
      if (kind === undefined || payload === undefined) return [];
      const complaints: string[] = [];
      const asker = anyAsker(random, "discord");
      const found = workFor(kind, payload, deskFor(asker, world, complaints));
      if (found === undefined) return [];
      await watch(found.work);
      // Who somebody is, Discord says itself: what is no id never comes, and need not be shown well.
      return /^\d{1,20}$/.test(found.from) ? complaints : [];
    },
  },
];

function payloadIn(json: string): object | undefined {
  try {
    const payload: unknown = JSON.parse(json);
    return typeof payload === "object" && payload !== null ? payload : undefined;
  } catch {
    return undefined;
  }
}

const client = new Client({ intents: [] });
const me = "1573880073952428043";
const classes = {
  command: ChatInputCommandInteraction,
  autocomplete: AutocompleteInteraction,
  button: ButtonInteraction,
  menu: StringSelectMenuInteraction,
  modal: ModalSubmitInteraction,
  context: MessageContextMenuCommandInteraction,
  message: Message,
} as const;

interface Work {
  readonly work: () => Promise<void>;
  /** The id of who did it. */
  readonly from: string;
}

/** What the adapter does with it; undefined for what discord.js does not take. */
function workFor(kind: PayloadName, payload: object, desk: Desk): Work | undefined {
  try {
    if (kind === "message") {
      const message: Message = Reflect.construct(classes.message, [client, payload]);
      if (!isForMe(message, me)) return undefined;
      return { work: () => handleMessage(message, desk), from: message.author.id };
    }
    const interaction: Interaction = Reflect.construct(classes[kind], [client, payload]);
    return { work: () => handleInteraction(interaction, desk), from: interaction.user.id };
  } catch {
    return undefined;
  }
}

const log = createLog("silent");

/** A desk whose letters go to the referee instead of Discord. */
function deskFor(asker: Asker, world: World, complaints: string[]): Desk {
  const { advisor } = openTalk(asker, world);
  const check = (kind: Parameters<typeof refuse>[0], body: unknown, files: Letter["files"] = []) => {
    const named = files.map(({ name }, at) => ({ name, index: String(at) }));
    // What a message answers is named by Discord itself.
    const found = refuse(kind, body, { files: named }).filter((one) => !one.startsWith("message_reference"));
    complaints.push(...found.map((one) => `Discord: ${one}`));
  };
  const rest = {
    post: async (route: string, { body, files }: Letter = {}) => {
      if (route.endsWith("/callback")) check("callback", body, files);
      else if (route.startsWith("/webhooks/")) check("follow-up", body, files);
      else if (route.endsWith("/messages")) check("message", body, files);
      return { id: "1573880073952428999" };
    },
    patch: async (_: string, { body, files }: Letter = {}) => check("webhook-edit", body, files),
    get: async () => ({ id: "1", author: { id: "80351110224678912" } }),
  };
  const calls = Object.assign(Object.create(client.rest), rest);
  const wire = createWire({ rest: calls, hooks: calls, application: () => me, onAnswered: () => {} });
  const rasteriser = { rasterise: async () => new Uint8Array([137, 80, 78, 71]), close: async () => {} };
  return { advisor, rasteriser, log, wire, turns: createTurns(), ids: () => commandIds, me: () => me };
}

interface Letter {
  readonly body?: unknown;
  readonly files?: readonly { name: string }[];
}
