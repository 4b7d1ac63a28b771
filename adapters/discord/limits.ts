/** What Discord takes: its developer documentation, "Component Reference", "Message", "Application Commands". Lengths are
 *  counted in UTF-16 units, which are never fewer than the characters Discord counts. */
export const limits = {
  /** Over all text displays of a message. */
  text: 4_000,
  /** Of a message, those inside others included. */
  components: 40,
  row: 5,
  label: 80,
  customId: 100,
  /** Of a select, and of autocomplete. */
  options: 25,
  /** The label and the value of an option, the name and the value of a choice. */
  option: 100,
  placeholder: 150,
  altText: 1_024,
  /** A form. */
  title: 45,
  fields: 5,
  fieldLabel: 45,
  fieldHint: 100,
  fieldText: 4_000,
  radio: 10,
  nonce: 25,
  /** Messages that one request for history brings. */
  history: 100,
} as const;
