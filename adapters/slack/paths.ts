/** Where Roadmate is reached over HTTP: by Slack, by somebody who installs it, and by Slack once they have. */
export const paths = {
  events: "/slack/events",
  install: "/slack/install",
  redirect: "/slack/oauth_redirect",
} as const;
