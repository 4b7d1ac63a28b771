import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";

/** What the worker is given, and what it sends back. */
export type Request = string;
export type Answer =
  | { readonly kind: "drawn"; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly kind: "refused"; readonly why: string };

// resvg reads TTF and OTF; of WOFF and WOFF2 it draws nothing.
const { resolve } = createRequire(import.meta.url);
const fonts = ["500Medium", "700Bold"].map((weight) =>
  resolve(`@expo-google-fonts/roboto-condensed/${weight}/RobotoCondensed_${weight}.ttf`),
);
const font = { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: "Roboto Condensed" };

parentPort?.on("message", (svg: Request) => {
  const answer = draw(svg);
  parentPort?.postMessage(answer, answer.kind === "drawn" ? [answer.png.buffer] : []);
});

function draw(svg: string): Answer {
  try {
    const image = new Resvg(svg, { font }).render();
    weigh(image);
    // A copy, since what resvg owns cannot be handed to another thread.
    return { kind: "drawn", png: Uint8Array.from(image.asPng()) };
  } catch (error) {
    return { kind: "refused", why: error instanceof Error ? error.message : String(error) };
  }
}

/** The garbage collector does not see what resvg holds of a picture, its pixels and outlines, some 16 bytes a pixel, and
 *  lets half a gigabyte of it pile up. It does see this, never touched and so never real: with it 100 maps in a row
 *  stay under 270 MB instead of 460. */
const weigh = ({ width, height }: { readonly width: number; readonly height: number }): unknown =>
  new ArrayBuffer(16 * width * height);
