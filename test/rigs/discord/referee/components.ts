import { ButtonStyle, ComponentType } from "discord.js";
import type { Component } from "../message.ts";
import { parts } from "../message.ts";
import { duplicate, invalid, longerThan, noKind, required, scheme } from "./complaints.ts";
import { limits } from "./limits.ts";
import { check, type Path, type Problem } from "./problem.ts";

/** What the documented limits find wrong with the components of a message: how they stand together. */
export function layoutProblems(components: readonly Component[], v2: boolean): readonly Problem[] {
  const all = [...parts(components)];
  return [
    ...(v2 ? sizeProblems(all) : topProblems(components)),
    ...all.flatMap(({ part, path }) =>
      part.type === ComponentType.ActionRow ? rowProblems(part, path) : [],
    ),
    ...uniqueProblems(components),
  ];
}

/** That no two components share a custom id or an id. */
export function uniqueProblems(components: readonly Component[]): readonly Problem[] {
  const seen = new Set<string>();
  const again = (key: string): boolean => seen.size === seen.add(key).size;
  return [...parts(components)].flatMap(({ part, path }) =>
    check(path, [
      [Boolean(part.custom_id) && again(`custom ${part.custom_id}`), ["custom_id"], duplicate.customId],
      [Boolean(part.id) && again(`id ${part.id}`), ["id"], duplicate.id],
    ]),
  );
}

function sizeProblems(all: readonly { readonly part: Component }[]): readonly Problem[] {
  const text = all.map(({ part }) =>
    part.type === ComponentType.TextDisplay ? (part.content?.length ?? 0) : 0,
  );
  const sum = text.reduce((before, one) => before + one, 0);
  const { components, displayText } = limits;
  const many = invalid(
    "COMPONENT_MAX_TOTAL_EXCEEDED",
    `${all.length} components in all, ${components} at most.`,
  );
  const long = invalid(
    "COMPONENT_TEXT_SIZE_EXCEEDED",
    `${sum} characters of text in all, ${displayText} at most.`,
  );
  return check(
    ["components"],
    [
      [all.length > components, [], many],
      [sum > displayText, [], long],
    ],
  );
}

function topProblems(components: readonly Component[]): readonly Problem[] {
  const onlyRows = noKind("Without IS_COMPONENTS_V2 only action rows may stand here.");
  return check(
    ["components"],
    [
      [components.length > limits.rows, [], longerThan(limits.rows)],
      ...components.map(
        ({ type }, at) => [type !== ComponentType.ActionRow, [at, "type"], onlyRows] as const,
      ),
    ],
  );
}

function rowProblems(row: Component, path: Path): readonly Problem[] {
  const children = row.components ?? [];
  const hasSelect = children.some(({ type }) => type !== ComponentType.Button);
  const crowded = children.length > (hasSelect ? 1 : limits.buttonsInRow);
  const width = invalid("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds five buttons or one select.");
  return check(path, [[crowded, ["components"], width]]);
}

/** What is wrong with one component alone, wherever it stands. */
export function partProblems(part: Component, path: Path): readonly Problem[] {
  switch (part.type) {
    case ComponentType.Button:
      return buttonProblems(part, path);
    case ComponentType.TextDisplay:
      return check(path, [[isBlank(part.content), ["content"], required]]);
    case ComponentType.File:
      return check(path, [
        [!part.file?.url.startsWith("attachment://"), ["file", "url"], scheme("attachment")],
      ]);
    case ComponentType.Thumbnail:
    case ComponentType.MediaGallery:
      return mediaProblems(part, path);
    default:
      return [...selectProblems(part, path), ...optionProblems(part, path)];
  }
}

const isBlank = (text: string | null | undefined): boolean => !text?.trim();

function buttonProblems(part: Component, path: Path): readonly Problem[] {
  const { style, label, emoji, url, custom_id, sku_id } = part;
  const link = style === ButtonStyle.Link;
  const premium = style === ButtonStyle.Premium;
  const both = invalid("BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A link button cannot have a custom id.");
  const noLink = invalid("BUTTON_COMPONENT_URL_INVALID", "Only a link button can have a url.");
  const bare = invalid("BUTTON_COMPONENT_EMPTY", "A button needs a label or an emoji.");
  return check(path, [
    [!premium && isBlank(label) && !emoji, ["label"], bare],
    [link && !url, ["url"], required],
    [link && Boolean(custom_id), ["custom_id"], both],
    [!link && Boolean(url), ["url"], noLink],
    [!link && !premium && !custom_id, ["custom_id"], required],
    [premium && !sku_id, ["sku_id"], required],
    [Boolean(url) && !/^(https?|discord):\/\//i.test(url ?? ""), ["url"], scheme("http", "https", "discord")],
  ]);
}

function mediaProblems(part: Component, path: Path): readonly Problem[] {
  const urls = [part.media?.url, ...(part.items ?? []).map(({ media }) => media.url)];
  const foreign = urls.some((url) => url !== undefined && !/^(https?|attachment):\/\//i.test(url));
  return check(path, [[foreign, [], scheme("http", "https", "attachment")]]);
}

function selectProblems(part: Component, path: Path): readonly Problem[] {
  if (part.type === ComponentType.CheckboxGroup || part.type === ComponentType.RadioGroup) return [];
  const least = part.min_values ?? 1;
  const most = part.max_values ?? 1;
  const preset = part.options?.filter((option) => option.default).length ?? part.default_values?.length ?? 0;
  const order = invalid("SELECT_COMPONENT_MIN_LARGER_THAN_MAX", "min_values is larger than max_values.");
  const many = invalid("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than max_values.");
  return check(path, [
    [least > most, ["min_values"], order],
    [preset > most, ["options"], many],
  ]);
}

function optionProblems(part: Component, path: Path): readonly Problem[] {
  const values = (part.options ?? []).map(({ value }) => value);
  return (part.options ?? []).flatMap(({ label, value }, at) =>
    check(
      [...path, "options", at],
      [
        [isBlank(label), ["label"], required],
        [isBlank(value), ["value"], required],
        [values.indexOf(value) < at, ["value"], duplicate.value],
      ],
    ),
  );
}
