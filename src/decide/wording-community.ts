/** What the advisor says to those who manage a community. */
export const communityWording = {
  settings: "Settings",
  save: "Save",
  change: "Change",
  tips: "Daily tips",
  kept: "Noted. This holds from now on:",
  noCommunity: "Settings are for a server or a workspace. Here, everything is between the two of us.",
  managersOnly: "Only those who manage this community can change how I behave here.",
  channels: "Answer channels",
  channelsHint: "Where I may answer for everybody to see. Leave it empty for all.",
  everywhere: "everywhere I can write",
  mentions: "When mentioned",
  mentionsHint: "What I do when somebody writes @Roadmate.",
  mentionsOn: "I answer in the channel",
  mentionsOff: "I stay silent",
  audience: "Replies to commands",
  audienceHint: "What is about a person's own progress is always private.",
  audiencePrivate: "Private first, with a button to share",
  audienceEveryone: "For everybody to see",
  welcome: "Hello, I'm Roadmate",
  welcomeWhat:
    "I answer questions about becoming a backend developer, show where each answer comes from, and tell everybody their next step. When I'm not sure, I ask; when I don't know, I say so.",
  welcomeHow: [
    [
      "/ask",
      " answers a question, for you alone until you share it. Mentioning me or writing to me works, too.",
    ],
    ["/next", " says what to learn next, and why. /roadmap shows the whole way."],
    ["/help", " lists everything else."],
  ],
  welcomeManagers:
    "If you manage this community: /settings says where I may answer, and /tips posts a tip a day in a channel of your choice.",
  welcomePrivacy:
    "I remember progress and recent questions, nothing else. /mydata shows it, /forget-me deletes it.",
  answerElsewhere: "I answer elsewhere here:",
} as const;
