import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

export const fontFile = (weight: 500 | 700): string => {
  const name = weight === 500 ? "500Medium" : "700Bold";
  return resolve(`@expo-google-fonts/roboto-condensed/${name}/RobotoCondensed_${name}.ttf`);
};

/** How far a character moves the pen, in thousandths of the font size, read from the font's own tables (OpenType 1.9:
 *  `cmap` format 4, `hmtx`). */
export function readAdvances(weight: 500 | 700): (character: string) => number | undefined {
  const bytes = readFileSync(fontFile(weight));
  const tables = new Map(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      return [bytes.toString("latin1", entry, entry + 4), bytes.readUInt32BE(entry + 8)] as const;
    }),
  );
  const table = (name: string): number => tables.get(name) ?? 0;
  const unitsPerEm = bytes.readUInt16BE(table("head") + 18);
  const metrics = bytes.readUInt16BE(table("hhea") + 34);
  const cmap = table("cmap");
  const format4 = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, index) => {
    return cmap + bytes.readUInt32BE(cmap + 8 + 8 * index);
  }).find((at) => bytes.readUInt16BE(at) === 4);
  if (format4 === undefined) throw new Error("the font has no cmap of format 4");
  const twice = bytes.readUInt16BE(format4 + 6);
  const glyphOf = (code: number): number => {
    for (let segment = 0; segment < twice; segment += 2) {
      const at = format4 + 14 + segment;
      if (code > bytes.readUInt16BE(at)) continue;
      const start = bytes.readUInt16BE(at + 2 + twice);
      const delta = bytes.readUInt16BE(at + 2 + 2 * twice);
      const offset = at + 2 + 3 * twice;
      const range = bytes.readUInt16BE(offset);
      if (code < start) return 0;
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = bytes.readUInt16BE(offset + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  return (character) => {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    const advance = bytes.readUInt16BE(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
    return glyph === 0 ? undefined : Math.round((1000 * advance) / unitsPerEm);
  };
}
