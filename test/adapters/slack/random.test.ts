import fc from "fast-check";
import { expect, it } from "vitest";
import { draw, drawHome, drawModal, drawText, type Pictures } from "../../../adapters/slack/draw.ts";
import type { Reply } from "../../../src/reply.ts";
import { anyPictures, anyReply } from "../../replies.ts";
import { refuseMessage, refuseView } from "../../rigs/slack/referee.ts";

const look = { names: { prefix: "rm-", team: "T1" }, offers: { share: true, askOn: true }, mentions: true };
const allowances = { mentions: new Set(["U1"]), fileReady: () => true };
const message = (one: unknown) => refuseMessage(one, allowances);

/** What Slack has against a reply, by where it stands. */
const surfaces = {
  message: (reply: Reply, pictures: Pictures) => draw(reply, pictures, look).flatMap(message),
  simple: (reply: Reply) => draw(reply, new Map(), look, true).flatMap(message),
  text: (reply: Reply) => drawText(reply, look).flatMap(message),
  home: (reply: Reply, pictures: Pictures) => refuseView(drawHome(reply, pictures, look), allowances),
  modal: (reply: Reply, pictures: Pictures) => refuseView(drawModal(reply, pictures, look, "{}"), allowances),
};
const anySurface = fc.constantFrom<(keyof typeof surfaces)[]>(
  "message",
  "message",
  "simple",
  "text",
  "home",
  "modal",
);

it("ten thousand replies, however odd, are drawn as Slack takes them", { timeout: 60_000 }, () => {
  // The referee reads Slack's types the first time.
  refuseMessage({ text: "ready?", blocks: [] });
  fc.assert(
    fc.property(anyReply, anyPictures, anySurface, (reply, drawn, surface) => {
      const pictures = new Map([...drawn.keys()].map((name) => [name, "F012345678"]));
      expect(surfaces[surface](reply, pictures)).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});
