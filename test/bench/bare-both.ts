import { App } from "@slack/bolt";
import { Client, GatewayIntentBits } from "discord.js";

/** The least that is connected to both: what `footprint.ts` measures Roadmate beside. */
const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;
const { SLACK_BOT_TOKEN = "", SLACK_APP_TOKEN = "", SLACK_API_URL = "" } = process.env;
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
const client = new Client({ intents, rest: { api: DISCORD_API_URL } });
const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
process.once("SIGTERM", () => process.exit(0));
await Promise.all([client.login(DISCORD_TOKEN), app.start()]);
