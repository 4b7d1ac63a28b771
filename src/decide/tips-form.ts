import type { Field, Form, FormValues } from "../form.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { poolOf } from "../tips/choose.ts";
import { todayIn } from "../tips/next.ts";
import type { Subscription } from "../tips/subscription.ts";
import { isZone } from "../tips/zone.ts";
import { dayAt, dayNumber } from "./days.ts";
import type { FormParts } from "./forms.ts";
import { zoneNamed } from "./profile.ts";
import type { Found } from "./typed.ts";
import { tipsWording as words } from "./wording-tips.ts";

/** The form to set up daily tips: what it asks, and how it is read. */

type Settings = Pick<Subscription, "zone" | "time" | "weekdays" | "levels" | "themes" | "paused">;

const usual: Settings = { zone: "", time: "09:00", weekdays: [1, 2, 3, 4, 5], levels: [], themes: [] };

/** `subject` is a subscription, or `here` or `me` for a new one; undefined when it is no more. */
export function tipsForm(
  subject: string,
  { knowledge, learner, subscriptions = [] }: FormParts,
): Form | undefined {
  const known = subscriptions.find(({ id }) => id === subject);
  if (known === undefined && subject !== "here" && subject !== "me") return undefined;
  const { time, zone, weekdays, levels, themes, paused } = known ?? {
    ...usual,
    zone: learner.profile.zone ?? usual.zone,
  };
  const picked = [...levels.map((id) => `level.${id}`), ...themes.map((id) => `theme.${id}`)];
  return {
    id: `tips.${subject}`,
    title: words.formTitle,
    submit: words.save,
    fields: [
      line({ name: "time", label: words.time, hint: words.timeHint, maxLength: 10 }, time, true),
      line({ name: "zone", label: words.zone, hint: words.zoneHint, maxLength: 60 }, zone, true),
      {
        kind: "pick",
        name: "weekdays",
        label: words.days,
        required: true,
        most: 7,
        options: words.weekdays.map((label, index) => ({ value: String(index + 1), label })),
        picked: weekdays.map(String),
      },
      ...aboutField(picked, knowledge),
      line(
        { name: "until", label: words.until, hint: words.untilHint, maxLength: 10 },
        paused?.until ?? "",
        false,
      ),
    ],
  };
}

const line = (
  rest: { readonly name: string; readonly label: string; readonly hint: string; readonly maxLength: number },
  value: string,
  required: boolean,
): Field => ({ kind: "line", ...rest, required, ...(value === "" ? {} : { value }) });

/** Levels and themes in one: a form has room for five fields. Those without tips are left out. */
function aboutField(picked: readonly string[], knowledge: Knowledge): Field[] {
  const { roadmap, themes } = knowledge;
  const levels = roadmap.levels.filter(({ id }) => poolOf(knowledge, { levels: [id] }).length > 0);
  const topics = themes.filter(({ id }) => poolOf(knowledge, { themes: [id] }).length > 0);
  const options = [
    ...levels.map(({ id, title }) => ({ value: `level.${id}`, label: words.level(title) })),
    ...topics.map(({ id, title }) => ({ value: `theme.${id}`, label: title })),
  ].slice(0, 25);
  const known = picked.filter((value) => options.some((option) => option.value === value));
  const { about: label, aboutHint: hint } = words;
  return options.length === 0
    ? []
    : [
        {
          kind: "pick",
          name: "about",
          label,
          hint,
          required: false,
          most: options.length,
          options,
          picked: known,
        },
      ];
}

interface Refused {
  readonly kind: "refused";
  /** Field → what is wrong with it. */
  readonly problems: Readonly<Record<string, string>>;
}

/** What was filled in, or everything that is wrong with it at once. */
export function readTips(typed: FormValues, knowledge: Knowledge, now: number): Found<Settings> | Refused {
  const time = timeIn(typed.time ?? "");
  const named = zoneNamed(typed.zone ?? "");
  const zone = named !== undefined && isZone(named) ? named : undefined;
  const weekdays = listIn(typed.weekdays)
    .map(Number)
    .filter((day) => [1, 2, 3, 4, 5, 6, 7].includes(day))
    .sort();
  const about = aboutIn(listIn(typed.about), knowledge);
  const until = typed.until?.trim() ?? "";
  const untilProblem = until === "" ? undefined : problemOf(until, todayIn(zone ?? "UTC", now) ?? "");
  const problems = {
    ...(time === undefined ? { time: words.noTime } : {}),
    ...(zone === undefined ? { zone: words.noZone } : {}),
    ...(weekdays.length === 0 ? { weekdays: words.noDays } : {}),
    ...(poolOf(knowledge, about).length === 0 ? { about: words.noTips } : {}),
    ...(untilProblem === undefined ? {} : { until: untilProblem }),
  };
  if (time === undefined || zone === undefined || Object.keys(problems).length > 0)
    return { kind: "refused", problems };
  const paused = until === "" ? {} : { paused: { until, why: "asked" as const } };
  return { kind: "found", value: { time, zone, weekdays: [...new Set(weekdays)], ...about, ...paused } };
}

const listIn = (values = ""): string[] => values.split(",").map((value) => value.trim());

/** What is no more in the knowledge is left out. */
function aboutIn(values: readonly string[], { roadmap, themes }: Knowledge) {
  const picked = (kind: string, all: readonly { readonly id: string }[]): string[] =>
    all.map(({ id }) => id).filter((id) => values.includes(`${kind}.${id}`));
  return { levels: picked("level", roadmap.levels), themes: picked("theme", themes) };
}

/** "9:00", "9.30", "18", "6:30 pm" → `HH:mm`. */
function timeIn(typed: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.]([0-5]\d))?\s*(am|pm)?$/i.exec(typed.trim());
  if (parts === null) return undefined;
  const [, hour, minute = "00", half] = parts;
  const hours = half === undefined ? Number(hour) : halfDay(Number(hour), half.toLowerCase() === "pm");
  return hours === undefined || hours > 23 ? undefined : `${String(hours).padStart(2, "0")}:${minute}`;
}

/** 12 am is midnight, 12 pm is noon. */
const halfDay = (hour: number, isAfternoon: boolean): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (isAfternoon ? 12 : 0);

/** Why nothing can pause until then; undefined when it can: from tomorrow on, for a year. */
function problemOf(until: string, today: string): string | undefined {
  const day = dayNumber(until);
  const first = (dayNumber(today) ?? 0) + 1;
  const last = first + 365;
  return day !== undefined && day >= first && day <= last
    ? undefined
    : words.noUntil(dayAt(first), dayAt(last));
}
