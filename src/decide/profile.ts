import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, paragraph } from "../reply.ts";
import type { Profile } from "../store/learner.ts";
import { languageStep, optionNamed } from "./choices.ts";
import { findGoal, findLanguage } from "./described.ts";
import { dateProblem, findHours } from "./typed.ts";
import { wording } from "./wording.ts";

/** What is known of a person, a line each. */
export function profileBlocks(profile: Profile, { roadmap, step }: Knowledge): Block[] {
  const titleOf = (
    entries: readonly { readonly id: string; readonly title: string }[] | undefined,
    id?: string,
  ) => entries?.find((entry) => entry.id === id)?.title;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [wording.own.language, optionNamed(step(languageStep), profile.language ?? "")?.title],
    [wording.own.goal, titleOf(roadmap.goals, profile.goal)],
    [wording.own.level, titleOf(roadmap.levels, profile.level)],
    [wording.own.hoursAWeek, profile.hoursAWeek === undefined ? undefined : String(profile.hoursAWeek)],
    [wording.own.goalDate, profile.goalDate],
    [wording.own.zone, profile.zone],
    [wording.own.locale, profile.locale],
  ];
  return [
    paragraph(wording.own.profile),
    {
      kind: "list",
      ordered: false,
      items: lines.map(([name, value]) => [
        { kind: "strong", text: `${name}:` },
        { kind: "text", text: ` ${value ?? wording.own.notSaid}` },
      ]),
    },
    paragraph(wording.own.profileHow),
  ];
}

interface Read {
  readonly kind: "read";
  readonly profile: Profile;
}
interface RefusedParts {
  readonly kind: "refused";
  /** A sentence for each part that cannot be read. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Parts of the profile as typed → the profile, or everything that is wrong with them at once. */
export function readProfile(
  typed: Readonly<Record<string, string>>,
  knowledge: Knowledge,
  today: string,
): Read | RefusedParts {
  const problems: Record<string, string> = {};
  let profile: Profile = {};
  for (const [part, value] of Object.entries(typed)) {
    const read = readPart(part, value, knowledge, today);
    if (typeof read === "string") problems[part] = read;
    else profile = { ...profile, ...read };
  }
  return Object.keys(problems).length > 0 ? { kind: "refused", problems } : { kind: "read", profile };
}

/** The part, or the sentence that says what is wrong with it. */
function readPart(part: string, value: string, knowledge: Knowledge, today: string): Profile | string {
  switch (part) {
    case "language": {
      const found = findLanguage(value, knowledge);
      return found.kind === "found" ? { language: found.value } : found.sentence;
    }
    case "goal": {
      const found = findGoal(value, knowledge);
      return found.kind === "found" ? { goal: found.value } : found.sentence;
    }
    case "level": {
      const level = knowledge.roadmap.levels.find(({ id, title }) =>
        [id, title.toLowerCase()].includes(value.toLowerCase()),
      );
      return level
        ? { level: level.id }
        : wording.own.noSuchLevel(knowledge.roadmap.levels.map(({ title }) => title));
    }
    case "hours": {
      const found = findHours(value);
      return found.kind === "found" ? { hoursAWeek: found.value } : found.sentence;
    }
    case "date":
      return dateProblem(value, today) ?? { goalDate: value };
    case "zone": {
      const zone = zoneNamed(value);
      return zone ? { zone } : wording.own.noSuchZone;
    }
    case "locale": {
      const locale = localeNamed(value);
      return locale ? { locale } : wording.own.noSuchLocale;
    }
    default:
      return wording.own.noSuchPart;
  }
}

/** The zone by the name that was typed, for the database may go by an older one (Asia/Calcutta). */
export function zoneNamed(typed: string): string | undefined {
  const name = typed.trim().replaceAll(" ", "_");
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    const same = timeZone.toLowerCase() === name.toLowerCase();
    return same ? timeZone : name.toLowerCase().replace(/(^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
  } catch {
    return undefined;
  }
}

/** A language tag as it is written, such as en-IN. */
function localeNamed(typed: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(typed.trim())[0];
  } catch {
    return undefined;
  }
}
