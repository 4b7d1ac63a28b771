import type { Node } from "./json.ts";
import type { Problem } from "./limits.ts";

/** What Slack reads in angle brackets without ringing anybody's bell. */
const harmless = /^(https?:\/\/|mailto:|tel:|#C|!date\^)/;

/** Mentions that would notify somebody, but for the users allowed; and angle brackets that were not escaped, in which
 *  Slack would lose the words. Neither is refused by Slack: they are rules of this house. */
export function liveMentions(
  text: string,
  nodes: readonly Node[],
  allowed: ReadonlySet<string>,
): readonly Problem[] {
  return [...inMarkup(text, "/text", allowed), ...nodes.flatMap((node) => inNode(node, allowed))];
}

function inNode({ at, type, fields }: Node, allowed: ReadonlySet<string>): readonly Problem[] {
  const live = (what: string): readonly Problem[] => [{ at, what: `live mention of ${what}` }];
  switch (type) {
    case "mrkdwn":
      return inMarkup(`${fields.text}`, `${at}/text`, allowed);
    case "markdown":
      return inMarkup(`${fields.text}`, `${at}/text`, allowed).filter(({ what }) => what !== stray);
    case "user":
      return allowed.has(`${fields.user_id}`) ? [] : live(`${fields.user_id}`);
    case "usergroup":
      return live(`${fields.usergroup_id}`);
    case "broadcast":
      return live(`everyone (${fields.range})`);
  }
  return [];
}

const stray = "an angle bracket that is not escaped";

function inMarkup(text: string, at: string, allowed: ReadonlySet<string>): readonly Problem[] {
  if (!text.includes("<")) return [];
  return [...text.matchAll(/<([^<>]*)(>?)/g)].flatMap(([, inside = "", end]) => {
    if (end === "" || inside === "") return [{ at, what: stray }];
    if (harmless.test(inside)) return [];
    const [, user] = /^@([UW][A-Z0-9]+)(\||$)/.exec(inside) ?? [];
    if (user !== undefined) return allowed.has(user) ? [] : [{ at, what: `live mention of ${user}` }];
    return [{ at, what: /^[!@]/.test(inside) ? `live mention of ${inside}` : stray }];
  });
}
