import type { NamedItem, Names } from "./names.ts";

/** The word of the glossary that somebody asks the meaning of, if they ask for nothing else: "latency", "what is a payload", "define
 *  csrf", "ttl meaning". `typed`: the words of the message. */
export function termAsked(typed: readonly string[], names: Names): NamedItem | undefined {
  const said = typed.join(" ");
  const subject = said.replace(opening, "").replace(closing, "");
  return names.exact(said, "term") ?? (subject === "" ? undefined : names.exact(subject, "term"));
}

const opening =
  /^(?:so |and )?(?:(?:what|wat)(?: exactly| even| actually)?(?: (?:is|are|does|do))?|define|explain|(?:meaning|definition) of)(?: (?:an?|the))? /;
const closing =
  /(?: (?:means?|meaning|definition|explained|exactly|again|actually|stands? for|in (?:simple|plain) (?:words|terms|english)|in (?:backend|programming|coding|tech)))+$/;
