import { setTimeout as sleep } from "node:timers/promises";
import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import { audienceOf, decodeForm, type MessageBody, permits, type Reply } from "../../src/index.ts";
import { ask, type Desk, deliver, type Visit, visitBy } from "./desk.ts";
import { formId, problemsOf, readForm } from "./form.ts";
import { showHome } from "./home.ts";
import { type Conversation, decodeOrigin, type Origin } from "./origin.ts";
import { addPictures, drawReply, homeOf, placeAt } from "./windows.ts";
import { say, words } from "./words.ts";

/** Forms that were sent. What is wrong in one can only be said in the acknowledgement, so here the answer comes first, as long
 *  as Slack waits: three seconds. */

/** Milliseconds. */
const patience = 2_000;

export function hearForms(app: App, desk: Desk): void {
  app.view<ViewSubmitAction>(
    { callback_id: formId, type: "view_submission" },
    async ({ ack, body, client, context }) => {
      const visit = visitBy(body.trigger_id, { team: context.teamId, user: body.user.id, client });
      if (visit === undefined) return ack();
      const sent = { body, origin: decodeOrigin(body.view.private_metadata) ?? { depth: 1 } };
      const answering = answer(desk, visit, sent);
      const inTime = await Promise.race([answering, sleep(patience, undefined, { ref: false })]);
      const acknowledged =
        inTime === undefined ? await ack() : await acknowledge(desk, visit, sent, inTime, ack);
      if (acknowledged === "said") return;
      const answered = await answering;
      if (answered.kind === "reply")
        await show(desk, visit, sent, answered, inTime === undefined).catch((err: unknown) =>
          desk.log.error({ err, event: visit.id }, "an answer to a form could not be shown"),
        );
    },
  );
}

interface Sent {
  readonly body: ViewSubmitAction;
  readonly origin: Origin;
}

type Answered =
  /** It came before. */
  | { readonly kind: "known" }
  | {
      readonly kind: "reply";
      readonly reply: Reply;
      readonly everyone: boolean;
      /** Whether it may be shown to everybody. */
      readonly share: boolean;
    };

/** Never throws: what went wrong is in the log, and said. */
async function answer(desk: Desk, visit: Visit, { body: { view }, origin }: Sent): Promise<Answered> {
  const alone = (reply: Reply) => ({ kind: "reply", reply, everyone: false, share: false }) as const;
  try {
    if (!(await desk.advisor.first(visit.id))) return { kind: "known" };
    const form = decodeForm(origin.form ?? "");
    if (form === undefined) return alone(say(words.oldForm));
    const body: MessageBody = { kind: "form", ...form, values: readForm(view.state.values, visit.team) };
    const place = placeAt(origin, visit);
    const settings = await desk.advisor.settings(place);
    const shared = origin.at?.direct === false;
    // A question asked in a form is a question.
    const audience = shared && body.name === "follow-up" ? audienceOf("ask", settings, place) : "private";
    const reply = await ask(desk, visit, { place, body, audience });
    const everyone = audience === "everyone" && reply.aside !== true;
    return { kind: "reply", reply, everyone, share: shared && permits(settings, place) };
  } catch (err) {
    desk.log.error({ err, event: visit.id }, "a form failed");
    return alone(say(words.sorry));
  }
}

/** Says in the form what is wrong with it; shows the reply in its window, or closes it for what is said elsewhere. */
async function acknowledge(
  desk: Desk,
  visit: Visit,
  { body, origin }: Sent,
  answered: Answered,
  ack: SlackViewMiddlewareArgs<ViewSubmitAction>["ack"],
): Promise<"said" | undefined> {
  const problems = answered.kind === "reply" ? (answered.reply.problems ?? {}) : {};
  const fields = body.view.blocks.flatMap((block) =>
    block.type === "input" && block.block_id !== undefined ? [block.block_id] : [],
  );
  if (Object.keys(problems).length > 0 && fields.length > 0) {
    await ack({ response_action: "errors", errors: problemsOf(problems, fields) });
    return "said";
  }
  if (answered.kind === "reply" && origin.at === undefined) {
    const { form: _, ...from } = origin;
    await ack({ response_action: "update", view: drawReply(desk, visit, answered.reply, from)(new Map()) });
  } else await ack();
  return undefined;
}

/** Says the reply in the conversation the form was opened from; in a window it stands already, without its pictures. */
async function show(
  desk: Desk,
  visit: Visit,
  { body, origin }: Sent,
  answered: Extract<Answered, { kind: "reply" }>,
  late: boolean,
): Promise<void> {
  const { reply } = answered;
  if (origin.at !== undefined) return showAt(desk, visit, origin.at, answered);
  if (late) await deliver(desk, visit, reply, { channel: await homeOf(visit) });
  else
    await addPictures(
      desk,
      visit,
      reply,
      drawReply(desk, visit, reply, { depth: origin.depth }),
      body.view.id,
    );
  await showHome(desk, visit);
}

async function showAt(
  desk: Desk,
  visit: Visit,
  { channel, thread, direct }: Conversation,
  { reply, everyone, share }: Extract<Answered, { kind: "reply" }>,
): Promise<void> {
  const there = { channel, ...(thread === undefined ? {} : { thread }) };
  if ((direct || everyone) && (await deliver(desk, visit, reply, there))) return;
  await deliver(desk, visit, reply, { ...there, only: visit.user }, { offers: { share, askOn: !direct } });
}
