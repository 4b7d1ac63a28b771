import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { CommunityId, Settings } from "../settings.ts";
import { createMemoryInstallations } from "./installations.ts";
import type { Fact } from "./learner.ts";
import { createMemoryTips } from "./memory-tips.ts";
import { countRatings } from "./ratings.ts";
import {
  type Change,
  conversationMs,
  eventMs,
  type Miss,
  missMs,
  type Rating,
  type Store,
  sweepMs,
  type Turn,
  turnMs,
} from "./store.ts";

/** A store that forgets when the process ends. */
export function createMemoryStore(): Store {
  const facts = new Map<PersonId, Map<string, Fact>>();
  const turns = createTurns();
  const misses = new Map<string, Miss>();
  const ratings = new Map<TurnId, Rating>();
  const settings = new Map<CommunityId, Settings>();
  const events = new Map<string, number>();
  const { uninstall, ...installations } = createMemoryInstallations();
  const { subscribers, ...tips } = createMemoryTips();
  let swept = Number.NEGATIVE_INFINITY;

  const factsOf = (person: PersonId): Fact[] => [...(facts.get(person)?.values() ?? [])].sort(byTime);
  const apply = (person: PersonId, place: PlaceId, change: Change, now: number): void => {
    switch (change.kind) {
      case "fact":
        if (!facts.has(person)) facts.set(person, new Map());
        addOnce(facts.get(person), change.fact.id, change.fact);
        return;
      case "turn":
        turns.add({ person, place, turn: change.turn });
        return;
      case "miss":
        addOnce(misses, keyOfMiss(change.miss), change.miss);
        return;
      case "rating":
        ratings.set(change.rating.turn, change.rating);
        return;
      case "settled":
        for (const key of change.misses.map(keyOfMiss)) {
          const miss = misses.get(key);
          if (miss) misses.set(key, { ...miss, settled: change.as });
        }
        return;
      case "settings":
        settings.set(change.community, change.settings);
        return;
      case "subscribe":
        subscribers.set(change, now);
        return;
      case "unsubscribe":
        subscribers.remove(({ id }) => id === change.id);
        return;
    }
  };
  const sweep = (now: number): void => {
    if (now - swept < sweepMs) return;
    swept = now;
    turns.drop(({ turn }) => turn.at <= now - turnMs);
    for (const [key, { at }] of misses) if (at <= now - missMs) misses.delete(key);
    for (const [turn, { at }] of ratings) if (at <= now - missMs) ratings.delete(turn);
    for (const [event, at] of events) if (at <= now - eventMs) events.delete(event);
    subscribers.sweep(now);
  };

  return {
    ...installations,
    ...tips,
    recall: async (person, place, now) => {
      const last = turns.last(person, place);
      const recalled = { facts: factsOf(person) };
      return last && last.at > now - conversationMs ? { ...recalled, last } : recalled;
    },
    record: async (person, place, changes, now) => {
      for (const change of changes) apply(person, place, change, now);
      sweep(now);
    },
    turn: async (id, now) => {
      const asked = turns.find(id);
      if (asked === undefined || asked.turn.at <= now - turnMs) return undefined;
      return { ...asked.turn, by: asked.person, place: asked.place };
    },
    misses: async (now, within) =>
      [...misses.values()]
        .filter(({ at, place }) => at > now - missMs && place.startsWith(within ? `${within}/` : ""))
        .sort((a, b) => byTime(b, a)),
    received: async (now) =>
      countRatings(
        [...ratings.values()].flatMap((one) => (one.at > now - missMs ? [{ ...one, times: 1 }] : [])),
      ),
    mydata: async (person) => ({
      facts: factsOf(person),
      turns: turns.of(person),
      subscriptions: subscribers.of(person),
    }),
    forget: async (person) => {
      facts.delete(person);
      turns.drop((asked) => asked.person === person || asked.place === person);
      for (const [key, { place }] of misses) if (place === person) misses.delete(key);
      subscribers.forget(person);
    },
    settings: async (community) => settings.get(community),
    leave: async (community) => {
      const within = (id: string): boolean => id.startsWith(`${community}/`);
      settings.delete(community);
      uninstall(community);
      subscribers.remove(({ recipient }) => within(recipient));
      for (const person of facts.keys()) if (within(person)) facts.delete(person);
      turns.drop(({ person, place }) => within(person) || within(place));
      for (const [key, { place }] of misses) if (within(place)) misses.delete(key);
    },
    first: async (event, now) => {
      const known = (events.get(event) ?? Number.NEGATIVE_INFINITY) > now - eventMs;
      if (!known) events.set(event, now);
      sweep(now);
      return !known;
    },
    ping: async () => {},
    close: async () => {},
  };
}

interface Asked {
  readonly person: PersonId;
  readonly place: PlaceId;
  readonly turn: Turn;
}

/** The turns, by their id and by the conversation they came last in. */
function createTurns() {
  const byId = new Map<TurnId, Asked>();
  const latest = new Map<string, TurnId>();
  const keyOf = (person: PersonId, place: PlaceId): string => JSON.stringify([person, place]);
  const find = (id: TurnId): Asked | undefined => byId.get(id);
  const last = (person: PersonId, place: PlaceId): Turn | undefined =>
    find(latest.get(keyOf(person, place)) ?? "")?.turn;
  return {
    find,
    last,
    /** The first record of a turn stands; the newest turn is the last one, in whatever order they come. */
    add: (asked: Asked): void => {
      const { person, place, turn } = asked;
      if (byId.has(turn.id)) return;
      byId.set(turn.id, asked);
      if (turn.at >= (last(person, place)?.at ?? turn.at)) latest.set(keyOf(person, place), turn.id);
    },
    of: (person: PersonId) =>
      [...byId.values()]
        .filter((asked) => asked.person === person)
        .map(({ turn, place }) => ({ ...turn, place }))
        .sort(byTime),
    drop: (gone: (asked: Asked) => boolean): void => {
      for (const [id, asked] of byId) if (gone(asked)) byId.delete(id);
      for (const [key, id] of latest) if (!byId.has(id)) latest.delete(key);
    },
  };
}

function addOnce<T>(to: Map<string, T> | undefined, key: string, value: T): void {
  if (!to?.has(key)) to?.set(key, value);
}

/** For a stable sort: what is of one moment stays as it came. */
const byTime = (a: { readonly at: number }, b: { readonly at: number }): number => a.at - b.at;

const keyOfMiss = ({ at, place, text, reason }: Miss): string => JSON.stringify([at, place, text, reason]);
