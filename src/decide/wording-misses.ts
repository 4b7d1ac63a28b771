/** What the advisor says to those who look after its answers. */
export const missesWording = {
  heading: "Missed questions",
  members: "Only those who manage this community can see which questions I missed.",
  noCommunity:
    "Missed questions are shown to those who manage a community, in that community, and to whoever runs me.",
  operatorsOnly:
    "Only whoever runs me can change my answers. Tell them what is missing, they see it as well.",
  none: "Nothing is waiting: every question asked here lately got an answer.",
  noneTwice: "Nothing was missed twice.",
  summary: (count: number, least: number): string =>
    `${count === 1 ? "One question" : `${count} questions`} I could not answer well in the last 90 days${least > 1 ? `, asked ${times(least)} or more` : ""}. Nobody knows who asked.`,
  here: "From this community.",
  open: "Open one to see what can be done:",
  more: "More",
  alsoOnce: "Also what was asked once",
  asked: (count: number, places: number): string =>
    `asked ${times(count)}${places > 1 ? ` in ${places} places` : ""}`,
  alsoAsked: "Also asked as",
  why: "Why",
  abstained: (count: number): string => `I had no answer (${times(count)})`,
  noneOfThese: (count: number): string => `nothing I offered was meant (${times(count)})`,
  notHelpful: (count: number): string => `my answer did not help (${times(count)})`,
  guess: "My guess",
  phrasing: (topic: string, confidence: number): string =>
    `${confidence >= 0.5 ? "probably" : "perhaps"} another way to ask “${topic}”`,
  outside: "out of scope",
  new: "something new: no topic fits",
  answered: (topic: string): string => `answered by now, by “${topic}”`,
  add: "Add as a way to ask for",
  draft: "Draft a new topic",
  outOfScope: "Out of scope",
  dismiss: "Dismiss",
  back: "All missed questions",
  gone: "That question is no longer waiting: somebody has seen to it, or it is over 90 days old.",
  late: "I no longer know that change. Open the question again, it takes one press to propose it anew.",
  proposed: (file: string): string => `This is what would change in ${file}:`,
  again: "The file has changed meanwhile. This is what would change now:",
  sound: "The whole knowledge has been checked with it: it is sound.",
  apply: "Apply",
  cancel: "Cancel",
  patch: (file: string): string =>
    `I can't write ${file} from here. This is the change as a patch: save it, run git apply on it beside the knowledge folder, and bring it to every instance. The knowledge has been checked with it.`,
  done: "Done, take it off the list",
  refused: "That would break the knowledge, so I left everything as it was:",
  applied: (file: string): string =>
    `Written to ${file}. I'm learning it now; in about half a minute I answer from it. These questions are off the list.`,
  settledAnswered: "Noted: answered. These questions are off the list.",
  settledOutside: "Noted: out of scope. These questions are off the list, and so is more of the same.",
  dismissed: "Dismissed. These questions are off the list, and so is more of the same.",
  draftTitle: "Draft a new topic",
  draftSubmit: "Preview",
  title: "Title",
  titleHint: "A short question that a person would click, such as: Who sponsors a visa?",
  theme: "Theme",
  point: "The answer, in one or two sentences",
  pointHint: "**bold**, *italic*, `code` and [links](https://…) work.",
  sources: "Sources",
  sourcesHint: "Where it comes from. None: it is your own guidance.",
  ask: "Ways to ask it, one a line",
  askHint: "The more the better: from 20 on it is no draft any more.",
  noForm: (group: string): string =>
    `A topic is drafted in a form, which there is none of here. On the command line it is: npm run roadmate -- misses accept ${group} --draft some-id`,
  mend: "Something is missing:",
  fillIn: "Fill it in again",
  titleProblem: (most: number): string => `The title takes from 1 to ${most} characters.`,
  themeProblem: "Pick one of the themes.",
  pointProblem: (most: number): string => `The answer takes from 1 to ${most} characters.`,
  sourcesProblem: "One of the sources is not in the knowledge: pick from the list.",
  askProblem: "Give at least one way to ask it.",
} as const;

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
