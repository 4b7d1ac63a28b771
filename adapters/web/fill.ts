import { html } from "hono/html";
import type { Field, Form, FormValues } from "../../src/index.ts";
import { fieldName } from "./read.ts";
import { clean, type Html } from "./text.ts";
import { words } from "./words.ts";

/** What was sent and what is wrong with it, by the name of the field. */
export interface Sent {
  readonly values: FormValues;
  readonly problems: Readonly<Record<string, string>>;
}

/** Where a form is sent, and what is sent with it unseen. */
export interface Target {
  readonly action: string;
  readonly hidden: Html | "";
  /** Of the heading, among those around it. */
  readonly level: 2 | 3;
}

const conversation: Target = { action: "/", hidden: "", level: 3 };

/** Form → what stands in the conversation. With `sent` it shows what was filled in, and what is wrong with it. */
export function drawForm(form: Form, id: string, sent?: Sent, to: Target = conversation): Html {
  const title = html` id="${id}-heading">${form.title}`;
  return html`<form class="sheet" method="post" action="${to.action}" aria-labelledby="${id}-heading">
${to.level === 2 ? html`<h2${title}</h2>` : html`<h3${title}</h3>`}
<input type="hidden" name="form" value="${form.id}">${to.hidden}
${sent === undefined ? "" : html`<p class="problem">${words.wrong}</p>`}
${form.fields.map((field) => drawField(field, `${id}-${field.name}`, sent))}
<button class="forward">${form.submit}</button>
</form>`;
}

function drawField(field: Field, id: string, sent: Sent | undefined): Html {
  const problem = sent?.problems[field.name];
  const notes = [
    ...(field.hint === undefined ? [] : [{ id: `${id}-hint`, text: field.hint, look: "hint" }]),
    ...(problem === undefined ? [] : [{ id: `${id}-problem`, text: problem, look: "problem" }]),
  ];
  const described =
    notes.length === 0 ? "" : html` aria-describedby="${notes.map((note) => note.id).join(" ")}"`;
  const marks = html`${described}${problem === undefined ? "" : html` aria-invalid="true"`}`;
  const below = notes.map((note) => html`<p class="${note.look}" id="${note.id}">${clean(note.text)}</p>`);
  const value = sent === undefined ? undefined : (sent.values[field.name] ?? "");
  switch (field.kind) {
    case "line":
    case "text":
      return drawWritten(field, { id, marks, below, value: value ?? field.value ?? "" });
    case "pick": {
      const picked = value === undefined ? field.picked : value.split(",");
      return field.most === 1
        ? drawSelect(field, { id, marks, below, picked })
        : drawBoxes(field, { id, marks, below, picked });
    }
    case "channels":
      return html``;
  }
}

interface Drawing {
  readonly id: string;
  /** Attributes. */
  readonly marks: Html;
  /** Hint and problem. */
  readonly below: readonly Html[];
}

const caption = ({ label, required }: Field): Html =>
  html`${label}${required ? "" : html` <span class="hint">(${words.optional})</span>`}`;

function drawWritten(
  field: Extract<Field, { kind: "line" | "text" }>,
  { id, marks, below, value }: Drawing & { readonly value: string },
): Html {
  const { name, maxLength, required } = field;
  const shared = html`id="${id}" name="${fieldName(name)}" maxlength="${maxLength}"${required ? html` required` : ""}${marks}`;
  const input =
    field.kind === "text"
      ? html`<textarea ${shared} rows="4">${clean(value)}</textarea>`
      : html`<input type="text" autocomplete="off" ${shared} value="${clean(value)}">`;
  return html`<div class="field"><label for="${id}">${caption(field)}</label>${input}${below}</div>`;
}

type Pick = Extract<Field, { kind: "pick" }>;
type Picking = Drawing & { readonly picked: readonly string[] };

function drawSelect(field: Pick, { id, marks, below, picked }: Picking): Html {
  const options = field.options.map(
    ({ label, value }) =>
      html`<option value="${value}"${picked.includes(value) ? html` selected` : ""}>${label}</option>`,
  );
  // Only what is required cannot be left open again.
  const open = field.required && picked.length > 0 ? "" : html`<option value="">${words.choose}</option>`;
  const required = field.required ? html` required` : "";
  return html`<div class="field"><label for="${id}">${caption(field)}</label><select id="${id}" name="${fieldName(field.name)}"${required}${marks}>${open}${options}</select>${below}</div>`;
}

function drawBoxes(field: Pick, { id, marks, below, picked }: Picking): Html {
  const boxes = field.options.map(
    ({ label, value }) =>
      html`<label class="box"><input type="checkbox" name="${fieldName(field.name)}" value="${value}"${picked.includes(value) ? html` checked` : ""}>${label}</label>`,
  );
  const most = field.most < field.options.length ? html`<p class="hint">${words.atMost(field.most)}</p>` : "";
  return html`<fieldset class="field" id="${id}"${marks}><legend>${caption(field)}</legend>${most}<div class="boxes">${boxes}</div>${below}</fieldset>`;
}
