import type { NamedItem, Names } from "./names.ts";

/** The word of the glossary that somebody asks the meaning of, if they ask for nothing else: "latency", "what is a payload", "define
 *  csrf", "ttl meaning". `alone`: it is all that was typed. `typed`: the words of the message. */
export function termAsked(
  typed: readonly string[],
  names: Names,
): (NamedItem & { readonly alone: boolean }) | undefined {
  const said = typed.join(" ");
  const subject = said.replace(opening, "").replace(closing, "");
  const alone = names.exact(said, "term");
  const found = alone ?? (subject === "" ? undefined : names.exact(subject, "term"));
  return found && { ...found, alone: alone !== undefined };
}

const opening =
  /^(?:so |and )?(?:(?:what|wat)(?: exactly| even| actually)?(?: (?:is|are|does|do))?|define|explain|(?:meaning|definition) of)(?: (?:an?|the))? /;
const closing =
  /(?: (?:means?|meaning|definition|explained|exactly|again|actually|stands? for|in (?:simple|plain) (?:words|terms|english)|in (?:backend|programming|coding|tech)))+$/;
