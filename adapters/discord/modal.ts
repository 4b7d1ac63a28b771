import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  type ModalData,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from "discord.js";
import { encodeAction, type Field, type Form, type FormValues } from "../../src/index.ts";
import { clean, shorten } from "./clean.ts";
import { limits } from "./limits.ts";

/** Forms as Discord opens and returns them. */

/** Form → what Discord opens. */
export const drawForm = ({ id, title, fields }: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: encodeAction({ verb: "form", id }),
  title: shorten(clean(title), limits.title),
  components: fields.slice(0, limits.fields).map(drawField),
});

const drawField = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: shorten(clean(field.label), limits.fieldLabel),
  ...(field.hint === undefined ? {} : { description: shorten(clean(field.hint), limits.fieldHint) }),
  component: drawInput(field),
});

function drawInput(field: Field): APIComponentInLabel {
  const { name: custom_id, required } = field;
  switch (field.kind) {
    case "line":
    case "text": {
      const max_length = Math.min(field.maxLength, limits.fieldText);
      return {
        type: ComponentType.TextInput,
        custom_id,
        style: field.kind === "line" ? TextInputStyle.Short : TextInputStyle.Paragraph,
        required,
        max_length,
        ...(field.value === undefined ? {} : { value: field.value.slice(0, max_length) }),
      };
    }
    case "pick":
      return drawPick(field);
    case "channels":
      return {
        type: ComponentType.ChannelSelect,
        custom_id,
        required,
        ...howMany(field, limits.options),
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        default_values: field.picked
          .slice(0, field.most)
          .map((place) => ({ id: channelOf(place), type: SelectMenuDefaultValueType.Channel })),
      };
  }
}

/** A few options of which one has to be picked are all in sight; what may stay open can only be left open in a menu. */
function drawPick(field: Extract<Field, { kind: "pick" }>): APIComponentInLabel {
  const { name: custom_id, required, most } = field;
  const picked = new Set(field.picked.slice(0, most));
  const options = field.options.slice(0, limits.options).map(({ label, value }) => ({
    label: shorten(clean(label), limits.option),
    value,
    ...(picked.has(value) ? { default: true } : {}),
  }));
  const few = options.length >= 2 && options.length <= limits.radio;
  return required && most === 1 && few
    ? { type: ComponentType.RadioGroup, custom_id, required, options }
    : { type: ComponentType.StringSelect, custom_id, required, ...howMany(field, options.length), options };
}

const howMany = ({ required, most }: { readonly required: boolean; readonly most: number }, all: number) => ({
  min_values: required ? 1 : 0,
  max_values: Math.max(1, Math.min(most, all)),
});

/** What was filled in. `guild` is where the channels are. */
export function readForm(fields: Iterable<ModalData>, guild: string | null): FormValues {
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = readField(field, guild);
    if (value !== "") values[field.customId] = value;
  }
  return values;
}

function readField(field: ModalData, guild: string | null): string {
  switch (field.type) {
    case ComponentType.TextInput:
    case ComponentType.RadioGroup:
      return field.value?.trim() ?? "";
    case ComponentType.ChannelSelect:
      return field.values.map((id) => `discord:${guild}/${id}`).join(",");
    case ComponentType.Checkbox:
      return field.value ? "on" : "";
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.FileUpload:
      return field.values.join(",");
  }
}

/** `discord:81384/4711` → `4711` */
const channelOf = (place: string): string => place.slice(place.indexOf("/") + 1);
