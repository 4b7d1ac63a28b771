import { ask, type Desk, namesOf, type Visit } from "./desk.ts";
import { drawHome } from "./draw.ts";
import { personOf } from "./read.ts";

/** Draws a person's own page anew: how far they are, what is next, their tips. */
export async function showHome(desk: Desk, visit: Visit): Promise<void> {
  const { client, team, user } = visit;
  const reply = await ask(desk, visit, {
    place: personOf(team, user),
    body: { kind: "home" },
    audience: "private",
  });
  const view = drawHome(reply, new Map(), { names: namesOf(desk, visit) });
  await client.views.publish({ user_id: user, view });
}
