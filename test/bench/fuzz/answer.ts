import type { Form } from "../../../src/form.ts";
import type { MessageBody } from "../../../src/message.ts";
import { paragraph, type Reply } from "../../../src/reply.ts";
import type { Asker, Talk } from "./asker.ts";
import { anyLook, drawEverywhere, drawFormEverywhere, type FormDrawings } from "./draw.ts";
import { judgeDrawings, judgeForms, judgeReply } from "./judge.ts";
import type { Watch } from "./kind.ts";
import type { Random } from "./random.ts";

/** What it takes to see how something is answered. */
export interface Setting {
  readonly asker: Asker;
  readonly talk: Talk;
  readonly random: Random;
  readonly watch: Watch;
}

/** Asks, draws the reply for every platform, and says what is wrong with it. `typed`: what the person sent, for where it is
 *  repeated. */
export async function answer(
  body: MessageBody,
  typed: string,
  { asker, talk, random, watch }: Setting,
): Promise<readonly string[]> {
  const { reply } = await watch(() => talk.explain(body));
  const look = anyLook(random);
  const drawings = watch(() => drawEverywhere(reply, look, typed));
  const forms = await formsAfter(body, reply, talk, asker, watch);
  return [
    ...judgeReply(reply, { meant: asker.meant, quotes: quotes(body) }),
    ...judgeDrawings(drawings, asker.meant),
    ...forms.flatMap(judgeForms),
  ];
}

/** What an adapter says itself. */
export function tell(sentence: string, { random, watch }: Setting): readonly string[] {
  const look = anyLook(random);
  return judgeDrawings(
    watch(() => drawEverywhere({ blocks: [paragraph(sentence)] }, look, sentence)),
    undefined,
  );
}

/** The form once more, with what was filled in and what is wrong with it. */
async function formsAfter(
  body: MessageBody,
  { problems }: Reply,
  { advisor }: Talk,
  { from, place }: Asker,
  watch: Watch,
): Promise<readonly FormDrawings[]> {
  if (body.kind !== "form" || problems === undefined) return [];
  const id = body.subject === undefined ? body.name : `${body.name}.${body.subject}`;
  const form: Form | undefined = await watch(() => advisor.form(id, from, place));
  if (form === undefined) return [];
  return [watch(() => drawFormEverywhere(form, { values: body.values, problems }))];
}

const quoting: ReadonlySet<string> = new Set(["profile", "import", "mydata", "misses", "draft"]);

/** Whether a reply may repeat what was sent: what cannot be read of a person's own is named to them, and their own data are
 *  theirs. */
function quotes(body: MessageBody): boolean {
  switch (body.kind) {
    case "command":
    case "form":
      return quoting.has(body.name);
    case "press":
      return body.action.verb === "option" || body.action.verb === "miss";
    case "text":
    case "home":
    case "join":
      return false;
  }
}
