import { z } from "zod";
import { probe, trimmed } from "./probe.ts";

/** What Slack says about tokens and secrets. */

const team = z.object({ team: z.string(), team_id: z.string(), user: z.string() });
const said = z.object({ ok: z.boolean(), error: z.string().optional() });

export type SlackFound<T = unknown> =
  | { readonly kind: "found"; readonly what: T; readonly skewMs?: number }
  /** `code` is Slack's own. */
  | { readonly kind: "refused"; readonly code: string; readonly skewMs?: number }
  | { readonly kind: "silent"; readonly why: string };

/** The bot a token belongs to. */
export interface SlackBot {
  readonly team: string;
  readonly teamId: string;
  readonly user: string;
  /** Undefined where Slack does not say. */
  readonly scopes?: readonly string[];
}

/** Asks Slack whose bot token this is. Never throws. */
export async function probeBot(token: string, apiUrl?: string): Promise<SlackFound<SlackBot>> {
  return call("auth.test", { token }, apiUrl, (body, headers) => {
    const { data } = team.safeParse(body);
    if (data === undefined) return undefined;
    const scopes = headers.get("x-oauth-scopes")?.split(/\s*,\s*/);
    const what = { team: data.team, teamId: data.team_id, user: data.user };
    return { what: scopes === undefined ? what : { ...what, scopes } };
  });
}

/** Whether an app-level token opens connections. The ticket that Slack gives for it is left unused. Never throws. */
export const probeSocket = (token: string, apiUrl?: string): Promise<SlackFound> =>
  call("apps.connections.open", { token }, apiUrl, () => ({ what: undefined }));

/** Whether a client's id and its secret belong together: with both right, Slack has something against the code alone. Never
 *  throws. */
export async function probeClient(id: string, secret: string, apiUrl?: string): Promise<SlackFound> {
  const form = { client_id: id, client_secret: secret, code: "none" };
  const found = await call("oauth.v2.access", { form }, apiUrl, () => ({ what: undefined }));
  if (found.kind !== "refused" || found.code !== "invalid_code") return found;
  return { kind: "found", what: undefined, ...(found.skewMs === undefined ? {} : { skewMs: found.skewMs }) };
}

async function call<T>(
  method: string,
  { token, form = {} }: { readonly token?: string; readonly form?: Readonly<Record<string, string>> },
  apiUrl: string | undefined,
  read: (body: unknown, headers: Headers) => { readonly what: T } | undefined,
): Promise<SlackFound<T>> {
  const answered = await probe(`${trimmed(apiUrl ?? "https://slack.com/api")}/${method}`, {
    method: "POST",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(form),
  });
  if (answered.kind === "silent") return answered;
  const { status, headers, body, skewMs } = answered;
  const skew = skewMs === undefined ? {} : { skewMs };
  const answer = said.safeParse(body);
  if (!answer.success) return { kind: "silent", why: `HTTP ${status}` };
  if (!answer.data.ok) return { kind: "refused", code: answer.data.error ?? "unknown", ...skew };
  const found = read(body, headers);
  return found === undefined
    ? { kind: "silent", why: `HTTP ${status}` }
    : { kind: "found", ...found, ...skew };
}
