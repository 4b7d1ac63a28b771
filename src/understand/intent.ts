import type { FormValues } from "../form.ts";

/** What a person means, as plain values. Made by `understand`, read by `decide`. */
export type Intent =
  /** A question with one clear answer. */
  | {
      readonly kind: "answer";
      readonly topic: string;
      /** What else it may have meant, best first; empty when there is no doubt. */
      readonly alternatives: readonly string[];
      /** The word of the glossary that was asked about, when that was all. */
      readonly term?: string;
      readonly heard: Heard;
    }
  /** A question with two to four answers too close to choose between. */
  | { readonly kind: "choose"; readonly topics: readonly string[]; readonly heard: Heard }
  /** A question that nothing known answers. */
  | { readonly kind: "abstain"; readonly heard: Heard }
  /** A message without words: empty, only emoji, only a link. */
  | { readonly kind: "wordless" }
  /** Too long to read, or one of too many at once. */
  | { readonly kind: "refused"; readonly why: "too-long" | "too-many" }
  /** Asked for by name. */
  | { readonly kind: "show"; readonly item: Item }
  /** A name nothing carries; `near` are the closest. */
  | { readonly kind: "unknown"; readonly typed: string; readonly near: readonly Item[] }
  | { readonly kind: "browse"; readonly theme?: string }
  /** About the person's own way or data. */
  | { readonly kind: "own"; readonly wish: Wish }
  | { readonly kind: "help" }
  /** The page a platform keeps for each person. */
  | { readonly kind: "home" }
  /** Roadmate came to a community. */
  | { readonly kind: "welcome" }
  /** The same for everybody: an item, or the answer of a turn. */
  | { readonly kind: "share"; readonly item?: Item; readonly turn?: string }
  /** How Roadmate behaves in a community; with `typed`, what was filled in to change it. */
  | { readonly kind: "settings"; readonly typed?: FormValues }
  | { readonly kind: "tips"; readonly wish: TipsWish }
  /** Missed questions, for those who look after the answers. */
  | { readonly kind: "misses"; readonly wish: MissWish }
  /** "None of these" under a choice. */
  | { readonly kind: "none"; readonly turn?: string }
  /** "Was this helpful?" */
  | { readonly kind: "rate"; readonly helpful: boolean; readonly turn?: string };

/** What a person wants to see or change of their own. What was typed stays as typed: `decide` says what is wrong with it. */
export type Wish =
  /** `knows`: ids of the vocabulary that the person says they know. */
  | { readonly kind: "next"; readonly knows: readonly string[] }
  | { readonly kind: "roadmap" }
  /** Without a state the step is open again. With an option, that is the one of its choice. */
  | {
      readonly kind: "mark";
      readonly step: string;
      readonly state?: "doing" | "done" | "skipped";
      readonly option?: string;
    }
  | { readonly kind: "option"; readonly step: string; readonly option: string }
  | { readonly kind: "undo" }
  | { readonly kind: "reset" }
  | { readonly kind: "plan"; readonly hours?: string; readonly by?: string }
  /** Part of the profile → what was typed; empty shows the profile. */
  | { readonly kind: "profile"; readonly typed: Readonly<Record<string, string>> }
  | { readonly kind: "certifications"; readonly focus: string }
  | { readonly kind: "export"; readonly format: "list" | "json" }
  | { readonly kind: "import"; readonly text: string }
  | { readonly kind: "mydata" }
  | { readonly kind: "forget" };

/** What a person wants of the daily tips. */
export type TipsWish =
  | { readonly kind: "show" }
  | {
      readonly kind: "change";
      readonly what: "pause" | "resume" | "stop" | "preview";
      readonly subscription: string;
    }
  /** A filled form; `subject` is a subscription, or `here` or `me` for a new one. */
  | { readonly kind: "save"; readonly subject: string; readonly typed: FormValues };

/** What somebody wants of the missed questions. A group goes by its id. */
export type MissWish =
  /** Those asked `least` times or more, beginning with number `from`. */
  | { readonly kind: "list"; readonly least: number; readonly from: number }
  | { readonly kind: "show"; readonly group: string }
  /** As ways to ask for a topic, which goes by a short form of its id. */
  | { readonly kind: "add"; readonly group: string; readonly topic: string }
  | { readonly kind: "outside"; readonly group: string }
  | { readonly kind: "dismiss"; readonly group: string }
  /** With `typed`, what was filled in. */
  | { readonly kind: "draft"; readonly group: string; readonly typed?: FormValues }
  /** What was proposed is to be done here. */
  | { readonly kind: "apply"; readonly proposal: string }
  /** What was proposed was done elsewhere. */
  | { readonly kind: "settle"; readonly group: string; readonly as: "answered" | "outside" };

/** An entry of the knowledge, by kind and id. */
export interface Item {
  readonly kind: "topic" | "step" | "term" | "certification";
  readonly id: string;
}

/** What was heard in a question, and how it was judged: all that `explain` shows. */
export interface Heard {
  /** The words the engine read, after normalising and spelling. */
  readonly text: string;
  /** Topics, best first, at most eight. */
  readonly candidates: readonly Candidate[];
  /** How likely the question is out of scope, 0–1. */
  readonly outside: number;
  /** Share of the words the phrasings know, 0–1. */
  readonly known: number;
  /** How near it comes to a phrasing of the best topic, 0–1. */
  readonly near: number;
  /** How sure one may be of the best topic, 0–1, calibrated: of answers at 0.8, about eight in ten are right. */
  readonly confidence: number;
  /** The rule that decided, in words. */
  readonly rule: string;
  /** Another trade it names, when it names nothing of software. */
  readonly field?: string;
  readonly slots: Slots;
  /** What the conversation before it added, in words. */
  readonly carried: readonly string[];
}

export interface Candidate {
  readonly topic: string;
  /** 0–1. */
  readonly score: number;
}

/** The particulars of a question: ids of the vocabulary. */
export interface Slots {
  readonly regions?: readonly string[];
  readonly levels?: readonly string[];
  /** Years of experience. */
  readonly years?: number;
  readonly hoursAWeek?: number;
  readonly languages?: readonly string[];
  readonly databases?: readonly string[];
  readonly frameworks?: readonly string[];
  readonly tools?: readonly string[];
  readonly roles?: readonly string[];
  readonly goals?: readonly string[];
  /** Two things to compare. */
  readonly versus?: readonly [string, string];
  /** What the person says they know already. */
  readonly knows?: readonly string[];
}
