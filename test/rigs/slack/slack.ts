import { setMaxListeners } from "node:events";
import { type Delivery, ofKind } from "./delivery.ts";
import { createDispatcher } from "./dispatch.ts";
import type { Fault } from "./faults.ts";
import { createForms, type Forms } from "./forms.ts";
import { createHttpTransport } from "./http.ts";
import type { Call, Effect, EffectOf, Kind, View, Violation } from "./journal.ts";
import { echoOwn } from "./own.ts";
import { createPeople, type People } from "./people.ts";
import { createPresses, type Presses } from "./presses.ts";
import { refuseMessage } from "./referee.ts";
import { listen } from "./server.ts";
import { createSocketTransport, type SocketTransport } from "./socket.ts";
import { openModals } from "./surfaces.ts";
import type { Channel, Message, Team, User } from "./workspace.ts";
import { createWorld, type Settings, type StoredFile } from "./world.ts";

/**
 * A Slack on 127.0.0.1, against which a real Bolt app runs, in Socket Mode or over HTTP. What the app sends is judged by
 * a referee on the way: a body that Slack would refuse is refused as Slack does it, and recorded.
 *
 * ```ts
 * const slack = await startSlack();
 * const { team } = slack;
 * const app = new App({
 *   token: team.botToken,
 *   receiver: new SocketModeReceiver({
 *     appToken: slack.appToken,
 *     clientPingTimeout: 200,
 *     installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
 *   }),
 *   clientOptions: { slackApiUrl: slack.apiUrl },
 * });
 * await app.start();
 * await slack.socket.connected();
 *
 * const asked = slack.command({ user: team.user("ada"), channel: team.channel("general"), command: "/next", text: "" });
 * await asked.acked(); // { kind: "acked", ms: 12, body: … }
 * const { message } = await asked.next("ephemeral"); // waits for it
 * const pressed = slack.press({ user: team.user("ada"), on: message, action: "Done" });
 * const { view } = await pressed.next("opened");
 * await slack.submit({ view, values: { hours: "10" } }).next("closed");
 *
 * slack.expectClean(); // at the end of every test
 * await slack.stop();
 * ```
 *
 * Over HTTP: start the app with `slack.signingSecret`, then `await slack.useHttp("http://127.0.0.1:PORT/slack/events")`;
 * all the rest is the same.
 *
 * - **People** act: `command`, `mention`, `dm`, `threadReply`, `say`, `press`, `select`, `feedback`, `suggest`, `submit`,
 *   `closeView`, `messageShortcut`, `globalShortcut`, `openHome`, `join`, `leave`, `uninstall`, `revokeTokens`, `event`.
 *   Each delivers to the app at once and hands out a `Delivery`: how it was acked, and what came of it (`next`, `effects`,
 *   `silence`). `again` delivers a second time, `replay` sends the same bytes again.
 * - **What goes wrong on purpose**: `fail(method, fault)`, `pass(ms)` lets time go by, `socket.disconnect`, `socket.kill`,
 *   `signature: "wrong"` in any order, a team that is not `installed`, a channel that is `archived` or that the bot is no
 *   member of.
 * - **What is wrong by itself** stands in `violations`. A test that provokes one takes it out with `forgive(kind)`, which
 *   gives what it took; `expectClean` throws when any is left.
 *
 * Beside it: `referee.ts` judges payloads without any of this, `manifest.ts` an app's manifest; `bolt.ts` starts a bare
 * Bolt app in either mode; `pieces.ts` has small correct blocks to make others of.
 */
export interface Slack extends People, Presses, Forms {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The first workspace. */
  readonly team: Team;
  addTeam(name: string): Team;
  /** Sends to this address from now on, instead of over the socket. Asks first, with `url_verification`. */
  useHttp(url: string): Promise<void>;
  readonly socket: Pick<SocketTransport, "connected" | "count" | "disconnect" | "kill">;

  /** The bot comes into a channel: `member_joined_channel`. */
  join(channel: Channel): Delivery;
  /** The bot is taken out of a channel: `channel_left`, or `group_left`. */
  leave(channel: Channel): Delivery;
  /** The app is removed: its token is worth nothing, and `app_uninstalled` is sent. */
  uninstall(team: Team): Delivery;
  /** The token is worth nothing any more, and `tokens_revoked` is sent. */
  revokeTokens(team: Team): Delivery;
  /** A code for `oauth.v2.access`. */
  oauthCode(team: Team): string;
  /** Delivers it again: as this retry of an event (1 to 3), or (0) as a mere duplicate. */
  again(delivery: Delivery, retry?: number): Delivery;
  /** HTTP only: the bytes last sent once more, headers and all; the status that is answered. */
  replay(delivery: Delivery): Promise<number>;

