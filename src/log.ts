import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Logs to stderr as JSON lines: ids and outcomes, never what a person wrote, never a token. */
export const createLog = (
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger => pino({ level, serializers: { err: told } }, destination);

/** What the log may know of an error. Others carry along what was sent, as platforms' libraries do, or the row that a database
 *  would not take. */
function told(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...("code" in error ? { code: error.code } : {}),
    stack,
    ...(cause === undefined || depth > 4 ? {} : { cause: told(cause, depth + 1) }),
  };
}
