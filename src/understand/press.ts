import type { Action } from "../action.ts";
import type { Intent, MissWish, TipsWish, Wish } from "./intent.ts";

/** A pressed button → what it means. */
export function pressIntent({ verb, id, turn }: Action): Intent {
  switch (verb) {
    case "topic":
    case "step":
    case "term":
    case "certification":
      return { kind: "show", item: { kind: verb, id } };
    case "theme":
      return { kind: "browse", theme: id };
    case "pick":
      return { kind: "show", item: { kind: "topic", id } };
    case "none":
      return turn === undefined ? { kind: "none" } : { kind: "none", turn };
    case "helpful":
      return turn === undefined
        ? { kind: "rate", helpful: id === "yes" }
        : { kind: "rate", helpful: id === "yes", turn };
    case "start":
      return own({ kind: "mark", step: id, state: "doing" });
    case "done":
      return own({ kind: "mark", step: id, state: "done" });
    case "skip":
      return own({ kind: "mark", step: id, state: "skipped" });
    case "open":
      return own({ kind: "mark", step: id });
    case "option": {
      const [step = "", option = ""] = id.split(".");
      return own({ kind: "option", step, option });
    }
    case "undo":
      return own({ kind: "undo" });
    case "next":
      return own({ kind: "next", knows: [] });
    case "roadmap":
      return own({ kind: "roadmap" });
    case "share":
      return share(id, turn);
    case "tips":
      return { kind: "tips", wish: tipsWish(id) };
    case "miss":
      return { kind: "misses", wish: missWish(id) };
    case "command":
      // What a button may bring was understood before; this is forged, or of another version.
      return { kind: "help" };
    case "form":
      if (id.startsWith("draft.")) return { kind: "misses", wish: { kind: "draft", group: id.slice(6) } };
      // Platforms open forms themselves; where there are none, this is the way to what can be typed.
      return { kind: "help" };
  }
}

/** `answer` with its turn, or `kind.id`. */
function share(id: string, turn: string | undefined): Intent {
  const [kind, ...rest] = id.split(".");
  const found = itemKinds.find((one) => one === kind);
  if (found !== undefined) return { kind: "share", item: { kind: found, id: rest.join(".") } };
  return turn === undefined ? { kind: "share" } : { kind: "share", turn };
}

const itemKinds = ["topic", "step", "term", "certification"] as const;

/** `what.subscription`; anything else shows how things stand. */
function tipsWish(id: string): TipsWish {
  const [first, ...rest] = id.split(".");
  const what = tipsChanges.find((one) => one === first);
  return what === undefined ? { kind: "show" } : { kind: "change", what, subscription: rest.join(".") };
}

const tipsChanges = ["pause", "resume", "stop", "preview"] as const;

/** What `/misses` begins with: what was asked at least twice, from the top. */
export const firstMisses: MissWish = { kind: "list", least: 2, from: 0 };

/** `what.group`, `add.group.topic`, `settle.group.as`, `list.least.from`, `apply.proposal`. */
function missWish(id: string): MissWish {
  const [what, first = "", second = ""] = id.split(".");
  switch (what) {
    case "show":
    case "outside":
    case "dismiss":
      return { kind: what, group: first };
    case "add":
      return { kind: "add", group: first, topic: second };
    case "apply":
      return { kind: what, proposal: first };
    case "settle":
      return { kind: what, group: first, as: second === "outside" ? second : "answered" };
    case "list":
      return /^\d{1,4}\.\d{1,4}$/.test(`${first}.${second}`)
        ? { kind: "list", least: Number(first), from: Number(second) }
        : firstMisses;
  }
  return firstMisses;
}

export const own = (wish: Wish): Intent => ({ kind: "own", wish });
