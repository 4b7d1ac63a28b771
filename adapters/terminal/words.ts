import type { Block, Reply, Span } from "../../src/index.ts";

/** What the terminal says itself. Everything else is the advisor's. */

const text = (value: string): Span => ({ kind: "text", text: value });
const code = (value: string): Span => ({ kind: "code", text: value });

export const welcome: Reply = {
  blocks: [
    { kind: "heading", text: "Roadmate" },
    {
      kind: "paragraph",
      spans: [
        text("I answer questions about becoming a backend developer, and show where each answer comes from."),
      ],
    },
    { kind: "paragraph", spans: [text("Ask in your own words, for example:")] },
    {
      kind: "list",
      ordered: false,
      items: [
        [text("how long does it take to become a backend developer?")],
        [text("which language should I start with?")],
        [text("can I get a job without a degree?")],
      ],
    },
    {
      kind: "paragraph",
      spans: [code("/help"), text(" shows everything I can do, "), code("/quit"), text(" leaves.")],
    },
  ],
};

/** Stands below the advisor's help. */
export const keys: Block = {
  kind: "paragraph",
  spans: [
    text(
      "Here in the terminal: type the number of what you want to pick, press Tab to complete a command, and leave with ",
    ),
    code("/quit"),
    text(" or Ctrl-D."),
  ],
};

/** One sentence as a reply. */
export const say = (sentence: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [text(sentence)] }],
});

export const sorry = "Sorry, something went wrong on my side. Please ask me again.";

/** While the first start trains, which takes seconds. */
export const gettingReady = "One moment, Roadmate is reading up on its answers…";

export const goodbye = "Bye, and good luck with the next step.";
