import { createHmac } from "node:crypto";
import type { HTTPReceiverOptions, Installation, InstallationStore } from "@slack/bolt";
import {
  ConfigError,
  createSeal,
  type Installations,
  type Seal,
  SealError,
  type SlackConfig,
} from "../../src/index.ts";
import { paths } from "./paths.ts";
import { scopes } from "./scopes.ts";

/** Many workspaces, each with a token of its own: how they install Roadmate, and how that is kept. */
export interface Installs {
  /** For Bolt's receiver, which knows OAuth. */
  readonly options: Pick<
    HTTPReceiverOptions,
    "installationStore" | "stateSecret" | "redirectUri" | "scopes" | "installerOptions"
  >;
  /** When Roadmate was installed there, in UTC milliseconds; undefined where it is not (any more). */
  installedAt(team: string): Promise<number | undefined>;
  /** Throws ConfigError when the key is not the one that everything was sealed with. */
  check(): Promise<void>;
}

/** Who installed Roadmate, and where. */
export interface Installed {
  readonly team: string;
  readonly user: string;
  readonly token: string;
}

export interface InstallParts {
  readonly installations: Installations;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Called for a workspace that is new. Not waited for; never throws. */
  readonly onInstall: (installed: Installed) => void;
}

export function createInstalls(
  { secretKey, publicUrl }: Extract<SlackConfig, { readonly kind: "workspaces" }>,
  parts: InstallParts,
): Installs {
  const seal = createSeal(secretKey, "slack");
  return {
    options: {
      installationStore: createStore(seal, parts),
      // What comes back from Slack must have begun here, in the same browser, not long ago: it is signed, and in a cookie.
      stateSecret: createHmac("sha256", secretKey).update("slack state").digest("hex"),
      redirectUri: publicUrl + paths.redirect,
      scopes: scopes.map(({ scope }) => scope),
      installerOptions: { installPath: paths.install, redirectUriPath: paths.redirect, directInstall: true },
    },
    installedAt: async (team) => (await parts.installations.installation(idOf(team)))?.at,
    check: () => checkKey(seal, parts),
  };
}

const idOf = (team: string): string => `slack:${team}`;

function createStore(seal: Seal, { installations, now, onInstall }: InstallParts): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { team, user, bot } = installation;
      if (team === undefined || bot === undefined || installation.isEnterpriseInstall)
        throw new Error("Roadmate is installed in one workspace at a time");
      const known = await installations.installation(idOf(team.id));
      await installations.install(idOf(team.id), seal.close(JSON.stringify(installation)), now());
      // Slack stores it again whenever a token is renewed.
      if (known === undefined) onInstall({ team: team.id, user: user.id, token: bot.token });
    },
    async fetchInstallation({ teamId = "" }) {
      const found = await installations.installation(idOf(teamId));
      if (found === undefined) throw new Error(`Roadmate is not installed in ${teamId}`);
      const installation: Installation = JSON.parse(seal.open(found.body));
      return installation;
    },
  };
}

/** A word sealed with the first key tells whether this is the same. */
async function checkKey(seal: Seal, { installations, now }: InstallParts): Promise<void> {
  const id = idOf("SECRET_KEY");
  const kept = await installations.installation(id);
  if (kept === undefined) return installations.install(id, seal.close(id), now());
  try {
    seal.open(kept.body);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new ConfigError(
      [
        "SECRET_KEY is not the one that the workspaces' tokens are sealed with: set that one again, or begin with an empty database and have Roadmate installed anew",
      ],
      { cause },
    );
  }
}
