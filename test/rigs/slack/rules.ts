import { type Fields, fieldsOf, listOf, type Node, textOf } from "./json.ts";
import type { Problem } from "./limits.ts";

/** Where blocks stand. */
export type Surface = "message" | "modal" | "home";

const onlyIn: Readonly<Record<string, readonly Surface[]>> = {
  alert: ["modal"],
  card: ["message"],
  carousel: ["message"],
  context_actions: ["message"],
  data_table: ["message"],
  file: ["message"],
  markdown: ["message"],
  plan: ["message"],
  table: ["message"],
  task_card: ["message"],
};

/** A file that a `slack_file` may show; for the referee alone, any id of the right form will do. */
export type FileCheck = (id: string) => boolean;

interface Place {
  readonly blocks: readonly Fields[];
  readonly nodes: readonly Node[];
  readonly surface: Surface;
  readonly code: string;
  readonly fileReady: FileCheck;
}

/** What no type and no single limit can tell: things that must fit together. `nodes` are those of the blocks. */
export function unfitting(place: Place): Problem[] {
  const { code } = place;
  return [
    ...misplaced(place),
    ...repeated(place.blocks, "block_id", "", code),
    ...place.blocks.flatMap((block, index) => {
      const within = place.nodes.filter(({ at }) => at.startsWith(`/blocks/${index}/`));
      return repeated(
        within.map(({ fields }) => fields),
        "action_id",
        `/blocks/${index}`,
        code,
      ).concat(missing(block, `/blocks/${index}`, code));
    }),
    ...place.nodes.flatMap((node) => [
      ...wrongChoices(node, code),
      ...wrongLinks(node, code),
      ...wrongNumbers(node, code),
      ...wrongFile(node, place.fileReady, code),
    ]),
    ...sums(place),
  ];
}

function misplaced({ blocks, surface, code }: Place): Problem[] {
  return blocks.flatMap(({ type }, index) => {
    const allowed = onlyIn[textOf(type)];
    if (allowed === undefined || allowed.includes(surface)) return [];
    return [{ at: `/blocks/${index}`, what: `a ${type} block cannot stand in a ${surface}`, code }];
  });
}

function repeated(parts: readonly Fields[], key: string, at: string, code: string): Problem[] {
  const ids = parts.map((part) => part[key]).filter((id) => typeof id === "string");
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    at: at === "" ? "/blocks" : at,
    what: `${key} ${id} is there twice`,
    code,
  }));
}

function missing(block: Fields, at: string, code: string): Problem[] {
  const needs = (keys: readonly string[]): Problem[] =>
    keys.some((key) => block[key] !== undefined)
      ? []
      : [{ at, what: `one of ${keys.join(", ")} must be there`, code }];
  switch (block.type) {
    case "section":
      return needs(["text", "fields"]);
    case "card":
      return needs(["hero_image", "title", "actions", "body"]);
    case "container":
      return needs(["title", "rich_text_title"]);
  }
  return [];
}

function wrongChoices({ at, type, fields }: Node, code: string): Problem[] {
  const groups = listOf(fields.option_groups);
  const offered = [...listOf(fields.options), ...groups.flatMap(({ options }) => listOf(options))];
  const problems: Problem[] = [];
  if (
    type.endsWith("static_select") &&
    (fields.options === undefined) === (fields.option_groups === undefined)
  )
    problems.push({ at, what: "exactly one of options, option_groups must be there", code });
  if (/static_select|checkboxes|radio_buttons/.test(type)) {
    const chosen = [fields.initial_option ?? [], fields.initial_options ?? []].flat();
    const known = new Set(offered.map((option) => JSON.stringify(option)));
    if (chosen.some((option) => !known.has(JSON.stringify(option))))
      problems.push({ at, what: "an initial option is not one of the options", code });
    const values = offered.map(({ value }) => value);
    if (new Set(values).size < values.length) problems.push({ at, what: "two options have one value", code });
  }
  return problems;
}

const link = /^https?:\/\/[^\s<>]+$/;

function wrongLinks({ at, fields }: Node, code: string): Problem[] {
  return ["url", "image_url", "title_url", "video_url", "thumbnail_url"].flatMap((key) => {
    const url = fields[key];
    return typeof url === "string" && !link.test(url)
      ? [{ at: `${at}/${key}`, what: "invalid url: must begin with http:// or https://", code }]
      : [];
  });
}

const forms: Readonly<Record<string, RegExp>> = {
  initial_date: /^\d{4}-\d\d-\d\d$/,
  initial_time: /^([01]\d|2[0-3]):[0-5]\d$/,
};

function wrongNumbers({ at, fields }: Node, code: string): Problem[] {
  const problems: Problem[] = [];
  for (const [least, most] of [
    ["min_length", "max_length"],
    ["min_value", "max_value"],
    ["min_lines", "max_lines"],
  ] as const) {
    if (fields[least] !== undefined && fields[most] !== undefined && +`${fields[least]}` > +`${fields[most]}`)
      problems.push({ at, what: `${least} is above ${most}`, code });
  }
  for (const [key, form] of Object.entries(forms)) {
    const value = fields[key];
    if (typeof value === "string" && !form.test(value))
      problems.push({ at: `${at}/${key}`, what: `${value} has not the form it must have`, code });
  }
  return problems;
}

function wrongFile({ at, fields }: Node, fileReady: FileCheck, code: string): Problem[] {
  const { id } = fieldsOf(fields.slack_file);
  if (typeof id !== "string") return [];
  return /^F[A-Z0-9]{8,}$/.test(id) && fileReady(id)
    ? []
    : [{ at: `${at}/slack_file`, what: "invalid slack file", code }];
}

function sums({ blocks, nodes, surface, code }: Place): Problem[] {
  const problems: Problem[] = [];
  const at = "/blocks";
  const ofType = (type: string): readonly Fields[] => blocks.filter((block) => block.type === type);
  const markdown = ofType("markdown").reduce((sum, { text }) => sum + textOf(text).length, 0);
  if (markdown > 12_000)
    problems.push({ at, what: `${markdown} characters in markdown blocks, of 12,000`, code });
  if (ofType("table").length > 1) problems.push({ at, what: "only one table is allowed", code });
  if (nodes.filter(({ fields }) => fields.focus_on_load === true).length > 1)
    problems.push({ at, what: "focus_on_load is there twice", code });
  if (surface === "message" && blocks.length > 50)
    problems.push({ at, what: `must be at most 50 items, is ${blocks.length}`, code });
  return problems;
}
