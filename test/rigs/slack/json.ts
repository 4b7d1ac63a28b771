/** JSON whose shape is not known. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object, or an empty one. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** The objects of a list; anything else is left out. */
export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isFields) : [];

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The value that a text holds as JSON; the text itself when it holds none. */
export function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** An object with a `type`, and where it stands in what it is part of (a JSON pointer). */
export interface Node {
  readonly at: string;
  readonly type: string;
  readonly fields: Fields;
}

/** Every object with a `type`, at any depth, outer ones first. */
export function nodesOf(value: unknown, at: string): Node[] {
  const found: Node[] = [];
  const visit = (part: unknown, here: string): void => {
    if (Array.isArray(part)) {
      for (const [index, item] of part.entries()) visit(item, `${here}/${index}`);
    } else if (isFields(part)) {
      if (typeof part.type === "string") found.push({ at: here, type: part.type, fields: part });
      for (const [key, item] of Object.entries(part)) {
        if (typeof item === "object") visit(item, `${here}/${key}`);
      }
    }
  };
  visit(value, at);
  return found;
}
