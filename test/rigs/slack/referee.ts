import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { z } from "zod";
import { type Fields, fieldsOf, isFields, listOf, nodesOf, textOf } from "./json.ts";
import { beyondLimits, type Problem } from "./limits.ts";
import { liveMentions } from "./mentions.ts";
import { type FileCheck, type Surface, unfitting } from "./rules.ts";
import { blockSchema } from "./schema.ts";

/** What the referee is told beside the payload. */
export interface Allowances {
  /** Ids of users whom a message may mention. */
  readonly mentions?: ReadonlySet<string>;
  /** Whether a `slack_file` with this id may be shown. */
  readonly fileReady?: FileCheck;
}

/** What Slack, or a rule of this house, has against a message: the arguments of `chat.postMessage` and its sisters, the
 *  body for a `response_url`, or the ack of a command. Empty when all is well. */
export const refuseMessage = (payload: unknown, allowances?: Allowances): string[] =>
  problemsOfMessage(fieldsOf(payload), allowances).map(described);

/** What Slack has against a view of type `modal` or `home`. Empty when all is well. */
export const refuseView = (view: unknown, allowances?: Allowances): string[] =>
  problemsOfView(view, allowances).map(described);

export const described = ({ at, what }: Problem): string => `${what} [json-pointer:${at}]`;

const messageKeys = new Set(
  `attachments as_user blocks channel delete_original icon_emoji icon_url link_names markdown_text metadata mrkdwn parse
  replace_original reply_broadcast response_type team_id text thread_ts token ts unfurl_links unfurl_media user
  username`.split(/\s+/),
);

const metadataSchema = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  ),
});

/** As `refuseMessage`, with the code that Slack answers. */
export function problemsOfMessage(payload: Fields, allowances: Allowances = {}): Problem[] {
  const text = textOf(payload.text);
  const markdown = textOf(payload.markdown_text);
  const problems: Problem[] = Object.keys(payload)
    .filter((key) => !messageKeys.has(key))
    .map((key) => ({ at: `/${key}`, what: `no argument of a message: ${key}` }));
  const house = (at: string, what: string) => problems.push({ at, what });
  const { blocks } = payload;
  if (payload.metadata !== undefined && !metadataSchema.safeParse(payload.metadata).success)
    problems.push({ at: "/metadata", what: "not of the form of metadata", code: "invalid_metadata_schema" });
  if (payload.attachments !== undefined) house("/attachments", "attachments are not looked at: use blocks");
  if (payload.link_names !== undefined) house("/link_names", "would make names into mentions");
  if (payload.parse === "full") house("/parse", "would make names into mentions");
  if (text.length > 40_000)
    problems.push({ at: "/text", what: `${text.length} characters, of 40,000`, code: "msg_too_long" });
  if (blocks === undefined) {
    const silent = text === "" && markdown === "" && `${payload.delete_original}` !== "true";
    if (silent) problems.push({ at: "/text", what: "neither text nor blocks", code: "no_text" });
  } else if (text === "") house("/text", "text is missing beside blocks: notifications and readers need it");
  if (markdown !== "" && (text !== "" || blocks !== undefined))
    problems.push({ at: "/markdown_text", what: "stands alone", code: "markdown_text_conflict" });
  if (markdown.length > 12_000)
    problems.push({
      at: "/markdown_text",
      what: `${markdown.length} characters, of 12,000`,
      code: "msg_too_long",
    });
  const nodes = [
    ...nodesOf(blocks, "/blocks"),
    { at: "/markdown_text", type: "markdown", fields: { text: markdown } },
  ];
  if (blocks !== undefined)
    problems.push(...problemsOfBlocks(blocks, "message", "invalid_blocks", allowances));
  return [...problems, ...liveMentions(text, nodes, allowances.mentions ?? new Set())];
}

/** As `refuseView`, with the code that Slack answers. */
export function problemsOfView(view: unknown, allowances: Allowances = {}): Problem[] {
  const code = "invalid_arguments";
  if (!isFields(view)) return [{ at: "/view", what: "must be an object", code }];
  const surface = view.type === "home" ? "home" : "modal";
  // Of the blocks the frame says nothing: they are asked below.
  const frame = { ...view, blocks: [] };
  const problems = [
    ...against(validator("View"), Array.isArray(view.blocks) ? frame : view, "", code),
    ...beyondLimits(nodesOf(view, "").slice(0, 1), code),
    ...beyondLimits(nodesOf([view.title, view.submit, view.close], ""), code),
    ...problemsOfBlocks(view.blocks ?? [], surface, code, allowances),
  ];
  const asks = listOf(view.blocks).some(({ type }) => type === "input");
  if (surface === "modal" && asks && view.submit === undefined)
    problems.push({ at: "/submit", what: "missing required field: a modal with inputs needs submit", code });
  if (JSON.stringify(view).length > 250_000)
    problems.push({ at: "", what: "larger than 250 kB", code: "view_too_large" });
  return problems;
}

const longest = 13_200;

function problemsOfBlocks(value: unknown, surface: Surface, code: string, allowances: Allowances): Problem[] {
  if (!Array.isArray(value)) return [{ at: "/blocks", what: "must be an array", code: `${code}_format` }];
  const blocks = listOf(value);
  const nodes = nodesOf(value, "/blocks");
  const place = { blocks, nodes, surface, code, fileReady: allowances.fileReady ?? (() => true) };
  const problems = value.flatMap((block, index) =>
    against(validator("KnownBlock"), block, `/blocks/${index}`, code),
  );
  problems.push(...beyondLimits(nodes, code), ...unfitting(place));
  const length = nodes.reduce((sum, { fields }) => sum + textOf(fields.text).length, 0);
  if (surface === "message" && length > longest)
    problems.push({ at: "/blocks", what: `${length} characters in all`, code: "msg_blocks_too_long" });
  return problems;
}

const validators = new Map<string, ValidateFunction>();

function validator(name: string): ValidateFunction {
  const made = validators.get(name);
  if (made !== undefined) return made;
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
  ajv.addSchema(blockSchema(), "slack");
  for (const each of ["View", "KnownBlock"]) {
    const compiled = ajv.getSchema(`slack#/definitions/${each}`);
    if (compiled !== undefined) validators.set(each, compiled);
  }
  const asked = validators.get(name);
  if (asked === undefined) throw new Error(`@slack/types has no ${name}`);
  return asked;
}

function against(validate: ValidateFunction, value: unknown, at: string, code: string): Problem[] {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if" && keyword !== "anyOf");
  return errors.map((error) => ({ at: at + error.instancePath, what: worded(error), code }));
}

function worded({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties":
      return `invalid additional property: ${params.additionalProperty}`;
    case "required":
      return `missing required field: ${params.missingProperty}`;
    case "enum":
      return `unsupported: must be one of ${params.allowedValues.join(", ")}`;
    case "const":
      return `unsupported: must be ${params.allowedValue}`;
  }
  return message ?? keyword;
}
