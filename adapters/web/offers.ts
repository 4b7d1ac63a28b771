import { type Advisor, findCommand, type PersonId } from "../../src/index.ts";
import { readTyping } from "./read.ts";
import { clean } from "./text.ts";

/** Something to take instead of typing on. */
export interface Offer {
  /** What stands in the box when it is taken. */
  readonly text: string;
  /** Whether it can be asked as it is. */
  readonly whole: boolean;
}

/** More would stand in the way. */
const most = 6;

/** What has been typed so far → what could be meant, best first. */
export async function offersFor(
  line: string,
  from: PersonId,
  { suggest }: Pick<Advisor, "suggest">,
): Promise<readonly Offer[]> {
  const typing = readTyping(line);
  switch (typing.kind) {
    case "nothing":
      return [];
    case "names":
      return typing.names.slice(0, most).map((name) => {
        const whole = findCommand(name.slice(1))?.options.length === 0;
        return { text: whole ? name : `${name} `, whole };
      });
    case "values": {
      const { command, option, typed, before } = typing;
      if (before === "" && typed.length < 2) return [];
      const choices = await suggest(command, option, typed, from);
      return choices.slice(0, most).map(({ value }) => ({ text: clean(`${before}${value}`), whole: true }));
    }
  }
}
