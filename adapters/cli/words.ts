/** What Slack's own words mean. */
const slackRefusals: Readonly<Record<string, string>> = {
  invalid_auth: "invalid_auth: it may have been revoked, or belong to another app",
  not_allowed_token_type: "not_allowed_token_type: this is another kind of token",
  missing_scope: "missing_scope: it needs the scope connections:write",
  invalid_client_id: "invalid_client_id: Slack knows no such app",
  bad_client_secret: "bad_client_secret: the secret is of another app",
};

/** What `roadmate setup` says. Lines of a note stay below 76 characters, so that a narrow terminal does not break them. */
export const words = {
  title: "Roadmate: setting up",
  noTerminal:
    "roadmate setup asks questions, so it needs a terminal. Without one, copy .env.example to .env and fill it in.",
  left: "Left before the end: .env is as it was.",
  before: "Before you start",
  beforeLines: (file: string, exists: boolean): readonly string[] => [
    exists ? `What you answer goes into ${file};` : `What you answer goes into a new file, ${file};`,
    exists ? "its other lines stay as they are." : "only you can read it.",
    "It is written at the very end: Ctrl-C leaves everything as it is.",
  ],
  where: "Where shall people find Roadmate? (space picks, return goes on)",
  platforms: [
    { value: "discord", label: "Discord" },
    { value: "slack", label: "Slack" },
  ],
  end: "Start it with: npm start    Look it over with: npm run roadmate -- doctor",

  keep: (name: string): string => `${name} is set already. Keep it?`,
  asking: (whom: string): string => `Asking ${whom}`,
  refused: (whom: string, why: string): string =>
    `${whom} does not take it${why === "" ? "" : ` (${why})`}. Copy it once more, all of it.`,
  silent: (whom: string, why: string): string => `${whom} does not answer (${why}).`,
  unchecked: "Go on without having checked it?",

  discord: "Discord",
  discordLines: [
    "1. Open https://discord.com/developers/applications, New Application,",
    "   and give it the name people shall see.",
    "2. On its page Bot, choose Reset Token and then Copy.",
    "3. Leave the privileged intents there switched off. None is needed.",
  ],
  discordToken: "The bot's token (it is not shown)",
  noDiscordToken: "A token is three parts with dots between them.",
  discordIs: (bot: string, app: string): string => `Discord knows it: ${bot}, of the application ${app}.`,
  invite: (link: string): string => `Add the bot to a server, or to yourself, with this link:\n${link}`,

  slackWay: "How shall Slack reach it?",
  slackWays: [
    { value: "socket", label: "Socket Mode", hint: "one workspace, no public address" },
    { value: "workspaces", label: "HTTP, for any number of workspaces", hint: "a public https address" },
    { value: "http", label: "HTTP, for one workspace", hint: "a public https address" },
  ],
  prefix: "A prefix for its commands? Empty, unless another app has /ask or /help",
  prefixExample: "rm- makes /ask into /rm-ask",
  noPrefix: "At most 20 small letters, digits, - and _.",
  publicUrl: "The public address that reaches this machine",
  noAddress: "An address begins with https://",
  slack: "Slack",
  slackLines: {
    socket: (file: string): readonly string[] => [
      ...fromManifest(file),
      "3. Install App, Install to Workspace, Allow. Under OAuth & Permissions,",
      "   copy the Bot User OAuth Token. It begins with xoxb-.",
      "4. Basic Information, App-Level Tokens, Generate: add the scope",
      "   connections:write and copy the token. It begins with xapp-.",
    ],
    http: (file: string, url: string): readonly string[] => [
      ...fromManifest(file),
      "3. Install App, Install to Workspace, Allow. Under OAuth & Permissions,",
      "   copy the Bot User OAuth Token. It begins with xoxb-.",
      "4. Basic Information, App Credentials: copy the Signing Secret.",
      ...overHttp(url),
    ],
    workspaces: (file: string, url: string): readonly string[] => [
      ...fromManifest(file),
      "3. Basic Information, App Credentials: Client ID, Client Secret and",
      "   Signing Secret.",
      "4. Manage Distribution: activate it, for other workspaces to install it.",
      `   They do that at ${url}/slack/install`,
      ...overHttp(url),
    ],
  },
  asks: {
    SLACK_BOT_TOKEN: "The bot token, xoxb-… (it is not shown)",
    SLACK_APP_TOKEN: "The app-level token, xapp-… (it is not shown)",
    SLACK_SIGNING_SECRET: "The signing secret (it is not shown)",
    SLACK_CLIENT_ID: "The client id",
    SLACK_CLIENT_SECRET: "The client secret (it is not shown)",
  },
  looks: {
    SLACK_BOT_TOKEN: "It begins with xoxb-.",
    SLACK_APP_TOKEN: "It begins with xapp-.",
    SLACK_SIGNING_SECRET: "It is one word of letters and digits.",
    SLACK_CLIENT_SECRET: "It is one word of letters and digits.",
  },
  noClientId: "It is two numbers with a dot between them.",
  slackRefusals,
  slackIs: (bot: string, team: string): string => `Slack knows it: ${bot}, in the workspace ${team}.`,
  missingScopes: (scopes: readonly string[]): string =>
    `The token lacks ${scopes.join(", ")}. Give the app the new manifest, install it again, and copy the token anew.`,

  store: "Where shall it remember people's progress?",
  stores: [
    { value: "file", label: "In a file", hint: "one process, nothing to install" },
    { value: "postgres", label: "In Postgres", hint: "for more than one process" },
  ],
  postgres: "The address, postgres://user:password@host:5432/database (it is not shown)",
  noPostgres: "It begins with postgres://. Write # as %23 and / as %2F in the password.",

  operators: "Who may change what it knows",
  operatorLines: (own: string | undefined, team: string | undefined): readonly string[] => [
    "They see the questions it could not answer, everywhere, and may add",
    "what is missing. Their ids, with commas between them:",
    ...(own === undefined ? [] : [`  ${own} owns the Discord application`]),
    "  discord:… Discord, Settings, Advanced, Developer Mode; then right-click",
    "    a person, Copy User ID",
    `  slack:${team ?? "WORKSPACE"}/… in Slack open a profile, ⋮, Copy member ID`,
  ],
  operatorIds: "Operators (may be empty)",
  noOperators:
    "Ids look like discord:80351110224678912 or slack:T0123456/U0123456, with commas between them.",

  page: "Serve the web page as well?",
  admin: "Make a token that opens /tend, the page of those who look after the knowledge?",

  network: "Look at the network and at proxies; where the platform is down, wait",
  newDiscordToken:
    "Copy it again: https://discord.com/developers/applications, your application, Bot, Reset Token",
  newSlackToken: "Copy it again: https://api.slack.com/apps, your app",
  newManifest:
    "Give the app the manifest of roadmate manifest (App Manifest), install it again, and copy the token anew",
  withoutHistory: "After a failure, a tip that may have arrived is then not sent again. All else works",

  written: (file: string, names: readonly string[]): string =>
    names.length === 0 ? `Nothing had to change in ${file}.` : `Written to ${file}: ${names.join(", ")}.`,
  nothingWritten: "Nothing was written. Run roadmate setup again.",
} as const;

function fromManifest(file: string): readonly string[] {
  return [
    "1. Open https://api.slack.com/apps, Create New App, From a manifest,",
    "   and choose your workspace.",
    "2. Choose YAML, replace what stands there by all of this file, Create:",
    `   ${file}`,
  ];
}

function overHttp(url: string): readonly string[] {
  return [
    `5. Whatever answers at ${url} passes /slack/ on to SLACK_PORT`,
    "   (3001). Slack tries the address as soon as Roadmate runs: until then",
    "   it shows it as unverified under Event Subscriptions.",
  ];
}
