/** What Discord's documentation limits and its published schemas let through. */
export const limits = {
  content: 2000,
  /** Over all embeds of a message: titles, descriptions, fields, footers and author names. */
  embedText: 6000,
  nonce: 25,
  /** The whole request, in bytes. */
  request: 25 * 1024 * 1024,
  /** Top-level rows of a message without the Components V2 flag. */
  rows: 5,
  buttonsInRow: 5,
  /** With the flag, nested ones counted. */
  components: 40,
  /** Over all text displays of a message. */
  displayText: 4000,
  modalParts: 5,
  rowLabel: 45,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Names, descriptions, choices of a command, each with its longest translation. */
  commandText: 8000,
  chatCommands: 100,
  userCommands: 15,
  messageCommands: 15,
} as const;

/** The message flags that may be set, by what carries them. */
export const settable = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  silent: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;

const { suppressEmbeds, ephemeral, silent, voice, componentsV2 } = settable;
export const flagsOf = {
  message: suppressEmbeds | silent | voice | componentsV2,
  reply: suppressEmbeds | ephemeral | silent | voice | componentsV2,
  deferred: ephemeral,
  edit: suppressEmbeds | componentsV2,
} as const;

export const locales: ReadonlySet<string> = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);
