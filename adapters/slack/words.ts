import { communityWording, type Reply, type Settings } from "../../src/index.ts";

/** What Roadmate says in Slack alone. Everything else is the advisor's. */
export const words = {
  name: "Roadmate",
  close: "Close",
  cancel: "Cancel",
  pick: "Pick one…",
  pickChannels: "Pick channels…",
  share: "Share here",
  askOn: "Follow up",
  nothing: "There is nothing to show here.",
  sorry: "Sorry, something went wrong on my side. Please ask me again.",
  unknownCommand: "I don't know that command any more. /help lists those I know.",
  sayMore: (command: string, description: string): string => `Say more after /${command}. ${description}.`,
  oldForm: "That form is from a while ago. Please open it again.",
  oldButton: "That button is from before I learned something new. Ask me again and I'll gladly help.",
  asked: (name: string, question: string): string => `${name} asked: ${question}`,
  shared: (name: string): string => `Shared by ${name}`,
  inviteMe:
    "I can't write in this channel yet. Invite me with /invite @Roadmate, then I can answer for everybody.",
} as const;

/** One sentence as a reply. */
export const say = (sentence: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ kind: "text", text: sentence }] }],
});

/** Where Roadmate may answer instead. */
export const elsewhere = ({ channels }: Settings): Reply => ({
  blocks: [
    {
      kind: "paragraph",
      spans: [
        { kind: "text", text: communityWording.answerElsewhere },
        ...channels.flatMap((place) => [
          { kind: "text", text: " " } as const,
          { kind: "place", text: place, place } as const,
        ]),
      ],
    },
  ],
});
