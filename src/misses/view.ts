import type { FormValues } from "../form.ts";
import type { Edit } from "../knowledge/edit.ts";
import type { Proposal } from "../knowledge/propose.ts";
import type { Miss, Settlement } from "../store/store.ts";
import type { Group } from "./group.ts";
import type { Guessed } from "./guess.ts";

/** What somebody who looks after the missed questions is shown, and what is to be remembered of it. */
export type MissesView =
  /** They may not see them, or there are none to be seen here. */
  | { readonly kind: "closed"; readonly why: "members" | "no-community" | "operators" }
  | {
      readonly kind: "list";
      /** Those on this page. */
      readonly rows: readonly Row[];
      readonly least: number;
      readonly from: number;
      /** On all pages. */
      readonly count: number;
      /** From all communities, not only this one. */
      readonly everywhere: boolean;
    }
  | ({ readonly kind: "group"; readonly mayChange: boolean } & Row)
  /** There is no such group any more. */
  | { readonly kind: "gone" }
  /** The form to draft a topic did not open, or what was filled in has to be mended. */
  | { readonly kind: "draft"; readonly group: Group; readonly problems?: DraftProblems }
  /** To be applied here, or a patch to be applied elsewhere. */
  | {
      readonly kind: "proposed";
      readonly id: string;
      readonly group: Group;
      readonly edit: Edit;
      readonly proposal: Proposal;
      readonly how: "apply" | "patch";
      /** The file has changed since it was proposed first. */
      readonly again: boolean;
    }
  | { readonly kind: "refused"; readonly group: Group; readonly edit: Edit; readonly proposal: Proposal }
  /** Done; the misses are settled with it. */
  | {
      readonly kind: "settled";
      readonly misses: readonly Miss[];
      readonly as: Settlement;
      /** The file that was written. */
      readonly file?: string;
    }
  /** The proposal is no longer known. */
  | { readonly kind: "late" };

/** A group with what it may be; the choices go by a short form of their topic's id. */
export interface Row {
  readonly group: Group;
  readonly guessed: Guessed;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly topic: string;
  readonly short: string;
}

/** What is wrong with a draft, by the name of the field. */
export type DraftProblems = Readonly<
  Partial<Record<"title" | "theme" | "point" | "sources" | "ask", string>>
>;

/** A topic to be drafted: what its form begins with. */
export interface DraftStart {
  readonly group: Group;
  readonly guessed: Guessed;
  /** What was filled in before and not taken. */
  readonly typed?: FormValues;
}
