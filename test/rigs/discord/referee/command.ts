import { z } from "zod";

/** Commands, read as loosely as the rig needs. */

const translations = z.record(z.string(), z.string()).nullish();

const choiceSchema = z.looseObject({
  name: z.string(),
  name_localizations: translations,
  value: z.union([z.string(), z.number()]),
});

const optionSchema = z.looseObject({
  type: z.number(),
  name: z.string(),
  name_localizations: translations,
  description: z.string().nullish(),
  description_localizations: translations,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(choiceSchema).nullish(),
  channel_types: z.array(z.number()).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  get options() {
    return z.array(optionSchema).nullish();
  },
});

export const commandSchema = z.looseObject({
  type: z.number().nullish(),
  name: z.string(),
  name_localizations: translations,
  description: z.string().nullish(),
  description_localizations: translations,
  options: z.array(optionSchema).nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  default_member_permissions: z.string().nullish(),
});

/** What changes a command: any part of it. */
export const commandPatchSchema = commandSchema.partial();

export type CommandPatch = z.infer<typeof commandPatchSchema>;
export type CommandBody = z.infer<typeof commandSchema>;
export type CommandOption = z.infer<typeof optionSchema>;
