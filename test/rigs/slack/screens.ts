import type { Method } from "./api.ts";
import type { Args } from "./args.ts";
import type { View } from "./journal.ts";
import { fieldsOf } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { viewJson } from "./shown.ts";
import { publish, redraw, show } from "./surfaces.ts";
import type { Team } from "./workspace.ts";
import type { World } from "./world.ts";

/** `views.open` and `views.push`: a trigger is good for one of them, for 3 s, and only if it is not older. */
const fromTrigger =
  (kind: "opened" | "pushed", method: string): Method =>
  (world, args, team) => {
    const trigger = world.grants.redeem(args.text("trigger_id") ?? "", team);
    if ("error" in trigger) {
      world.journal.violate("trigger", method, trigger.error);
      throw new Refusal(trigger.error);
    }
    if (kind === "pushed" && trigger.viewId === undefined) throw new Refusal("not_found");
    const cause = { via: "api", delivery: trigger.delivery } as const;
    const view = show(world, kind, trigger.user, fieldsOf(args.fields.view), cause, method);
    return { view: viewJson(world, view) };
  };

const update: Method = (world, args, team) => {
  const view = asked(world, args, team);
  if (view === undefined) throw new Refusal("not_found");
  refuseOld(view, args);
  const redrawn = redraw(world, view, fieldsOf(args.fields.view), { via: "api" }, "views.update");
  return { view: viewJson(world, redrawn) };
};

const publishHome: Method = (world, args, team) => {
  const user = team.users.get(args.text("user_id") ?? "");
  if (user === undefined) throw new Refusal("user_not_found");
  const before = world.homes.get(user.id);
  if (before !== undefined) refuseOld(before, args);
  const view = publish(world, user, fieldsOf(args.fields.view), { via: "api" }, "views.publish");
  return { view: viewJson(world, view) };
};

function asked(world: World, args: Args, team: Team): View | undefined {
  const external = args.text("external_id");
  const found =
    external === undefined
      ? world.views.get(args.text("view_id") ?? "")
      : [...world.views.values()].find(
          ({ user, content }) => user.team === team && content.external_id === external,
        );
  return found?.user.team === team ? found : undefined;
}

/** A `hash` says: only if it still is as I saw it. */
function refuseOld(view: View, args: Args): void {
  const hash = args.text("hash");
  if (hash !== undefined && hash !== view.hash) throw new Refusal("hash_conflict");
}

export const screenMethods: Readonly<Record<string, Method>> = {
  "views.open": fromTrigger("opened", "views.open"),
  "views.push": fromTrigger("pushed", "views.push"),
  "views.publish": publishHome,
  "views.update": update,
};
