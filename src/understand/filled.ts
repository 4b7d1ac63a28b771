import type { MessageBody } from "../message.ts";
import type { Intent } from "./intent.ts";
import { planIn, profileIn } from "./options.ts";
import { own } from "./press.ts";
import { longestText } from "./words.ts";

/** A filled form → what it means. */
export function formIntent(
  { name, subject = "", values }: Extract<MessageBody, { kind: "form" }>,
  question: (text: string) => Intent,
): Intent {
  const long = Object.values(values).some((value) => value.length > longestText);
  if (long) return { kind: "refused", why: "too-long" };
  switch (name) {
    case "follow-up":
      return question(values.question ?? "");
    case "profile":
      return own({ kind: "profile", typed: profileIn(values) });
    case "plan":
      return own({ kind: "plan", ...planIn(values) });
    case "settings":
      return { kind: "settings", typed: values };
    case "tips":
      return { kind: "tips", wish: { kind: "save", subject, typed: values } };
    case "draft":
      return { kind: "misses", wish: { kind: "draft", group: subject, typed: values } };
  }
}
