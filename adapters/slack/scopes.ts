/** The shortcuts in Slack's own menus, by their callback ids. */
export const shortcuts = { answerThis: "answer_this", myRoadmap: "my_roadmap" } as const;

/** What Roadmate may do in a workspace: as little as it can do its work with. */
export const scopes = [
  { scope: "app_mentions:read", why: "answers when it is mentioned; it reads nothing else in channels" },
  { scope: "chat:write", why: "answers, and posts the daily tips where it was invited" },
  { scope: "commands", why: "the slash commands and the shortcuts" },
  { scope: "im:history", why: "reads what people write to it directly" },
  { scope: "im:write", why: "writes to people directly: tips, and answers where it is no member" },
  { scope: "users:read", why: "who is an admin of the workspace and may change its settings" },
  {
    scope: "channels:read",
    why: "who made a public channel and may set up tips there; being invited to one",
  },
  { scope: "groups:read", why: "the same for private channels it was invited to" },
  { scope: "files:write", why: "uploads the pictures of roadmaps and pay" },
  { scope: "files:read", why: "waits until Slack has looked such a picture through" },
  {
    scope: "channels:history",
    why: "after a failure, looks whether a tip arrived, so that none comes twice",
  },
  { scope: "groups:history", why: "the same in private channels" },
] as const;
