import { readDraft } from "../decide/draft.ts";
import type { FormValues } from "../form.ts";
import type { Edit } from "../knowledge/edit.ts";
import type { PersonId } from "../message.ts";
import type { CommunityId } from "../settings.ts";
import type { Settlement } from "../store/store.ts";
import type { MissWish } from "../understand/intent.ts";
import type { Curator } from "./curator.ts";
import { findGroup, type Group, shortOf } from "./group.ts";
import type { DraftStart, MissesView } from "./view.ts";

/** Who asks, and where. */
export interface Asker {
  readonly from: PersonId;
  readonly mayManage: boolean;
  /** Undefined in a direct conversation or a terminal. */
  readonly community?: CommunityId;
}

/** Does what people ask of the missed questions in a chat. */
export interface Care {
  operates(person: PersonId): boolean;
  /** Managers see what was missed in their own community; only operators see all, and may change something. */
  look(wish: MissWish, asker: Asker): Promise<MissesView>;
  /** What the form to draft a topic begins with; undefined for a group that is gone, and for who may not draft. */
  start(group: string, from: PersonId): Promise<DraftStart | undefined>;
}

/** What was proposed, until it is decided. It is kept in this process alone: who comes to another one, or too late, proposes it
 *  again with one press. */
interface Pending {
  readonly group: Group;
  readonly edit: Edit;
  readonly proposal: Awaited<ReturnType<Curator["propose"]>>["proposal"];
}

export function createCare(curator: Curator): Care {
  const pending = createShelf<Pending>();
  const drafts = createShelf<FormValues>();

  const list = async (least: number, from: number, within?: CommunityId): Promise<MissesView> => {
    const groups = (await curator.groups(within)).filter(({ times }) => times >= least);
    const rows = groups.slice(from, from + page).map(curator.row);
    return { kind: "list", rows, least, from, count: groups.length, everywhere: within === undefined };
  };
  const propose = async (group: Group, edit: Edit, again = false): Promise<MissesView> => {
    const { proposal, how } = await curator.propose(edit);
    if (proposal.problems.length > 0) return { kind: "refused", group, edit, proposal };
    const id = shortOf(JSON.stringify([group.id, proposal.file, proposal.after]));
    pending.put(id, { group, edit, proposal });
    return { kind: "proposed", id, group, edit, proposal, how, again };
  };
  const draft = async (group: Group, typed: FormValues | undefined): Promise<MissesView> => {
    if (typed === undefined) return { kind: "draft", group };
    const { guessed } = curator.row(group);
    const today = new Date(curator.now()).toISOString().slice(0, 10);
    const read = readDraft(typed, { knowledge: curator.knowledge, nearest: guessed.nearest, today });
    drafts.put(group.id, typed);
    return "problems" in read
      ? { kind: "draft", group, problems: read.problems }
      : propose(group, { kind: "topic", ...read });
  };
  const apply = async (id: string): Promise<MissesView> => {
    const found = pending.get(id);
    if (found === undefined) return { kind: "late" };
    const { group, edit, proposal } = found;
    const done = await curator.apply(proposal);
    if (done === "changed") return propose(group, edit, true);
    if (done === "failed") return { kind: "proposed", id, group, edit, proposal, how: "patch", again: false };
    pending.remove(id);
    drafts.remove(group.id);
    return { kind: "settled", misses: group.open, as: settlementOf[edit.kind], file: proposal.file };
  };
  const change = async (wish: About, group: Group): Promise<MissesView> => {
    switch (wish.kind) {
      case "show":
        return { kind: "group", mayChange: true, ...curator.row(group) };
      case "add": {
        const topic = curator.knowledge.topics.find(({ id }) => shortOf(id) === wish.topic)?.id;
        if (topic === undefined) return { kind: "group", mayChange: true, ...curator.row(group) };
        return propose(group, { kind: "phrasings", topic, texts: group.texts.slice(0, mostTexts) });
      }
      case "outside":
        return propose(group, { kind: "outside", texts: group.texts.slice(0, mostTexts) });
      case "dismiss":
        return { kind: "settled", misses: group.open, as: "dismissed" };
      case "settle":
        return { kind: "settled", misses: group.open, as: wish.as };
      case "draft":
        return draft(group, wish.typed);
    }
  };

  return {
    operates: curator.operates,
    look: async (wish, { from, mayManage, community }) => {
      const mayChange = curator.operates(from);
      if (!mayChange && community === undefined) return { kind: "closed", why: "no-community" };
      if (!mayChange && !mayManage) return { kind: "closed", why: "members" };
      const within = mayChange ? undefined : community;
      if (wish.kind === "list") return list(wish.least, wish.from, within);
      if (!mayChange && wish.kind !== "show") return { kind: "closed", why: "operators" };
      if (wish.kind === "apply") return apply(wish.proposal);
      const group = findGroup(await curator.groups(within), wish.group);
      if (group === undefined) return { kind: "gone" };
      return mayChange ? change(wish, group) : { kind: "group", mayChange, ...curator.row(group) };
    },
    start: async (id, from) => {
      if (!curator.operates(from)) return undefined;
      const group = findGroup(await curator.groups(), id);
      if (group === undefined) return undefined;
      const typed = drafts.get(group.id);
      return { group, guessed: curator.row(group).guessed, ...(typed === undefined ? {} : { typed }) };
    },
  };
}

type About = Extract<MissWish, { readonly group: string }>;

/** What the misses of a group are when its edit is made. */
export const settlementOf: Readonly<Record<Edit["kind"], Settlement>> = {
  phrasings: "answered",
  topic: "answered",
  outside: "outside",
};

/** Groups on a page. */
const page = 10;
/** So many questions of a group are learnt: the first are asked most. */
export const mostTexts = 5;

/** Keeps the newest fifty. */
function createShelf<T>() {
  const kept = new Map<string, T>();
  return {
    get: (id: string): T | undefined => kept.get(id),
    put: (id: string, value: T): void => {
      kept.delete(id);
      kept.set(id, value);
      const [oldest] = kept.keys();
      if (kept.size > 50 && oldest !== undefined) kept.delete(oldest);
    },
    remove: (id: string): void => {
      kept.delete(id);
    },
  };
}
