import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Drawn, draw } from "../../../adapters/discord/draw.ts";
import { drawForm } from "../../../adapters/discord/modal.ts";
import type { Advisor } from "../../../src/advisor.ts";
import { entriesOf } from "../../../src/decide/entries.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { MessageBody } from "../../../src/message.ts";
import type { Reply } from "../../../src/reply.ts";
import { commands } from "../../../src/understand/commands.ts";
import { messageOf, shippedAdvisor } from "../../mind.ts";
import { anyPictures, anyReply } from "../../replies.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";

/** What Discord would say against the messages of a reply. */
const refused = (drawn: readonly Drawn[]): string[] =>
  drawn.flatMap(({ payload, files }) =>
    refuse("message", payload, { files: files.map(({ name }, at) => ({ name, index: String(at) })) }),
  );

const offers = { share: true, askOn: true };
const ids = new Map(commands.map(({ name }, at) => [name, String(1_573_880_073_952_428_043n + BigInt(at))]));
const png = new Uint8Array([137, 80, 78, 71]);
const pictures = new Map([
  ["roadmap", png],
  ["pay", png],
]);
/** Drawn in every way it may be. */
const wrong = (reply: Reply): string[] => [
  ...refused(draw(reply, pictures, { offers, ids })),
  ...refused(
    draw({ ...reply, mention: "discord:80351110224678912" }, new Map(), { ids, mark: 2 ** 30, note: "x" }),
  ),
];

describe("Discord takes", () => {
  let advisor: Advisor;
  let knowledge: Knowledge;
  beforeAll(async () => {
    ({ advisor, knowledge } = await shippedAdvisor());
  });
  const ask = (body: MessageBody) =>
    advisor.answer(messageOf(body, { from: "discord:1", place: "discord:2/3", mayManage: true }));

  it("any reply at all, in at most five messages", () => {
    fc.assert(
      fc.property(anyReply, anyPictures, fc.boolean(), (reply, some, marked) => {
        const drawn = draw(reply, some, { offers, ...(marked ? { mark: 2 ** 30, note: "small" } : {}) });
        const problems = [...refused(drawn), ...(drawn.length < 1 || drawn.length > 5 ? [drawn.length] : [])];
        // Ten thousand times `expect` takes longer than all the rest.
        if (problems.length > 0) expect(problems).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it("every entry of the knowledge, each in one message", () => {
    const entries = entriesOf(knowledge);
    expect(entries.length).toBeGreaterThan(300);
    for (const { kind, id, reply } of entries) {
      expect(wrong(reply), `${kind} ${id}`).toEqual([]);
      expect(draw(reply, pictures, { ids }), `${kind} ${id}`).toHaveLength(1);
    }
  });

  it("every theme to browse", async () => {
    for (const { id } of knowledge.themes)
      expect(wrong(await ask({ kind: "press", action: { verb: "theme", id } })), id).toEqual([]);
  });

  it("the reply to every command, each in one message", async () => {
    const options = {
      step: "Docker",
      term: "JWT",
      hours: "10",
      by: "2028-12-31",
      know: "python",
      first: "Go",
      second: "Rust",
    };
    for (const { name } of commands) {
      const reply = await ask({ kind: "command", name, options: name === "profile" ? {} : options });
      expect(wrong(reply), name).toEqual([]);
      expect(draw(reply, pictures, { ids }), name).toHaveLength(1);
    }
    for (const body of [{ kind: "home" }, { kind: "join" }] as const)
      expect(wrong(await ask(body))).toEqual([]);
  });

  it("questions that are answered, asked back and left open", async () => {
    for (const text of [
      "do i need a degree",
      "projects",
      "what does a senior earn in india",
      "how do I cook rice",
      "",
    ])
      expect(wrong(await ask({ kind: "text", text })), text).toEqual([]);
  });

  it("every form", async () => {
    for (const id of ["follow-up", "profile", "plan", "settings", "tips.here", "tips.me"]) {
      const form = await advisor.form(id, "discord:1", "discord:2/3");
      if (id.startsWith("tips") && form === undefined) continue;
      if (form === undefined) throw new Error(`there is no form ${id}`);
      expect(refuse("callback", { type: 9, data: drawForm(form) }), id).toEqual([]);
    }
  });
});
