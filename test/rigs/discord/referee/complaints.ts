import type { Complaint } from "./problem.ts";

const says = (code: string, message: string): Complaint => ({ code, message });

/** What Discord says, word for word where it is known. */
export const required = says("BASE_TYPE_REQUIRED", "This field is required");
export const longerThan = (most: number): Complaint =>
  says("BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
export const shorterThan = (least: number): Complaint =>
  says("BASE_TYPE_MIN_LENGTH", `Must be ${least} or more in length.`);
export const notBetween = (least: number, most: number): Complaint =>
  says("BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
export const notOneOf = (values: readonly unknown[]): Complaint =>
  says("BASE_TYPE_CHOICES", `Value must be one of {${values.join(", ")}}.`);
export const noKind = (may: string): Complaint => says("UNION_TYPE_CHOICES", may);
export const scheme = (...schemes: string[]): Complaint =>
  says("URL_TYPE_INVALID_SCHEME", `Scheme must be one of (${schemes.join(", ")}).`);
export const invalid = says;

export const duplicate = {
  customId: says("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
  id: says("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
  value: says("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"),
  command: says("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"),
  option: says("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"),
  choice: says("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Option choice name already exists"),
} as const;

export const legacy = (field: string): Complaint =>
  says(
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );

export const exclusive = (kind: string): Complaint =>
  says(
    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  );

export const missingFile = (name: string): Complaint =>
  says("ATTACHMENT_NOT_FOUND", `The referenced attachment ${name} was not found.`);
