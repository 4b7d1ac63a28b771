import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { UnreachableError } from "../../src/index.ts";

/** What Discord's refusals mean, by their codes. */

const isOneOf =
  (...wanted: readonly number[]) =>
  (error: unknown): boolean =>
    error instanceof DiscordAPIError && wanted.some((code) => code === error.code);

/** Nobody waits any more: the interaction is over, or its answer was dismissed. */
export const isOver = isOneOf(
  codes.UnknownInteraction,
  codes.UnknownMessage,
  codes.UnknownWebhook,
  codes.InvalidWebhookToken,
);

/** It has been answered before. */
export const isAnswered = isOneOf(codes.InteractionHasAlreadyBeenAcknowledged);

/** Roadmate may not do that there. */
export const isForbidden = isOneOf(codes.MissingAccess, codes.MissingPermissions);

const reasons = {
  gone: isOneOf(
    codes.UnknownChannel,
    codes.UnknownGuild,
    codes.UnknownUser,
    codes.CannotExecuteActionOnThisChannelType,
    codes.CannotSendMessagesInNonTextChannel,
  ),
  forbidden: isOneOf(
    codes.MissingAccess,
    codes.MissingPermissions,
    codes.ThreadLocked,
    codes.InvalidActionOnArchivedThread,
  ),
  closed: isOneOf(
    codes.CannotSendMessagesToThisUser,
    codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  ),
} as const;

/** The same error, or what says that trying again cannot help. Opening direct messages too fast (40003) passes. */
export function deliveryError(error: unknown): unknown {
  for (const reason of ["gone", "forbidden", "closed"] as const) {
    if (reasons[reason](error)) return new UnreachableError(reason, { cause: error });
  }
  return error;
}

/** What the log may know of an error. Discord's name what was sent and the secret of the interaction in their address. */
export function toLog(error: unknown): object {
  if (error instanceof DiscordAPIError)
    return { code: error.code, status: error.status, method: error.method, why: error.message };
  if (error instanceof HTTPError) return { status: error.status, method: error.method };
  if (error instanceof RateLimitError) return { limit: error.limit, method: error.method };
  return { err: error };
}
