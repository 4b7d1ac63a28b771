import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPrefix } from "../../src/index.ts";
import type { Changes } from "./dotenv.ts";
import { probeBot, probeClient, probeSocket, type SlackBot, type SlackFound } from "./probe-slack.ts";
import { type Stage, takenOut } from "./setup.ts";
import { askSecret, askSecretOnce, type Tried, type Wanted } from "./setup-secret.ts";
import { words } from "./words.ts";

/** What came of it. */
export interface SlackSetUp {
  readonly changes: Changes;
  /** The workspace, where there is only one. */
  readonly team?: string;
}

/** Writes the manifest, and asks for what Slack gives in return. */
export async function setUpSlack(stage: Stage): Promise<SlackSetUp> {
  const { prompts, set, dir, manifest } = stage;
  const usual = set("SLACK_CLIENT_ID") === undefined ? "socket" : "workspaces";
  const way = await prompts.pick(words.slackWay, words.slackWays, usual);
  const url = way === "socket" ? undefined : await publicUrl(stage);
  const prefix = await commandPrefix(stage);
  const file = join(dir, "slack-manifest.yaml");
  await writeFile(file, manifest({ prefix, url }));
  prompts.note(words.slack, words.slackLines[way](file, url ?? ""));
  const common = changed(stage, { SLACK_COMMAND_PREFIX: prefix, PUBLIC_URL: url ?? set("PUBLIC_URL") });
  switch (way) {
    case "socket":
      return socket(stage, common);
    case "http":
      return http(stage, common);
    case "workspaces":
      return workspaces(stage, common);
  }
}

async function socket(stage: Stage, common: Changes): Promise<SlackSetUp> {
  const { changes, what } = await botToken(stage);
  const app = await askSecret(stage, ofSlack(stage, "SLACK_APP_TOKEN", probeSocket));
  const others = ["SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"];
  const all = { ...common, ...changes, ...app.changes, ...takenOut(stage, others) };
  return what === undefined ? { changes: all } : { changes: all, team: what.teamId };
}

async function http(stage: Stage, common: Changes): Promise<SlackSetUp> {
  const { changes, what } = await botToken(stage);
  const signing = await signingSecret(stage);
  const others = ["SLACK_APP_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"];
  const all = { ...common, ...changes, ...signing, ...takenOut(stage, others) };
  return what === undefined ? { changes: all } : { changes: all, team: what.teamId };
}

async function workspaces(stage: Stage, common: Changes): Promise<SlackSetUp> {
  const { prompts, set, newSecret } = stage;
  for (;;) {
    const problem = (typed: string) => (/^\d+\.\d+$/.test(typed) ? undefined : words.noClientId);
    const old = set("SLACK_CLIENT_ID");
    const message = words.asks.SLACK_CLIENT_ID;
    const id = await prompts.text({ message, problem, ...(old === undefined ? {} : { value: old }) });
    const ask = (secret: string, apiUrl?: string) => probeClient(id, secret, apiUrl);
    // Where the secret is refused, the id may be wrong.
    const client = await askSecretOnce(stage, ofSlack(stage, "SLACK_CLIENT_SECRET", ask));
    if (client === undefined) continue;
    return {
      changes: {
        ...common,
        ...changed(stage, { SLACK_CLIENT_ID: id }),
        ...client.changes,
        ...(await signingSecret(stage)),
        // Another key could not open what was sealed with this one.
        ...(set("SECRET_KEY") === undefined ? { SECRET_KEY: newSecret() } : {}),
        ...takenOut(stage, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]),
      },
    };
  }
}

async function botToken(stage: Stage) {
  const { prompts, scopes } = stage;
  const given = await askSecret<SlackBot>(stage, ofSlack(stage, "SLACK_BOT_TOKEN", probeBot));
  if (given.what === undefined) return given;
  const { user, team, scopes: granted } = given.what;
  prompts.say(words.slackIs(user, team));
  const missing = granted === undefined ? [] : scopes.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) prompts.warn(words.missingScopes(missing));
  return given;
}

/** Whether it is the right one shows when Slack sends something. */
async function signingSecret(stage: Stage): Promise<Changes> {
  const { prompts, set } = stage;
  const name = "SLACK_SIGNING_SECRET";
  if (set(name) !== undefined && (await prompts.confirm(words.keep(name), true))) return {};
  return { [name]: await prompts.secret({ message: words.asks[name], problem: problemOf(name) }) };
}

const looks = {
  SLACK_BOT_TOKEN: /^xox[be]\S+$/,
  SLACK_APP_TOKEN: /^xapp-\S+$/,
  SLACK_SIGNING_SECRET: /^[\w-]{16,}$/,
  SLACK_CLIENT_SECRET: /^[\w-]{16,}$/,
} as const;
type Name = keyof typeof looks;

const problemOf = (name: Name) => (typed: string) =>
  looks[name].test(typed) ? undefined : words.looks[name];

const ofSlack = <T>(
  { set }: Stage,
  name: Name,
  ask: (value: string, apiUrl?: string) => Promise<SlackFound<T>>,
): Wanted<T> => ({
  name,
  message: words.asks[name],
  problem: problemOf(name),
  whom: "Slack",
  tried: async (value): Promise<Tried<T>> => {
    const found = await ask(value, set("SLACK_API_URL"));
    switch (found.kind) {
      case "found":
        return found;
      case "refused":
        return {
          kind: "refused",
          says: words.refused("Slack", words.slackRefusals[found.code] ?? found.code),
        };
      case "silent":
        return { kind: "silent", says: words.silent("Slack", found.why) };
    }
  },
});

async function publicUrl({ prompts, set }: Stage): Promise<string> {
  const old = set("PUBLIC_URL");
  const typed = await prompts.text({
    message: words.publicUrl,
    example: "https://roadmate.example",
    ...(old === undefined ? {} : { value: old }),
    problem: (typed) => (/^https?:\/\/[^/\s]\S*$/.test(typed) ? undefined : words.noAddress),
  });
  return typed.replace(/\/+$/, "");
}

async function commandPrefix({ prompts, set }: Stage): Promise<string> {
  const old = set("SLACK_COMMAND_PREFIX");
  return prompts.text({
    message: words.prefix,
    example: words.prefixExample,
    ...(old === undefined ? {} : { value: old }),
    problem: (typed) => {
      try {
        readPrefix({ SLACK_COMMAND_PREFIX: typed });
        return undefined;
      } catch {
        return words.noPrefix;
      }
    },
  });
}

/** What is not so already. */
const changed = ({ set }: Stage, wanted: Changes): Changes =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => (value || undefined) !== set(name)));
