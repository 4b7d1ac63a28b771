import { decodeForm, type Field, type Form } from "../form.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { DraftStart } from "../misses/view.ts";
import { defaultSettings, type Settings } from "../settings.ts";
import type { Learner } from "../store/learner.ts";
import type { Subscribed } from "../tips/subscription.ts";
import { languageStep } from "./choices.ts";
import { settingsForm } from "./community.ts";
import { draftForm } from "./draft-form.ts";
import { tipsForm } from "./tips-form.ts";
import { ownWording as words } from "./wording-own.ts";

/** What a form is filled with at the start. */
export interface FormParts {
  readonly knowledge: Knowledge;
  readonly learner: Learner;
  readonly settings?: Settings;
  readonly subscriptions?: readonly Subscribed[];
  readonly draft?: DraftStart;
}

/** The form of an id, filled with what is known; undefined for an id that names none. */
export function formOf(id: string, parts: FormParts): Form | undefined {
  const decoded = decodeForm(id);
  switch (decoded?.name) {
    case "follow-up":
      return askForm;
    case "profile":
      return profileForm(parts);
    case "plan":
      return planForm(parts);
    case "settings":
      return settingsForm(parts.settings ?? defaultSettings);
    case "tips":
      return tipsForm(decoded.subject ?? "", parts);
    case "draft":
      return parts.draft && draftForm(parts.draft, parts.knowledge);
    case undefined:
      return undefined;
  }
}

const askForm: Form = {
  id: "follow-up",
  title: words.askTitle,
  submit: words.askSubmit,
  fields: [{ kind: "text", name: "question", label: words.question, required: true, maxLength: 1_000 }],
};

function profileForm({ knowledge: { roadmap, step }, learner: { profile } }: FormParts): Form {
  const languages = step(languageStep)?.one_of ?? [];
  return {
    id: "profile",
    title: words.profileTitle,
    submit: words.save,
    fields: [
      pick("language", words.language, languages, profile.language),
      pick("goal", words.goal, roadmap.goals ?? [], profile.goal),
      pick("level", words.level, roadmap.levels, profile.level),
      hoursField(words.hoursAWeek, profile.hoursAWeek, false),
      {
        kind: "line",
        name: "zone",
        label: words.zone,
        hint: words.zoneHint,
        required: false,
        maxLength: 60,
        ...(profile.zone === undefined ? {} : { value: profile.zone }),
      },
    ],
  };
}

const planForm = ({ learner: { profile } }: FormParts): Form => ({
  id: "plan",
  title: words.planTitle,
  submit: words.planSubmit,
  fields: [
    hoursField(words.planHours, profile.hoursAWeek, true),
    {
      kind: "line",
      name: "by",
      label: words.planBy,
      hint: words.day,
      required: false,
      maxLength: 10,
      ...(profile.goalDate === undefined ? {} : { value: profile.goalDate }),
    },
  ],
});

const hoursField = (label: string, value: number | undefined, required: boolean): Field => ({
  kind: "line",
  name: "hours",
  label,
  required,
  maxLength: 20,
  ...(value === undefined ? {} : { value: String(value) }),
});

/** One of the entries of the knowledge. */
const pick = (
  name: string,
  label: string,
  entries: readonly { readonly id: string; readonly title: string }[],
  picked: string | undefined,
): Field => ({
  kind: "pick",
  name,
  label,
  required: false,
  most: 1,
  options: entries.slice(0, 25).map(({ id, title }) => ({ value: id, label: title })),
  picked: picked === undefined ? [] : [picked],
});
