import { createInterface } from "node:readline";
import { type App, type Intent, type Message, plainText } from "../../src/index.ts";
import { explanation } from "./explanation.ts";

/** What `ask --json` prints, in this order. */
interface Row {
  readonly text: string;
  readonly decision: "answer" | "choose" | "abstain";
  readonly topic: string | null;
  readonly choices: readonly string[];
  readonly slots: object;
  readonly confidence: number;
  readonly reply: string;
  readonly ms: number;
}

/** One question: the reply, the row, or why. */
export async function askOne(
  { advisor }: App,
  text: string,
  as: "text" | "json" | "explanation",
): Promise<string> {
  const started = performance.now();
  const { intent, reply } = await advisor.explain(messageOf(text, 0));
  switch (as) {
    case "text":
      return plainText(reply.blocks);
    case "json":
      return JSON.stringify(rowOf(text, intent, plainText(reply.blocks), performance.now() - started));
    case "explanation":
      return explanation(intent);
  }
}

/** Rows of `{"text", "conversation"?}`, answered in order; a row that is none gets `{"error"}` in its place. */
export async function askRows(
  { advisor }: App,
  input: NodeJS.ReadableStream,
  print: (line: string) => void,
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    number += 1;
    const asked = readRow(line);
    if (asked === undefined) {
      print(JSON.stringify({ error: `row ${number} is not {"text": "…"}: give one JSON object a line` }));
      continue;
    }
    const started = performance.now();
    const { intent, reply } = await advisor.explain(messageOf(asked.text, number, asked.conversation));
    print(JSON.stringify(rowOf(asked.text, intent, plainText(reply.blocks), performance.now() - started)));
  }
}

function readRow(line: string): { text: string; conversation?: string } | undefined {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== "object" || row === null || !("text" in row) || typeof row.text !== "string")
      return undefined;
    const conversation =
      "conversation" in row && row.conversation != null ? String(row.conversation) : undefined;
    return conversation === undefined ? { text: row.text } : { text: row.text, conversation };
  } catch {
    return undefined;
  }
}

/** Rows of one conversation share a place; any other row stands alone. */
function messageOf(text: string, number: number, conversation?: string): Message {
  const place = conversation === undefined ? `row-${number}` : `conversation-${conversation}`;
  return {
    id: String(number),
    from: "terminal:you",
    place: `terminal:${place}`,
    mayManage: false,
    audience: "private",
    body: { kind: "text", text },
  };
}

function rowOf(text: string, intent: Intent, reply: string, ms: number): Row {
  const heard = "heard" in intent ? intent.heard : undefined;
  // "Make me a plan, 10 hours a week" and a word of the glossary that leads to no topic are answered as well.
  const answered = intent.kind === "answer" || intent.kind === "own" || intent.kind === "show";
  const decision = answered ? "answer" : intent.kind === "choose" ? "choose" : "abstain";
  return {
    text,
    decision,
    topic: intent.kind === "answer" ? intent.topic : null,
    choices: intent.kind === "choose" ? intent.topics : intent.kind === "answer" ? intent.alternatives : [],
    slots: heard?.slots ?? {},
    confidence: round(heard?.confidence ?? 0),
    reply,
    ms: round(ms),
  };
}

const round = (x: number): number => Math.round(x * 1_000) / 1_000;
