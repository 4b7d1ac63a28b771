import { webApi } from "@slack/bolt";
import { ConfigError } from "../../src/index.ts";

/** Slack's word for why a call was refused; undefined for any other trouble, such as a network that is down. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

const codes = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const drawings =
  codes(`invalid_arguments invalid_attachments invalid_blocks invalid_blocks_format msg_blocks_too_long
  msg_too_long slack_file_not_found`);

/** It has something against what was drawn. The same in other words may pass. */
export const isRefusedDrawing = (code: string | undefined): boolean => drawings.has(code ?? "");

const tokens = codes(`account_inactive invalid_auth no_permission not_allowed_token_type not_authed
  org_login_required team_access_not_granted token_expired token_revoked`);

/** The error to throw: one clear sentence for a token that Slack does not want, else the trouble as it is. */
export function refusedToken(setting: string, way: string, cause: unknown): unknown {
  const code = refusalOf(cause);
  return code !== undefined && (tokens.has(code) || code === "missing_scope")
    ? new ConfigError([`${setting} is refused by Slack (${code}): ${way}`], { cause })
    : cause;
}

const gone =
  codes(`channel_not_found channel_type_not_supported is_archived team_not_found user_disabled user_not_found
  users_not_found`);
const forbidden =
  codes(`cannot_post_in_channel channel_is_limited_access ekm_access_denied missing_scope not_in_channel
  restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel
  restricted_action_thread_locked restricted_action_thread_only_channel user_not_in_channel`);
const closed = codes("cannot_dm_bot cant_dm_bot messages_tab_disabled user_not_visible");

/** Why nobody can be reached there, however often it is tried, in the words of UnreachableError. */
export function unreachable(code = ""): "gone" | "forbidden" | "closed" | undefined {
  if (gone.has(code) || tokens.has(code)) return "gone";
  if (forbidden.has(code)) return "forbidden";
  return closed.has(code) ? "closed" : undefined;
}

const triggers = codes(
  "exchanged_trigger_id expired_trigger_id invalid_trigger_id trigger_expired trigger_exchanged",
);

/** It came too late to open a window. */
export const isLate = (code: string | undefined): boolean => triggers.has(code ?? "");
