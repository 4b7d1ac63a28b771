import { rawChosenChannel, rawMember, rawRoles, rawUser } from "../raw.ts";
import type { Json } from "../referee/problem.ts";
import type { Channel, Guild, Person, World } from "../world.ts";

/** Collects the people, channels and roles that somebody chose, as `resolved` has them. */
export interface Resolving {
  /** Each takes a name or an id, and gives the id. */
  person(ref: string): string;
  channel(ref: string, types?: readonly number[] | null): string;
  role(ref: string): string;
  attachment(attachment: { readonly id: string }): string;
  /** `{ resolved }`, or nothing when there is nothing in it. */
  result(): { readonly resolved?: Json };
}

export function createResolving(world: World, by: Person, guild: Guild | undefined): Resolving {
  const kinds = new Map<string, Map<string, object>>();
  const note = (kind: string, id: string, value: object): string => {
    kinds.set(kind, (kinds.get(kind) ?? new Map()).set(id, value));
    return id;
  };
  return {
    person: (ref) => {
      const person = world.person(ref);
      if (guild) note("members", person.id, { ...rawMember(person, guild) });
      return note("users", person.id, rawUser(person));
    },
    channel: (ref, types) => {
      const channel: Channel = world.channel(ref, by);
      if (types?.length && !types.includes(channel.type))
        throw new Error(`${ref} is no channel of types ${types}`);
      return note("channels", channel.id, rawChosenChannel(channel, by, world.bot));
    },
    role: (ref) => {
      const role = guild && rawRoles(guild).find(({ id, name }) => id === ref || name === ref);
      if (!role) throw new Error(`no role is called ${ref}`);
      return note("roles", role.id, role);
    },
    attachment: (attachment) => note("attachments", attachment.id, attachment),
    result: () => {
      const all = [...kinds].map(([kind, values]) => [kind, Object.fromEntries(values)] as const);
      return all.length > 0 ? { resolved: Object.fromEntries(all) } : {};
    },
  };
}
