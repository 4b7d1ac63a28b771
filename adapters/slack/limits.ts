/** What Slack takes: its reference of blocks, elements and views. Lengths are counted in UTF-16 units, which are never fewer
 *  than the characters Slack counts. */
export const limits = {
  /** Over all blocks of a message: it is refused at some 13,200, however small each block is. */
  message: 12_000,
  /** Of a message, and of a view. */
  blocks: 50,
  viewBlocks: 100,
  /** The text of a message beside its blocks. Slack takes 40,000; notifications and screen readers need the beginning. */
  fallback: 3_000,
  /** A message of text alone: longer ones are cut into several by Slack itself, wherever that may be. */
  text: 3_900,
  header: 150,
  /** Of a text object. Rich text has no limit of its own. */
  plain: 3_000,
  altText: 2_000,
  url: 3_000,
  /** Elements of an actions block. */
  actions: 25,
  button: 75,
  value: 2_000,
  options: 100,
  /** The text and the value of an option. */
  option: 75,
  placeholder: 150,
  /** A form. */
  title: 24,
  label: 2_000,
  input: 3_000,
  metadata: 3_000,
  /** Modals on top of each other. */
  stacked: 3,
  /** How often a `response_url` takes something, and for how long, in milliseconds. */
  responses: 5,
  responseMs: 30 * 60_000,
  /** Messages that one request for history brings. */
  history: 200,
} as const;
