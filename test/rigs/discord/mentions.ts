import type { AllowedMentions, MessageBody } from "./message.ts";
import { parts } from "./message.ts";
import { rawUser } from "./raw.ts";
import type { World } from "./world.ts";

/** Whom a message pings: what stands in its text, as far as its policy lets it through. Without a policy a regular
 *  message pings everybody it names, one of an interaction only users. */
export function mentionsOf(
  body: Pick<MessageBody, "content" | "components" | "allowed_mentions">,
  regular: boolean,
  world: World,
) {
  const text = [
    body.content ?? "",
    ...[...parts(body.components)].map(({ part }) => part.content ?? ""),
  ].join("\n");
  const policy = body.allowed_mentions ?? { parse: regular ? ["users", "roles", "everyone"] : ["users"] };
  const allows = (kind: "users" | "roles", id: string): boolean =>
    policy.parse?.includes(kind) || (policy[kind]?.includes(id) ?? false);
  return {
    mentions: named(text, /<@!?(\d+)>/g)
      .filter((id) => allows("users", id))
      .flatMap((id) => world.personById(id) ?? [])
      .map(rawUser),
    mention_roles: named(text, /<@&(\d+)>/g).filter((id) => allows("roles", id)),
    mention_everyone: (policy.parse?.includes("everyone") ?? false) && /@(everyone|here)\b/.test(text),
  };
}

/** Whether a reply pings whom it answers; it does unless the policy says otherwise. */
export const pingsReplied = (policy: AllowedMentions | null | undefined): boolean =>
  policy ? (policy.replied_user ?? false) : true;

const named = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, id = ""]) => id)),
];
