import { Client, Events, GatewayIntentBits } from "discord.js";

/** The least that a discord.js bot can do: what `discord.ts` measures Roadmate beside. */
const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply("pong");
});
client.once(Events.ClientReady, ({ application }) =>
  application.commands.set([
    {
      name: "ask",
      description: "Ask",
      options: [{ type: 3, name: "question", description: "What", required: true }],
    },
  ]),
);
await client.login(DISCORD_TOKEN);
process.once("SIGTERM", () => process.exit(0));
