import type { Action } from "../action.ts";
import type { Intent, Wish } from "./intent.ts";

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
  }
}

export const own = (wish: Wish): Intent => ({ kind: "own", wish });
