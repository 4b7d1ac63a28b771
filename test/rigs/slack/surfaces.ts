import { stored } from "./elements.ts";
import type { View } from "./journal.ts";
import { type Fields, listOf, textOf } from "./json.ts";
import { type Cause, judgeView } from "./posting.ts";
import { Refusal } from "./refusal.ts";
import type { User } from "./workspace.ts";
import type { World } from "./world.ts";

/** Modals and Home views: opened, stacked, redrawn and closed, by the Web API and by acks alike. */

const mostModals = 3;

/** Shows a modal: as the only one (`opened`) or on top of those open (`pushed`). Throws Slack's refusal. */
export function show(
  world: World,
  kind: "opened" | "pushed",
  user: User,
  content: Fields,
  cause: Cause,
  where: string,
): View {
  judgeView(world, content, where);
  refuseTaken(world, user, content, undefined);
  const open = kind === "pushed" ? openModals(world, user) : [];
  if (open.length >= mostModals) throw new Refusal("push_limit_reached");
  const id = world.ids.id("V");
  const below = open.at(-1);
  const view: View = {
    ...frame(world, id, user, "modal", content),
    rootId: below?.rootId ?? id,
    ...(below === undefined ? {} : { previousId: below.id }),
    chosen: new Map(),
  };
  for (const gone of kind === "opened" ? openModals(world, user) : []) world.views.delete(gone.id);
  world.modals.set(user.id, [...open, view]);
  return record(world, view, kind, cause);
}

/** Redraws a modal or Home view. */
export function redraw(world: World, view: View, content: Fields, cause: Cause, where: string): View {
  judgeView(world, content, where);
  refuseTaken(world, view.user, content, view);
  const redrawn: View = { ...view, ...frame(world, view.id, view.user, view.type, content) };
  const open = openModals(world, view.user).map((one) => (one.id === view.id ? redrawn : one));
  if (view.type === "modal") world.modals.set(view.user.id, open);
  else world.homes.set(view.user.id, redrawn);
  return record(world, redrawn, "viewUpdated", cause);
}

/** Replaces a person's whole Home. */
export function publish(world: World, user: User, content: Fields, cause: Cause, where: string): View {
  judgeView(world, content, where);
  const before = world.homes.get(user.id);
  const id = before?.id ?? world.ids.id("V");
  const view: View = {
    ...frame(world, id, user, "home", content),
    rootId: id,
    chosen: before?.chosen ?? new Map(),
  };
  world.homes.set(user.id, view);
  return record(world, view, "published", cause);
}

/** Closes the top modal, or all of them; without a cause it was the person. */
export function close(world: World, view: View, all: boolean, cause?: Cause): void {
  const open = openModals(world, view.user);
  const left = all ? [] : open.slice(0, -1);
  for (const gone of open.slice(left.length)) {
    world.views.delete(gone.id);
    if (cause !== undefined) world.journal.add({ kind: "closed", view: gone, ...cause, at: world.now() });
  }
  world.modals.set(view.user.id, left);
}

export const openModals = (world: World, user: User): readonly View[] => world.modals.get(user.id) ?? [];

function frame(world: World, id: string, user: User, type: View["type"], content: Fields) {
  const blocks = stored(listOf(content.blocks), world.ids);
  const hash = `${world.ids.stamp()}.${id.slice(-4).toLowerCase()}`;
  return { id, user, type, content: { ...content, blocks }, hash };
}

function refuseTaken(world: World, user: User, content: Fields, own: View | undefined): void {
  const external = textOf(content.external_id);
  if (external === "") return;
  const other = [...world.views.values()].find(
    (view) => view.user.team === user.team && view.id !== own?.id && view.content.external_id === external,
  );
  if (other !== undefined) throw new Refusal("duplicate_external_id");
}

function record(
  world: World,
  view: View,
  kind: "opened" | "pushed" | "viewUpdated" | "published",
  cause: Cause,
) {
  world.views.set(view.id, view);
  world.journal.add({ kind, view, ...cause, at: world.now() });
  return view;
}
