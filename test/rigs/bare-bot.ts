import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  Client,
  type ClientOptions,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import type { PlatformOptions } from "./discord/platform.ts";
import { openDiscord, type Rig } from "./discord/rig.ts";

/** A small bot that does everything once, to try the rig with. */

export const botCommands = [
  {
    name: "ask",
    description: "Ask",
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      { type: 3, name: "question", description: "What", required: true, autocomplete: true },
      { type: 5, name: "slowly", description: "Defer first" },
    ],
  },
  { name: "profile", description: "Your profile" },
  { name: "menu", description: "A menu" },
  {
    name: "tips",
    description: "Tips",
    default_member_permissions: "32",
    options: [
      {
        type: 1,
        name: "here",
        description: "Post here",
        options: [{ type: 7, name: "channel", description: "Where", required: true, channel_types: [0] }],
      },
    ],
  },
  { name: "Answer this", type: 3 },
];

const row = <T extends ButtonBuilder | StringSelectMenuBuilder>(...inside: T[]) =>
  new ActionRowBuilder<T>().addComponents(...inside).toJSON();
const share = new ButtonBuilder().setCustomId("share").setLabel("Share").setStyle(ButtonStyle.Primary);

const profile = new ModalBuilder()
  .setCustomId("profile")
  .setTitle("Your profile")
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("Goal")
      .setTextInputComponent(new TextInputBuilder().setCustomId("goal").setStyle(TextInputStyle.Short)),
    new LabelBuilder()
      .setLabel("Language")
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId("language")
          .addOptions({ label: "Go", value: "go" }, { label: "Java", value: "java", default: true }),
      ),
    new LabelBuilder()
      .setLabel("Where")
      .setChannelSelectMenuComponent(new ChannelSelectMenuBuilder().setCustomId("where").setRequired(false)),
  );

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: "git" }]);
  } else if (interaction.isChatInputCommand()) {
    if (interaction.commandName === "profile") await interaction.showModal(profile);
    else if (interaction.commandName === "tips")
      await interaction.reply(`in ${interaction.options.getChannel("channel", true).name}`);
    else if (interaction.commandName === "menu") {
      const components = [
        new ContainerBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent("Choose"))
          .addActionRowComponents(
            row(
              new StringSelectMenuBuilder()
                .setCustomId("pick")
                .addOptions({ label: "SQL", value: "sql" }, { label: "Git", value: "git" }),
            ),
          )
          .addActionRowComponents(row(share)),
      ];
      await interaction.reply({ flags: MessageFlags.IsComponentsV2, components });
    } else {
      const said = `About ${interaction.options.getString("question", true)}`;
      if (interaction.options.getBoolean("slowly") === null) {
        await interaction.reply({ content: said, flags: MessageFlags.Ephemeral, components: [row(share)] });
        return;
      }
      await interaction.deferReply();
      const picture = new AttachmentBuilder(Buffer.from("png"), { name: "map.png", description: "a map" });
      await interaction.editReply({
        embeds: [{ title: said, image: { url: "attachment://map.png" } }],
        files: [picture],
      });
      await interaction.followUp("One more thing");
    }
  } else if (interaction.isButton()) await interaction.reply(`Shared by ${interaction.user.username}`);
  else if (interaction.isStringSelectMenu()) {
    await interaction.update({
      components: [new TextDisplayBuilder().setContent(`You chose ${interaction.values.join()}`)],
    });
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const where = fields.getSelectedChannels("where")?.map(({ name }) => name) ?? [];
    await interaction.reply(
      [fields.getTextInputValue("goal"), ...fields.getStringSelectValues("language"), ...where].join(", "),
    );
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `Read: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  }
}

export interface Started {
  readonly rig: Rig;
  readonly client: Client;
  /** What its handlers threw. */
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

/** Opens a rig, logs the bot in and registers its commands. */
export async function startBot(
  world: PlatformOptions = {},
  options: Partial<ClientOptions> = {},
): Promise<Started> {
  const rig = await openDiscord(world);
  const { client, errors } = createBot(rig, options);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(rig.token);
  await ready;
  await client.application?.commands.set(botCommands);
  const close = async () => {
    await client.destroy();
    await rig.close();
  };
  return { rig, client, errors, close };
}

/** The bot, not yet logged in. */
export function createBot(rig: Rig, options: Partial<ClientOptions> = {}) {
  const { Guilds, GuildMessages, DirectMessages, GuildMessageReactions } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages, GuildMessageReactions],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: rig.api, ...options.rest },
  });
  const errors: unknown[] = [];
  const keep = (error: unknown): void => {
    errors.push(error);
  };
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(keep));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    const reply = {
      content: `You said "${message.content.replace(/<@\d+> /, "")}"`,
      nonce: message.id,
      enforceNonce: true,
    };
    void message.reply(reply).catch(keep);
  });
  return { client, errors };
}
