import { createAdvisor } from "../../../src/advisor.ts";
import type { Message, MessageBody, PersonId, Platform } from "../../../src/message.ts";
import type { Reply } from "../../../src/reply.ts";
import { createMemoryStore } from "../../../src/store/memory.ts";
import type { Intent } from "../../../src/understand/intent.ts";
import type { World } from "./kind.ts";
import type { Random } from "./random.ts";

/** Who sends the hostile thing, and what was said before. */
export interface Asker extends Pick<Message, "from" | "place" | "audience" | "mayManage"> {
  readonly platform: Platform;
  /** Somebody else the answer is for. */
  readonly meant?: PersonId;
  /** What they did before. */
  readonly before: readonly MessageBody[];
}

const somewhere = {
  discord: {
    from: "discord:80351110224678912",
    place: "discord:81384788765712384/157388007395242804",
    meant: "discord:80351110224678913",
  },
  slack: { from: "slack:T0HOME/U0ASKER", place: "slack:T0HOME/C0HELP", meant: "slack:T0HOME/U0FRIEND" },
  terminal: { from: "terminal:local", place: "terminal:1", meant: undefined },
  web: { from: "web:5f0c", place: "web:5f0c", meant: undefined },
} as const;

export const platforms = ["discord", "slack", "terminal", "web"] as const;

const step = (name: "start" | "done" | "skip", title: string): MessageBody => ({
  kind: "command",
  name,
  options: { step: title },
});

const pasts: readonly (readonly MessageBody[])[] = [
  [],
  [],
  [],
  [{ kind: "text", text: "do i need a degree" }],
  [{ kind: "text", text: "what does a senior earn in india" }],
  [{ kind: "text", text: "projects" }],
  [step("done", "Docker"), step("start", "REST APIs")],
  [
    {
      kind: "command",
      name: "profile",
      options: { language: "Python", hours: "10", zone: "Asia/Kolkata", date: "2028-12-31" },
    },
    step("skip", "Docker"),
  ],
  [
    {
      kind: "form",
      name: "tips",
      subject: "me",
      values: { time: "09:00", zone: "Asia/Kolkata", weekdays: "1,2,3" },
    },
  ],
];

export function anyAsker(random: Random, platform: Platform = random.pick(platforms)): Asker {
  const { from, place, meant } = somewhere[platform];
  const shared = place !== from && random.once(2);
  const everyone = shared && random.once(2);
  return {
    platform,
    from,
    place: shared || platform === "terminal" ? place : from,
    audience: everyone ? "everyone" : "private",
    mayManage: random.once(2),
    ...(everyone && meant !== undefined && random.once(2) ? { meant } : {}),
    before: random.pick(pasts),
  };
}

/** New Year's morning, in UTC milliseconds. */
const now = Date.UTC(2027, 0, 1, 9);

/** Somebody who asks, in a world where only they ever asked. */
export function openTalk(asker: Asker, { knowledge, understanding }: World) {
  const advisor = createAdvisor({
    store: createMemoryStore(),
    mind: () => ({ knowledge, understanding }),
    now: () => now,
  });
  let count = 0;
  const explain = (body: MessageBody): Promise<{ intent: Intent; reply: Reply }> => {
    const { from, place, audience, mayManage, meant } = asker;
    count += 1;
    const message = { id: `event-${count}`, from, place, audience, mayManage, body };
    return advisor.explain(meant === undefined ? message : { ...message, for: meant });
  };
  const past = async (): Promise<Reply | undefined> => {
    let last: Reply | undefined;
    for (const body of asker.before) last = (await explain(body)).reply;
    return last;
  };
  return { advisor, explain, past };
}

export type Talk = ReturnType<typeof openTalk>;
