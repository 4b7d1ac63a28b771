import { App } from "@slack/bolt";

/** The least that a Bolt app can do: what `slack.ts` measures Roadmate beside. */
const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, SLACK_PORT } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN ?? "",
  signingSecret: SLACK_SIGNING_SECRET ?? "",
  clientOptions: { slackApiUrl: SLACK_API_URL ?? "" },
});
app.command("/ask", ({ ack }) => ack("pong"));
await app.start(Number(SLACK_PORT));
process.once("SIGTERM", () => process.exit(0));
