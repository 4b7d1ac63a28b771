/** The package has its schemas as plain JavaScript; these are the ones the referee asks. */
declare module "discord-api-spec/zod" {
  interface Schema {
    safeParse(value: unknown):
      | { readonly success: true }
      | {
          readonly success: false;
          readonly error: { readonly issues: readonly import("zod").core.$ZodIssue[] };
        };
  }
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const ApplicationCommandCreateRequestSchema: Schema;
  export const ApplicationCommandPatchRequestPartialSchema: Schema;
}
