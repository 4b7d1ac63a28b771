import type { App } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { eventKey } from "./events.ts";
import type { Line } from "./line.ts";

/** Roadmate was removed from a workspace: everything that belonged to it is deleted, its token as well. Slack tells it twice,
 *  in no certain order, and tells it again for some minutes where nobody heard. */
export function hearGoing(
  app: App,
  { advisor, log }: Desk,
  { installedAt }: Pick<Line, "installedAt">,
): void {
  const leave = async (team: string, event: string, at: number): Promise<void> => {
    if (!(await advisor.first(eventKey(event)))) return;
    const installed = await installedAt(team);
    // Installed anew since: what is told late is not about this time.
    if (installed !== undefined && Math.floor(installed / 1000) > at) return;
    await advisor.leave(`slack:${team}`);
    log.info({ team }, "removed from a workspace, and everything of it deleted");
  };
  app.event("app_uninstalled", ({ body }) => leave(body.team_id, body.event_id, body.event_time));
  app.event("tokens_revoked", async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await leave(body.team_id, body.event_id, body.event_time);
  });
}
