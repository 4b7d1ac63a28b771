import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPreviews } from "../../../adapters/previews.ts";
import { draw } from "../../../adapters/web/draw.ts";
import { drawViews } from "../../../adapters/web/preview.ts";
import { anyReply } from "../../replies.ts";

/** Every element the page is made of, with nothing in it that runs or looks: pictures are the core's. */
const element =
  /<\/?(p|h3|ul|ol|li|strong|em|s|b|code|pre|a|br|hr|button|div|span|figure|details|summary|label|input|progress|svg|rect|path|use)(?: (?:class|id|href|rel|role|form|name|value|type|max|viewBox|d|fill|width|height|data-name|aria-[a-z]+)(?:="[^"<>]*")?)*\/?>/g;
const previews = createPreviews();

/** What is left of markup when all that may stand there is taken out. */
const left = (markup: string): string => markup.replace(element, "");

describe("any reply", () => {
  it("is drawn as elements and text, and nothing of it becomes markup", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const markup = String(draw(reply, "a1"));
        expect(left(markup)).not.toMatch(/[<>]/);
        expect(markup).not.toMatch(/\p{Bidi_Control}|(?![\n\t])\p{Cc}|\p{Cs}/u);
        expect(markup).not.toMatch(/href="(?!https?:|#)/);
      }),
    );
  });
  it("is previewed as elements and text, and every component of the platforms is known here", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const markup = String(drawViews(reply, "a1", previews));
        expect(left(markup)).not.toMatch(/[<>]/);
        expect(markup).not.toMatch(/href="(?!https?:|#)/);
        for (const { messages } of previews)
          for (const { look } of messages(reply, () => undefined)) expect(String(look)).not.toBe("");
      }),
      { numRuns: 60 },
    );
  });
});
