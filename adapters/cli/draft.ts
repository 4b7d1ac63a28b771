import { type Curator, type FormValues, readDraft, themesOf } from "../../src/index.ts";
import type { Wanted } from "./misses.ts";
import type { Prompts } from "./prompts.ts";

/** A topic as it was typed. */
export interface Typed {
  readonly draft: string;
  readonly title?: string;
  readonly point?: string;
  readonly theme?: string;
  /** With commas between them. */
  readonly sources?: string;
}

/** What is missing, or wrong. */
export class DraftError extends Error {}

/** A new topic from a group. What was not typed is asked for where there is somebody to ask. Throws DraftError. */
export const asDraft =
  (curator: Curator, typed: Typed, prompts: Prompts | undefined): Wanted =>
  async (group) => {
    const { knowledge } = curator;
    const values: FormValues = {
      ...(await (prompts === undefined ? given(typed) : asked(typed, group.text, curator, prompts))),
      ask: group.texts.join("\n"),
    };
    const today = new Date(curator.now()).toISOString().slice(0, 10);
    const { nearest } = curator.row(group).guessed;
    const read = readDraft(values, { knowledge, nearest, today });
    if ("problems" in read) {
      const lines = Object.entries(read.problems).map(([name, problem]) => `--${name}: ${problem}`);
      throw new DraftError(lines.join("\n"));
    }
    return { kind: "topic", theme: read.theme, topic: { ...read.topic, id: typed.draft } };
  };

const given = ({ draft: _, ...values }: Typed): FormValues => values;

async function asked(
  typed: Typed,
  question: string,
  { knowledge }: Curator,
  prompts: Prompts,
): Promise<FormValues> {
  const text = (message: string, most: number) =>
    prompts.text({
      message,
      problem: (value) =>
        value.length > 0 && value.length <= most ? undefined : `It takes from 1 to ${most} characters.`,
    });
  const themes = themesOf(knowledge).map(({ id, title }) => ({ value: id, label: title }));
  return {
    ...given(typed),
    title: typed.title ?? (await text(`Title, such as a short form of "${question}"`, 60)),
    point: typed.point ?? (await text("The answer, in one or two sentences", 600)),
    theme: typed.theme ?? (await prompts.pick("Theme", themes)),
  };
}
