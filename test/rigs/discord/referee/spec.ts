/// <reference path="./spec.d.ts" />
import * as published from "discord-api-spec/zod";
import type { core } from "zod";
import { invalid, longerThan, noKind, notOneOf, shorterThan } from "./complaints.ts";
import type { Complaint, Path, Problem } from "./problem.ts";

/** Discord's published request schemas, by what they describe. */
const schemas = {
  message: published.MessageCreateRequestSchema,
  edit: published.MessageEditRequestPartialSchema,
  reply: published.CreateMessageInteractionCallbackRequestSchema,
  update: published.UpdateMessageInteractionCallbackRequestSchema,
  choices: published.ApplicationCommandAutocompleteCallbackRequestSchema,
  modal: published.ModalInteractionCallbackRequestSchema,
  "follow-up": published.IncomingWebhookRequestPartialSchema,
  "webhook-edit": published.IncomingWebhookUpdateRequestPartialSchema,
  command: published.ApplicationCommandCreateRequestSchema,
  "command-edit": published.ApplicationCommandPatchRequestPartialSchema,
  "listed-command": published.ApplicationCommandUpdateRequestSchema,
} as const;

export type SpecName = keyof typeof schemas;

/** What the published schema finds wrong with a body. */
export function againstSpec(name: SpecName, body: unknown): readonly Problem[] {
  const result = schemas[name].safeParse(body);
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: core.$ZodIssue, before: Path): readonly Problem[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  return issue.code === "invalid_union" ? unionProblems(issue, path) : [{ ...complaint(issue), path }];
}

/** Of a union only the branch of the right `type` tells what is wrong; the others would bury it. */
function unionProblems(issue: core.$ZodIssueInvalidUnion, path: Path): readonly Problem[] {
  const isOther = (branch: readonly core.$ZodIssue[]): boolean =>
    branch.some(({ path: [first] }) => first === "type");
  const [meant, another] = issue.errors.filter((branch) => branch.length > 0 && !isOther(branch));
  if (meant && !another) return meant.flatMap((inner) => problemsOf(inner, path));
  return [{ ...noKind("Is none of the kinds that may stand here."), path }];
}

function complaint(issue: Exclude<core.$ZodIssue, core.$ZodIssueInvalidUnion>): Complaint {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? longerThan(Number(issue.maximum))
        : invalid("NUMBER_TYPE_MAX", `int value should be less than or equal to ${issue.maximum}.`);
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? shorterThan(Number(issue.minimum))
        : invalid("NUMBER_TYPE_MIN", `int value should be greater than or equal to ${issue.minimum}.`);
    case "invalid_value":
      return notOneOf(issue.values);
    case "invalid_type":
      return invalid("BASE_TYPE_WRONG", `Must be given, as ${issue.expected}.`);
    case "invalid_format":
      return invalid("BASE_TYPE_FORMAT", `Not a well formed ${issue.format}.`);
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return invalid("BASE_TYPE_INVALID", issue.message);
  }
}
