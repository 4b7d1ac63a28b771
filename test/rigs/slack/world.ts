import { createFaults, type Faults } from "./faults.ts";
import { createGrants, type Grants } from "./grants.ts";
import { createIds, type Ids } from "./ids.ts";
import { createJournal, type Journal, type View } from "./journal.ts";
import { createTeam, type Team } from "./workspace.ts";

/** How the rig behaves; times in milliseconds. */
export interface Settings {
  /** How long an ack may take: 3,000. Slack's own. */
  readonly ackWithin: number;
  /** When an event that got no 200 is sent again: Slack's "at once, a minute, five minutes" made short. */
  readonly retryAfter: readonly number[];
  /** How long a trigger id lives: 3,000. */
  readonly triggerLives: number;
  /** How often a file must be looked at with `files.info` before it is ready: 0. */
  readonly fileReadyAfter: number;
  /** Whether payloads are judged: true. */
  readonly referee: boolean;
  /** Whether the app is told of its own messages, as Slack does: true. */
  readonly echo: boolean;
  /** Between pings on the socket: 10,000. */
  readonly pingEvery: number;
}

export interface StoredFile {
  readonly id: string;
  readonly team: Team;
  readonly name: string;
  readonly altText: string;
  /** As announced. */
  readonly length: number;
  bytes?: Buffer;
  title: string;
  completed: boolean;
  looks: number;
}

/** All that the fake knows. */
export interface World {
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly settings: Settings;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly grants: Grants;
  readonly faults: Faults;
  readonly teams: Map<string, Team>;
  readonly files: Map<string, StoredFile>;
  /** As they stand now, by id. */
  readonly views: Map<string, View>;
  /** The modals a person has open, the top one last, by the user's id. */
  readonly modals: Map<string, readonly View[]>;
  /** By the user's id. */
  readonly homes: Map<string, View>;
  /** Ids of users whom messages may mention. */
  readonly mentions: Set<string>;
  /** Aborted when the rig stops. */
  readonly stopped: AbortSignal;
  addTeam(name: string): Team;
  /** Milliseconds since the epoch, what `pass` let go by included. */
  now(): number;
  pass(ms: number): void;
  /** Where the fake is: `http://127.0.0.1:PORT`, set when it listens. */
  base: string;
}

export function createWorld(settings: Settings, stopped: AbortSignal): World {
  let passed = 0;
  const now = () => Date.now() + passed;
  const ids = createIds(now);
  const teams = new Map<string, Team>();
  return {
    appId: ids.id("A"),
    appToken: `xapp-1-${ids.secret()}`,
    clientId: `${ids.stamp()}`,
    clientSecret: ids.secret(),
    signingSecret: ids.secret(),
    settings,
    ids,
    journal: createJournal(),
    grants: createGrants(ids, now, settings.triggerLives),
    faults: createFaults(),
    teams,
    files: new Map(),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    mentions: new Set(),
    stopped,
    addTeam: (name) => {
      const team = createTeam(ids, name);
      teams.set(team.id, team);
      return team;
    },
    now,
    pass: (ms) => {
      passed += ms;
    },
    base: "",
  };
}

/** Resolves after `ms`, or at once when the rig stops. */
export const sleep = async (ms: number, stopped: AbortSignal): Promise<void> =>
  within(new Promise<void>(() => {}), ms, stopped);

/** What the promise gives; nothing when it does not within `ms`, or the rig stops. It must not reject. */
export function within<T>(promise: Promise<T>, ms: number, stopped: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve) => {
    const end = (value?: T) => {
      clearTimeout(timer);
      stopped.removeEventListener("abort", give);
      resolve(value);
    };
    const give = () => end();
    const timer = setTimeout(give, stopped.aborted ? 0 : ms);
    stopped.addEventListener("abort", give);
    void promise.then(end);
  });
}
