import { afterEach, describe, expect, test } from "vitest";
import { drawMap } from "../../src/picture/map/map.ts";
import { drawPay } from "../../src/picture/pay/pay.ts";
import { rasteriseReply } from "../../src/picture/pictures.ts";
import {
  createRasteriser,
  type Options,
  PictureError,
  type Rasteriser,
} from "../../src/picture/rasterise.ts";
import { document, label } from "../../src/picture/svg.ts";
import type { PictureBlock, Reply } from "../../src/reply.ts";
import { learnerMap, payChart } from "./samples.ts";

/** The compiled worker, for it is a file that Node runs; `npm test` builds it first. */
const compiled = new URL("../../dist/src/picture/worker.js", import.meta.url);
const crashing = new URL("crash.mjs", import.meta.url);

const opened: Rasteriser[] = [];
function open(options: Options = { file: compiled }): Rasteriser {
  const rasteriser = createRasteriser(options);
  opened.push(rasteriser);
  return rasteriser;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((rasteriser) => rasteriser.close()));
});

const sizeOf = (png: Uint8Array): readonly [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const blank = (text: string): string =>
  document({ width: 100, height: 40, alt: "" }, label(text, 0, 30, { size: 28, fill: "#000000" }));

describe("rasterising", () => {
  test("makes a PNG of the size of the SVG", async () => {
    const { rasterise } = open();
    const pay = drawPay(payChart("Backend pay", ({ region }) => region === "europe"));
    const [map, chart] = await Promise.all([drawMap(learnerMap(5)).svg.dark, pay.svg.light].map(rasterise));
    if (map === undefined || chart === undefined) throw new Error("both were drawn");
    expect([...map.subarray(0, 8)]).toEqual(signature);
    expect([...chart.subarray(0, 8)]).toEqual(signature);
    expect(sizeOf(map)[0]).toBe(1200);
    expect(sizeOf(map)[1]).toBeGreaterThan(1500);
    expect(sizeOf(chart)[0]).toBe(1200);
  });

  test("draws letters with the font it brings along", async () => {
    const { rasterise } = open();
    const [nothing = [], words = [], other = []] = await Promise.all(
      ["", "Git", "SQL"].map(blank).map(rasterise),
    );
    expect(words.length).toBeGreaterThan(nothing.length);
    expect(Buffer.from(words).equals(Buffer.from(other))).toBe(false);
  });

  test("refuses what is no SVG, and goes on with the next", async () => {
    const { rasterise } = open();
    const [broken, sound] = await Promise.allSettled([rasterise("<svg"), rasterise(blank("Git"))]);
    expect(broken).toMatchObject({ status: "rejected", reason: expect.any(PictureError) });
    expect(sound.status).toBe("fulfilled");
  });
});

describe("a worker that fails", () => {
  test.each(["throw", "end"])(
    "by a %s loses only the picture at hand; the next one gets a new worker",
    async (fault) => {
      const { rasterise } = open({ file: crashing });
      const outcomes = await Promise.allSettled(["draw", fault, "draw", fault, fault, "draw"].map(rasterise));
      expect(outcomes.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
        "rejected",
        "rejected",
        "fulfilled",
      ]);
      expect(outcomes[1]).toMatchObject({ reason: expect.any(PictureError) });
    },
  );

  test("to answer in time is replaced", async () => {
    const { rasterise } = open({ file: crashing, patience: 500 });
    const [slow, next] = await Promise.allSettled([rasterise("be silent"), rasterise("draw")]);
    expect(slow).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("too long") },
    });
    expect(next.status).toBe("fulfilled");
  });

  test("to start refuses every picture, and nothing hangs", async () => {
    const { rasterise } = open({ file: new URL("missing.mjs", import.meta.url) });
    const outcomes = await Promise.allSettled(["draw", "draw"].map(rasterise));
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("closing", () => {
  test("refuses what waits and what comes later", async () => {
    const { rasterise, close } = open({ file: crashing });
    const waiting = Promise.allSettled([rasterise("be silent"), rasterise("draw")]);
    await close();
    expect((await waiting).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(rasterise("draw")).rejects.toThrow(PictureError);
    await close();
  });

  test("needs no worker to have been started", async () => {
    await expect(open().close()).resolves.toBeUndefined();
  });
});

describe("the pictures of a reply", () => {
  const picture = (name: string, light: string, dark: string): PictureBlock => ({
    kind: "picture",
    name,
    svg: { light, dark },
    alt: "",
    text: [],
  });

  test("come by their names, in the theme asked for; one that fails is absent and heard of", async () => {
    const failed: unknown[] = [];
    const reply: Reply = {
      blocks: [
        { kind: "heading", text: "Pay" },
        picture("roadmap", "throw", "draw"),
        picture("pay", "draw", "throw"),
      ],
    };
    const pictures = await rasteriseReply(reply, "dark", open({ file: crashing }), (error) =>
      failed.push(error),
    );
    expect([...pictures]).toEqual([["roadmap", new Uint8Array([1, 2, 3])]]);
    expect(failed).toEqual([expect.any(PictureError)]);
  });
});
