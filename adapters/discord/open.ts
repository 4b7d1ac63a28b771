import { type Asked, guard, patience } from "./attend.ts";
import { type Desk, say } from "./desk.ts";
import { drawForm } from "./modal.ts";
import { createResponder } from "./responder.ts";
import { words } from "./words.ts";

/** Opens a form. That answers the press, so nothing but the one read before it may take time. */
export async function openForm(id: string, asked: Asked, desk: Desk): Promise<void> {
  const { handle, from, where } = asked;
  const way = { replaces: false, hidden: where.shared };
  const responder = createResponder(desk.wire, handle, way, lastMoment);
  await guard(responder, asked, desk, async () => {
    const form = await desk.advisor.form(id, from, where.place);
    responder.close();
    if (form === undefined) return responder.aside(say(words.oldForm));
    await desk.wire.open(handle, drawForm(form));
  });
}

/** Milliseconds. By then a form can no longer be opened, and the person can still be told. */
const lastMoment = patience.answer * 2;
