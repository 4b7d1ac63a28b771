import { Document, isScalar } from "yaml";
import { type Command, commands } from "../../src/index.ts";
import { paths } from "./paths.ts";
import { scopes, shortcuts } from "./scopes.ts";

/** Without these it works as well: then a tip that may have arrived is not sent again. */
const optional = ["channels:history", "groups:history"] as const;

const events = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "member_joined_channel",
  "message.im",
  "tokens_revoked",
] as const;

export interface ManifestOptions {
  /** Stands before the name of every command. */
  readonly prefix: string;
  /** Where Slack reaches Roadmate, without a slash at its end; without it, Socket Mode. */
  readonly url?: string | undefined;
}

/** The app as Slack takes it, from the one command table. */
export function manifestOf({ prefix, url }: ManifestOptions) {
  const request = url === undefined ? undefined : url + paths.events;
  return {
    display_information: {
      name: "Roadmate",
      description: "A career advisor for people who learn backend development.",
      long_description:
        "Roadmate answers questions about becoming a backend developer and shows where each answer comes from. It knows the roadmap, tells everybody their next step and why, makes a plan that fits their hours, and posts a tip a day. When it is not sure it asks, and when it does not know it says so.",
      background_color: "#1f3a5f",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Roadmate", always_online: true },
      shortcuts: [
        {
          name: "Answer this",
          type: "message",
          callback_id: shortcuts.answerThis,
          description: "Answers the question in this message, in its thread",
        },
        {
          name: "My roadmap",
          type: "global",
          callback_id: shortcuts.myRoadmap,
          description: "Your way so far, and what is ahead",
        },
      ],
      slash_commands: commands.map((command) => ({
        command: `/${prefix}${command.name}`,
        ...(request === undefined ? {} : { url: request }),
        description: command.description,
        ...hintOf(command),
        // People come as ids, so that an answer can be meant for somebody.
        should_escape: true,
      })),
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [url + paths.redirect] }),
      scopes: { bot: scopes.map(({ scope }) => scope), bot_optional: [...optional] },
    },
    settings: {
      event_subscriptions: {
        ...(request === undefined ? {} : { request_url: request }),
        bot_events: [...events],
      },
      interactivity: { is_enabled: true, ...(request === undefined ? {} : { request_url: request }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** "question [@somebody it is for]"; nothing where nothing can be typed. */
function hintOf({ options, audience }: Command): { readonly usage_hint?: string } {
  const parts = options.map(({ name, required }) => (required ? name : `[${name}]`));
  const whom = audience === "open" ? ["[@somebody it is for]"] : [];
  const hint = [...parts, ...whom].join(" ");
  return hint === "" ? {} : { usage_hint: hint };
}

/** The manifest to paste into Slack, which says of every scope what it is for. */
export function manifestYaml(options: ManifestOptions): string {
  const document = new Document(manifestOf(options));
  document.commentBefore = ` Roadmate for Slack, ${options.url === undefined ? "in Socket Mode" : `at ${options.url}`}.
 Paste it at https://api.slack.com/apps: Create New App, From a manifest.`;
  for (const [at, { why }] of scopes.entries()) {
    const node = document.getIn(["oauth_config", "scopes", "bot", at], true);
    if (isScalar(node)) node.comment = ` ${why}`;
  }
  return document.toString({ lineWidth: 0 });
}
