import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../src/index.ts";
import { examine, verdict } from "./cli/doctor.ts";
import { type Finding, lineOf } from "./cli/finding.ts";
import { Cancelled, createPrompts } from "./cli/prompts.ts";
import { setup } from "./cli/setup.ts";
import { words } from "./cli/words.ts";
import { manifestOf, manifestYaml } from "./slack/manifest.ts";
import { scopes } from "./slack/scopes.ts";

/** `roadmate setup` and `roadmate doctor`, which know of every platform. */

type Env = Readonly<Record<string, string | undefined>>;

const root = fileURLToPath(packageRoot).replace(/\/$/, "");

/** Sets up what is run from this folder. Returns why it did not, where it did not. */
export async function runSetup(env: Env): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return words.noTerminal;
  const { inviteLink } = await import("./discord/gateway.ts");
  const newSecret = () => randomBytes(32).toString("base64url");
  const parts = { dir: process.cwd(), root, env, inviteLink, newSecret };
  try {
    const needed = slackScopes().needed;
    await setup({ ...parts, prompts: createPrompts(), manifest: manifestYaml, scopes: needed });
    return undefined;
  } catch (error) {
    if (error instanceof Cancelled) return words.left;
    throw error;
  }
}

/** Prints what it finds; false when something is wrong. */
export async function runDoctor(env: Env, print: (line: string) => void): Promise<boolean> {
  const found: Finding[] = [];
  for await (const finding of examine({ env, root, dir: process.cwd(), scopes: slackScopes() })) {
    found.push(finding);
    print(lineOf(finding));
  }
  const { line, sound } = verdict(found);
  print(`\n${line}`);
  return sound;
}

function slackScopes() {
  const optional: readonly string[] = manifestOf({ prefix: "" }).oauth_config.scopes.bot_optional;
  const needed = scopes.map(({ scope }) => scope).filter((scope) => !optional.includes(scope));
  return { needed, optional };
}