  /** The next `times` (1) calls of a method go wrong. `response_url` and `upload` count as methods. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Calls of a method go wrong as `draw` says, one by one. */
  draw(method: string, draw: () => Fault | undefined): void;
  /** Takes back what `fail` has still waiting, and `draw`. */
  heal(): void;
  /** Lets time go by for trigger ids, `response_url`s, codes and stamps. */
  pass(ms: number): void;
  /** Messages may mention this user; nobody else. */
  allowMention(user: User): void;

  readonly calls: readonly Call[];
  readonly effects: readonly Effect[];
  readonly violations: readonly Violation[];
  /** The first effect of a kind that `wanted` takes, since the start or within `within` ms (5,000). */
  find<K extends Kind>(
    kind: K,
    wanted?: (effect: EffectOf<K>) => boolean,
    within?: number,
  ): Promise<EffectOf<K>>;
  /** The modal a person has before them, if any. */
  modal(user: User): View | undefined;
  /** A person's Home, if it was published. */
  home(user: User): View | undefined;
  /** What stands in a channel now, oldest first. */
  messages(channel: Channel): readonly Message[];
  /** An uploaded file, by id. */
  file(id: string): Readonly<StoredFile> | undefined;
  /** Takes the violations of a kind out, and gives them. */
  forgive(kind: Violation["kind"]): readonly Violation[];
  /** Throws when there are violations, among them calls of methods that are not known here. */
  expectClean(): void;
  /** Closes everything. Stop the app first. */
  stop(): Promise<void>;
}

const usual: Settings = {
  ackWithin: 3000,
  retryAfter: [20, 60, 300],
  triggerLives: 3000,
  fileReadyAfter: 0,
  referee: true,
  echo: true,
  pingEvery: 10_000,
};

/** Starts a Slack with one workspace. Call `stop` when done. */
export async function startSlack(settings: Partial<Settings> = {}): Promise<Slack> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const world = createWorld({ ...usual, ...settings }, stopping.signal);
  // Makes the referee ready now: the first time it may take seconds.
  if (world.settings.referee) refuseMessage({ text: "ready?", blocks: [] });
  const http = createHttpTransport(world);
  const socket = createSocketTransport(world);
  const close = await listen(world, socket);
  const dispatcher = createDispatcher(world, () => (http.open ? http : socket));
  const people = createPeople(world, dispatcher);
  const { journal } = world;
  const team = world.addTeam("Backend Learners");
  const own = echoOwn(world, people, () => http.open || socket.open);
  return {
    ...people,
    ...createPresses(world, dispatcher),
    ...createForms(world, dispatcher),
    ...own,
    apiUrl: `${world.base}/api/`,
    appId: world.appId,
    appToken: world.appToken,
    clientId: world.clientId,
    clientSecret: world.clientSecret,
    signingSecret: world.signingSecret,
    team,
    addTeam: world.addTeam,
    useHttp: http.pointTo,
    socket,
    oauthCode: world.grants.code,
    again: dispatcher.again,
    replay: ({ id }) => http.replay(id),
    fail: (method, fault, times = 1) => world.faults.add(method, fault, times),
    draw: world.faults.draw,
    heal: world.faults.clear,
    pass: world.pass,
    allowMention: ({ id }) => void world.mentions.add(id),
    calls: journal.calls,
    effects: journal.effects,
    violations: journal.violations,
    find: (kind, wanted = () => true, within = 5000) => journal.wait(ofKind(kind, wanted), 0, within, kind),
    modal: (user) => openModals(world, user).at(-1),
    home: ({ id }) => world.homes.get(id),
    messages: ({ messages }) => [...messages.values()],
    file: (id) => world.files.get(id),
    forgive: (kind) => {
      const taken = journal.violations.filter((one) => one.kind === kind);
      const left = journal.violations.filter((one) => one.kind !== kind);
      journal.violations.splice(0, journal.violations.length, ...left);
      return taken;
    },
    expectClean: () => {
      const lines = journal.violations.map(({ kind, where, what }) => `${kind} ${where}: ${what}`);
      if (lines.length > 0) throw new Error(`Slack has something against it:\n${lines.join("\n")}`);
    },
    stop: async () => {
      stopping.abort();
      await socket.close();
      await close();
    },
  };
}
