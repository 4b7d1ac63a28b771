import { LogLevel, type Logger as SlackLogger } from "@slack/bolt";
import type { Logger } from "../../src/index.ts";

/** What Slack's own code has to say, to the log: from warnings up, for what is below holds whole messages; and as warnings, for
 *  a connection that is cut is an error to it, and what fails for good is logged where it is known. */
export function slackLog(log: Logger): SlackLogger {
  const nothing = () => {};
  return {
    debug: nothing,
    info: nothing,
    warn: (...parts: unknown[]) => log.warn(said(parts)),
    error: (...parts: unknown[]) => log.warn(said(parts)),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

/** The first text, and the first error. */
function said(parts: readonly unknown[]): { readonly slack: string; readonly err?: Error } {
  const err = parts.find((part) => part instanceof Error);
  const slack = parts.find((part) => typeof part === "string") ?? err?.name ?? "";
  return err === undefined ? { slack } : { slack, err };
}
