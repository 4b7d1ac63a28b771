import { ComponentType, InteractionType } from "discord.js";
import type { Component } from "../message.ts";
import { parts } from "../message.ts";
import { type Form, interact, type Outcome } from "../outcome.ts";
import type { Platform } from "../platform.ts";
import type { Json } from "../referee/problem.ts";
import { chosen } from "./component.ts";
import { createResolving, type Resolving } from "./resolved.ts";

/** A text, what was chosen, or a tick. */
export type FieldValue = string | readonly string[] | boolean;

export interface Submission {
  readonly modal: Form;
  /** By custom id; fields that are left out keep what they were filled with. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Whoever has a form before them sends it off. Throws where Discord's own client would not: a field that is not there, is
 *  required and empty, or out of its bounds. */
export function submit(platform: Platform, { modal, fields }: Submission): Outcome {
  const { opener, customId, components } = modal;
  const { place, person, source } = opener;
  const names = [...parts(components)].map(({ part }) => part.custom_id);
  const unknown = Object.keys(fields).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`the form has no field ${unknown}`);
  const resolving = createResolving(platform.world, person, place.channel.guild);
  const data = {
    custom_id: customId,
    components: components.map((part) => filled(part, fields, resolving)),
    ...resolving.result(),
  };
  const message = source === undefined ? undefined : platform.messages.find(source);
  const opening = {
    type: InteractionType.ModalSubmit,
    place,
    person,
    name: customId,
    opener,
    ...(source !== undefined && { source }),
  };
  return interact(platform, opening, data, { ...(message && { message }) });
}

function filled(part: Component, fields: Submission["fields"], resolving: Resolving): Json {
  const { type, id, component, components, custom_id } = part;
  if (component) return { type, id, component: filled(component, fields, resolving) };
  if (components) return { type, id, components: components.map((one) => filled(one, fields, resolving)) };
  return custom_id ? { type, id, custom_id, ...answer(part, fields[custom_id], resolving) } : { type, id };
}

function answer(part: Component, given: FieldValue | undefined, resolving: Resolving): Json {
  const preset = part.options?.filter((option) => option.default).map(({ value }) => value) ?? [];
  switch (part.type) {
    case ComponentType.TextInput:
      return { value: written(part, typeof given === "string" ? given : (part.value ?? "")) };
    case ComponentType.Checkbox:
      return { value: typeof given === "boolean" ? given : (part.default ?? false) };
    case ComponentType.RadioGroup: {
      const [value = null] = picked(part, listed(given) ?? preset, resolving);
      return { value };
    }
    default: {
      const before = part.options ? preset : (part.default_values ?? []).map(({ id }) => id);
      return { values: picked(part, listed(given) ?? before, resolving) };
    }
  }
}

const listed = (given: FieldValue | undefined): readonly string[] | undefined =>
  typeof given === "string" ? [given] : Array.isArray(given) ? given : undefined;

function written({ custom_id, required, min_length, max_length }: Component, value: string): string {
  if (value === "" && required === false) return value;
  const least = Math.max(min_length ?? 0, required === false ? 0 : 1);
  if (value.length < least || value.length > (max_length ?? 4000))
    throw new Error(`${custom_id} takes no ${value.length} characters`);
  return value;
}

function picked(part: Component, values: readonly string[], resolving: Resolving): readonly string[] {
  if (values.length === 0 && part.required === false) return [];
  const most =
    part.type === ComponentType.CheckboxGroup
      ? (part.max_values ?? part.options?.length ?? 1)
      : part.max_values;
  return chosen({ ...part, max_values: most }, values, resolving);
}
