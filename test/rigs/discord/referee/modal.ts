import { ComponentType } from "discord.js";
import { z } from "zod";
import type { Component } from "../message.ts";
import { componentSchema, parts } from "../message.ts";
import { invalid, longerThan, noKind, notBetween, required } from "./complaints.ts";
import { partProblems, uniqueProblems } from "./components.ts";
import { limits } from "./limits.ts";
import { check, type Path, type Problem } from "./problem.ts";

export const modalSchema = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(componentSchema),
});

export type ModalBody = z.infer<typeof modalSchema>;

/** What the documented limits find wrong with a form. */
export function modalProblems({ title, components }: ModalBody): readonly Problem[] {
  const { modalParts } = limits;
  return [
    ...check(
      [],
      [
        [!title.trim(), ["title"], required],
        [components.length > modalParts, ["components"], notBetween(1, modalParts)],
      ],
    ),
    ...components.flatMap((part, at) => topProblems(part, ["components", at])),
    ...uniqueProblems(components),
    ...[...parts(components)].flatMap(({ part, path }) => [
      ...partProblems(part, path),
      ...fieldProblems(part, path),
      ...inputProblems(part, path),
    ]),
  ];
}

function topProblems({ type, components }: Component, path: Path): readonly Problem[] {
  const isTop = [ComponentType.Label, ComponentType.ActionRow, ComponentType.TextDisplay].some(
    (one) => one === type,
  );
  const [only, another] = components ?? [];
  const fits = only?.type === ComponentType.TextInput && !another;
  const width = invalid("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row in a form holds one text input.");
  return check(path, [
    [!isTop, ["type"], noKind("A form holds labels, text displays and rows of one text input.")],
    [type === ComponentType.ActionRow && !fits, ["components"], width],
  ]);
}

function fieldProblems(part: Component, path: Path): readonly Problem[] {
  const label = part.type === ComponentType.Label;
  const disabled = invalid("MODAL_COMPONENT_DISABLED", "Nothing in a form can be disabled.");
  const none = invalid("MODAL_MIN_VALUES_REQUIRED", "Must be 1 or more where an answer is required.");
  return check(path, [
    [Boolean(part.disabled), ["disabled"], disabled],
    [label && !part.label?.trim(), ["label"], required],
    [part.required !== false && part.min_values === 0, ["min_values"], none],
  ]);
}

function inputProblems(part: Component, path: Path): readonly Problem[] {
  if (part.type !== ComponentType.TextInput) return [];
  const inLabel = path.at(-1) === "component";
  const most = part.max_length ?? 4000;
  const own = invalid("TEXT_INPUT_LABEL_INVALID", "In a label, the text input has no label of its own.");
  const order = invalid("TEXT_INPUT_MIN_LARGER_THAN_MAX", "min_length is larger than max_length.");
  return check(path, [
    [inLabel && Boolean(part.label), ["label"], own],
    [!inLabel && !part.label?.trim(), ["label"], required],
    [!inLabel && (part.label?.length ?? 0) > limits.rowLabel, ["label"], longerThan(limits.rowLabel)],
    [(part.min_length ?? 0) > most, ["min_length"], order],
    [(part.value?.length ?? 0) > most, ["value"], longerThan(most)],
  ]);
}
