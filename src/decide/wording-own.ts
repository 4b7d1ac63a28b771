import type { StepState } from "../store/learner.ts";

/** What the advisor says about a person's own way and data. */
export const ownWording = {
  done: "Done",
  start: "I'm on it",
  skip: "Skip",
  open: "Not done",
  undo: "Undo",
  seeNext: "What's next?",
  others: "Look at another step",
  doneWith: (title: string): string => `Done: ${title}`,
  marked: (title: string, state: StepState | undefined): string => {
    switch (state) {
      case "done":
        return `Well done! I've ticked off "${title}".`;
      case "doing":
        return `Good luck with "${title}". Tell me when it is done.`;
      case "skipped":
        return `Skipped "${title}". Nothing waits for it any more.`;
      case undefined:
        return `"${title}" is open again.`;
    }
  },
  whichOption: "Which one is it?",
  chosen: (title: string, chosen: boolean): string =>
    chosen ? `Noted: ${title}.` : `${title} is taken off again.`,
  tickOff: "Tick off what you know, and I'll remember it",
  undone: (what: string): string => `Taken back: ${what}.`,
  profileChange: "the change of your profile",
  resetChange: "beginning again",
  importChange: "the import",
  nothingToUndo: "There is nothing to take back.",
  reset: "Your roadmap is empty again. Undo brings everything back.",
  way: "One step is enough for today.",
  planNeedsHours:
    "Tell me how many hours a week you can really keep, for example: /plan 10 hours by 2027-12-31",
  exported: "Here is your progress. Keep it, edit it if you like, and bring it back with /import.",
  imported: (steps: number, unknown: readonly string[]): string =>
    `Your progress now holds ${steps} ${steps === 1 ? "step" : "steps"}.${
      unknown.length > 0 ? ` I left out what I don't know as a step: ${unknown.slice(0, 5).join(", ")}.` : ""
    }`,
  stored: "This is everything stored about you. /forget-me deletes it at once.",
  storedFacts: "Your progress and your profile, kept until you delete them (times in UTC):",
  storedTurns: "What you asked, in the words I made of it, kept for 30 days:",
  nothingStored: "Nothing is stored about you.",
  forgotten:
    "Everything that was stored about you is deleted. You are welcome to begin again whenever you like.",
  home: "Your way to backend",
  homeTips: "Daily tips",
  showMap: "See my map",
  makePlan: "Make a plan",
  changePlan: "Change the plan",
  changeProfile: "Change my profile",
  ask: "Ask a question",
  progress: ({ done, doing, skipped, all }: Record<"done" | "doing" | "skipped" | "all", number>): string =>
    `${[
      `${done} of ${all} steps done`,
      ...(doing > 0 ? [`${doing} in progress`] : []),
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ].join(", ")}.`,
  planTitle: "Your plan",
  planSubmit: "Make the plan",
  planHours: "Hours a week you can really keep",
  planBy: "The day you want to be there",
  day: "YYYY-MM-DD, such as 2027-12-31",
  profileTitle: "Your profile",
  save: "Save",
  askTitle: "Ask on",
  askSubmit: "Ask",
  question: "Your question",
  zoneHint: "Such as Asia/Kolkata or Europe/Berlin",
  profile: "What I know about you:",
  profileHow: "Change it with, for example: /profile language python, hours 10, goal cloud",
  profileKept: "Noted.",
  notSaid: "not said yet",
  language: "Language",
  goal: "Goal",
  level: "Level",
  hoursAWeek: "Hours a week",
  goalDate: "Goal date",
  zone: "Time zone",
  locale: "Reading language",
  noSuchLevel: (levels: readonly string[]): string => `I know these levels: ${levels.join(", ")}.`,
  noSuchZone: "I don't know that time zone. Write it like Asia/Kolkata or Europe/Berlin.",
  noSuchLocale: "Write your language as a tag, such as en-IN or hi.",
  noSuchPart:
    "Your profile has a language, goal, level, hours, date, zone and locale. Write, for example: /profile hours 10",
  certificates: "These certificates are named in my sources:",
  noSuchFocus: "None of my sources names a certificate for that. They name these:",
} as const;
