import type { PlaceId } from "./message.ts";

const formNames = ["follow-up", "profile", "plan", "tips", "settings", "draft"] as const;
/** The forms a platform can open. */
export type FormName = (typeof formNames)[number];

/** A form, and what it is about where there are several: `profile`, `tips.k3v9`. At most 60 characters. */
export type FormId = FormName | `${FormName}.${string}`;

/** What was filled in: field name → text. Several picks are joined by commas; what was left empty is absent. */
export type FormValues = Readonly<Record<string, string>>;

interface Named {
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly hint?: string;
  readonly required: boolean;
}

/** One thing to fill in. */
export type Field = Named &
  (
    | {
        /** `line` is one line of text, `text` several. */
        readonly kind: "line" | "text";
        /** In characters. */
        readonly maxLength: number;
        readonly value?: string;
      }
    | {
        readonly kind: "pick";
        /** At most 25. */
        readonly options: readonly Option[];
        /** How many may be picked. */
        readonly most: number;
        /** The values that are picked already. */
        readonly picked: readonly string[];
      }
    | {
        /** Channels of the community: the platform offers them. */
        readonly kind: "channels";
        readonly most: number;
        readonly picked: readonly PlaceId[];
      }
  );

/** A thing to pick. `label` and `value` have at most 75 characters. */
interface Option {
  readonly label: string;
  readonly value: string;
}

/** A form to open: a modal in Discord and Slack. */
export interface Form {
  readonly id: FormId;
  /** At most 24 characters. */
  readonly title: string;
  /** On the button that sends it; at most 24 characters. */
  readonly submit: string;
  /** At most 5. */
  readonly fields: readonly Field[];
}

/** `tips.k3v9` → its parts; undefined for a form this version does not know. */
export function decodeForm(id: string): { readonly name: FormName; readonly subject?: string } | undefined {
  const [first, ...rest] = id.split(".");
  const name = formNames.find((one) => one === first);
  if (name === undefined) return undefined;
  return rest.length === 0 ? { name } : { name, subject: rest.join(".") };
}
