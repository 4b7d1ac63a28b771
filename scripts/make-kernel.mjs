// Assembles src/understand/kernel.wat into kernel.ts. Needed only after a change of the .wat:
//   npm install --no-save wabt && node scripts/make-kernel.mjs
import { readFileSync, writeFileSync } from "node:fs";
import wabt from "wabt";

const folder = new URL("../src/understand/", import.meta.url);
const assembler = await wabt();
const module = assembler.parseWat("kernel.wat", readFileSync(new URL("kernel.wat", folder), "utf8"), {
  simd: true,
});
const { buffer } = module.toBinary({});
const lines =
  Buffer.from(buffer)
    .toString("base64")
    .match(/.{1,100}/g) ?? [];
writeFileSync(
  new URL("kernel.ts", folder),
  `/** kernel.wat, assembled by scripts/make-kernel.mjs. Do not edit by hand. */\nexport const kernelBytes =\n  ${lines.map((line) => `"${line}"`).join(" +\n  ")};\n`,
);
