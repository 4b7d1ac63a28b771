import type { BareCommand } from "../understand/commands.ts";
import { ownWording } from "./wording-own.ts";

/** Every sentence the advisor says itself. Sentences about careers are in the knowledge. */
export const wording = {
  wordless: "I can only read words. Ask me anything about becoming a backend developer, for example:",
  examples: [
    "Can I get a backend job without a degree?",
    "Python or Java first?",
    "What does a junior earn in India?",
  ],
  tooLong: "That is longer than I can read at once. Please ask the question alone, in a few sentences.",
  tooMany: "That was a lot at once. Give me a minute, then ask me again.",
  chooseOne: "I'm not sure which of these you mean. Pick one and I'll answer it:",
  chooseTwo: "Do you mean one of these?",
  noneOfThese: "None of these",
  abstain:
    "I don't have a good answer to that, and I won't make one up. I've noted the question for the people who look after my answers.",
  abstainHint:
    "I know about learning backend development: the roadmap, tools, jobs and pay. Try it in fewer words, or look around in what I can answer.",
  thanksForNone:
    "Thanks, that helps. I've noted your question, so that someone can write the answer it needs.",
  thanksForYes: "Good to hear! Ask me more whenever you like.",
  thanksForNo:
    "Thanks for telling me. I've noted it for the people who look after my answers. Other words may find a better one.",
  oldButton:
    "That button is from a while ago, and I no longer know which question it belongs to. Ask me again and I'll gladly help.",
  unknownItem: "I don't have that one any more. Here is what I can answer.",
  unknownName: "I don't know anything by that name.",
  unknownNear: "These come closest:",
  orMean: "Or did you mean",
  related: "Related",
  helpful: "Was this helpful?",
  yes: "Yes",
  no: "No",
  goToStep: "Roadmap step",
  help: "I answer questions about becoming a backend developer, and show where each answer comes from. Ask in your own words, for example:",
  helpCommands: "Or use a command:",
  helpHonest: "When I'm unsure I ask back, and when I don't know I say so.",
  browse: "This is what I can answer. Pick a theme:",
  browseTheme: "Pick a question:",
  effort: "Effort",
  effortNote: "our own estimate",
  hours: (min: number, max: number): string => `${min}–${max} hours`,
  choices: "One of",
  build: "Build",
  check: "Check yourself",
  checkAnswer: "Answer",
  links: "Start here",
  needs: "Builds on",
  optional: "optional",
  focus: "Focus",
  moreOn: "More",
  payChart: (particulars: readonly string[]): string => ["Backend pay", ...particulars].join(", "),
  payIntro: (particulars: readonly string[], years: number | undefined): string => {
    const experience =
      years === undefined ? [] : [`${years} ${years === 1 ? "year" : "years"} of experience`];
    return `What each source says about pay a year (${[...particulars, ...experience].join(", ")}):`;
  },
  payGroup: (regions: readonly string[], countries: readonly string[]): string =>
    `There is no figure for ${listed(regions, "or")} alone: the source gives one range for ${listed(countries)} together.`,
  payYears:
    "Each source draws the line between levels elsewhere, so the same years can count as different levels. Sources that name no years are left out.",
  payNoYears: "None of my sources ties pay there to years, so every level is shown.",
  payNoLevel: "None of my sources gives that level there, so every level is shown.",
  payDisagree: "The sources disagree, so they stand side by side. I don't average them.",
  payUncovered: (regions: readonly string[]): string =>
    `${listed(regions)}: none of my sources covers pay there, and I won't guess.`,
  payCovered: (regions: readonly string[]): string => `They cover ${listed(regions)}.`,
  payBeyond: "Beyond that, there is only this:",
  compareIntro: "My sources don't put these two head to head. Here is what they say about each:",
  compareEnd: "I won't name a winner: pick by what you want to build.",
  commands: {
    help: "Everything I can do",
    topics: "What I can answer",
    next: "What to learn next",
    roadmap: "My roadmap",
    plan: "My plan",
    tips: "My daily tips",
    profile: "My profile",
    mydata: "What is stored about me",
  } satisfies Record<BareCommand, string>,
  own: ownWording,
} as const;

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[], last = "and"): string {
  const before = items.slice(0, -1);
  return [...(before.length > 0 ? [before.join(", "), last] : []), ...items.slice(-1)].join(" ");
}
