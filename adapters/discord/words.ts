/** What Roadmate says in Discord alone. Everything else is the advisor's. */
export const words = {
  pick: "Pick one…",
  share: "Share here",
  askOn: "Follow up",
  answerThis: "Answer this",
  forOption: "Somebody this is for: everybody sees it, and they are told",
  nothing: "There is nothing to show here.",
  attached: "It is too long for a message, so it is in the file.",
  rest: "The rest is in the file.",
  sharedBy: "Shared by",
  askedBy: "Answered at the wish of",
  answered: "I've answered below that message.",
  noVoice: "I may not write in the channel you asked in, so here is my answer.",
  sorry: "Sorry, something went wrong on my side. Please ask me again.",
  oldButton: "That button is from before I learned something new. Ask me again and I'll gladly help.",
  oldCommand: "I no longer know that command. /help shows the ones I know.",
  oldForm: "That form is not here any more. /help shows what I can do.",
  badToken:
    "DISCORD_TOKEN: Discord does not take this token. Copy it again from https://discord.com/developers/applications, your application, Bot, Reset Token.",
  badShards:
    "DISCORD_SHARDS: Discord does not know these shards. They count from 0 and stay below DISCORD_SHARD_COUNT, which is the same for every process.",
  moreShards:
    "DISCORD_SHARD_COUNT: Roadmate is in too many servers for so few shards. Choose more, or leave it empty.",
  badIntents:
    "Discord refuses the connection. Roadmate asks for no privileged intent; look whether https://discord.com/developers/applications shows a notice about your application.",
} as const;
