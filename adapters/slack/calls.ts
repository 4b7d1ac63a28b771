import type { webApi } from "@slack/bolt";
import type { Logger } from "../../src/index.ts";
import { slackLog } from "./log.ts";
import type { Fetch } from "./meter.ts";

/** How Slack's Web API is called. Slack's own default tries again for half an hour. */
export const callOptions = (
  apiUrl: string | undefined,
  fetch: Fetch,
  log: Logger,
): webApi.WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  fetch,
  logger: slackLog(log),
  // Each time, in milliseconds. That too many calls came is waited for as long as Slack says.
  timeout: 10_000,
  retryConfig: { retries: 3, factor: 2, minTimeout: 300, maxTimeout: 3_000, randomize: true },
});
