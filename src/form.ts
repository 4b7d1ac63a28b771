/** The forms a platform can open. */
export type FormName = "follow-up";

/** What was filled in: field name → text. */
export type FormValues = Readonly<Record<string, string>>;

/** One thing to fill in. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** `line` is one line of text, `text` several. */
  readonly kind: "line" | "text";
  readonly required: boolean;
  /** In characters. */
  readonly maxLength: number;
  readonly value?: string;
}

/** A form to open: a modal in Discord and Slack, questions in turn in a terminal. */
export interface Form {
  readonly name: FormName;
  readonly title: string;
  readonly fields: readonly Field[];
}
