import { z } from "zod";
import type { SlackConfig } from "../../../src/config-slack.ts";

/** What a process is told of the platforms. */
export const settingsSchema = z.object({
  discord: z.object({
    token: z.string(),
    apiUrl: z.url(),
    /** As when every process of a deployment holds some of the shards. */
    shards: z.array(z.number()).optional(),
    shardCount: z.number().optional(),
  }),
  slack: z.object({
    clientId: z.string(),
    clientSecret: z.string(),
    signingSecret: z.string(),
    apiUrl: z.url(),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Many workspaces, over HTTP, at a port that is free. */
export const slackConfigOf = ({
  slack,
}: Settings): Extract<SlackConfig, { readonly kind: "workspaces" }> => ({
  kind: "workspaces",
  ...slack,
  secretKey: "a key of many characters",
  publicUrl: "https://roadmate.example",
  port: 0,
  prefix: "",
});
