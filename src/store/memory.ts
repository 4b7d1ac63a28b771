import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import { type Change, conversationMs, type Miss, missMs, type Store, type Turn, turnMs } from "./store.ts";

/** A store that forgets when the process ends. */
export function createMemoryStore(): Store {
  const turns = new Map<TurnId, Turn>();
  const latest = new Map<string, TurnId>();
  const misses = new Map<string, Miss>();
  const key = (person: PersonId, place: PlaceId): string => JSON.stringify([person, place]);

  /** The first record of a turn stands; the newest turn is the last one, in whatever order they come. */
  const addTurn = (person: PersonId, place: PlaceId, turn: Turn): void => {
    if (turns.has(turn.id)) return;
    turns.set(turn.id, turn);
    const last = turns.get(latest.get(key(person, place)) ?? "");
    if (last === undefined || turn.at >= last.at) latest.set(key(person, place), turn.id);
  };
  const apply = (person: PersonId, place: PlaceId, change: Change): void => {
    switch (change.kind) {
      case "turn":
        addTurn(person, place, change.turn);
        return;
      case "miss":
        misses.set(keyOfMiss(change.miss), change.miss);
        return;
    }
  };
  const forget = (now: number): void => {
    for (const [id, { at }] of turns) if (at <= now - turnMs) turns.delete(id);
    for (const [id, { at }] of misses) if (at <= now - missMs) misses.delete(id);
    for (const [id, turn] of latest) if (!turns.has(turn)) latest.delete(id);
  };

  return {
    recall: async (person, place, now) => {
      const last = turns.get(latest.get(key(person, place)) ?? "");
      return last && last.at > now - conversationMs ? { last } : {};
    },
    record: async (person, place, changes, now) => {
      for (const change of changes) apply(person, place, change);
      forget(now);
    },
    turn: async (id, now) => {
      const turn = turns.get(id);
      return turn && turn.at > now - turnMs ? turn : undefined;
    },
    misses: async (now) =>
      [...misses.values()].filter(({ at }) => at > now - missMs).sort((a, b) => b.at - a.at),
    close: async () => {},
  };
}

const keyOfMiss = ({ at, place, text, reason }: Miss): string => JSON.stringify([at, place, text, reason]);
