import { type Logger, pino } from "pino";

export type { Logger };
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Logs to stderr as JSON lines: ids and outcomes, never what a person wrote, never a token. */
export const createLog = (level: LogLevel): Logger =>
  pino({ level }, pino.destination({ fd: 2, sync: true }));
