import { mkdir, readFile, writeFile } from "node:fs/promises";
import subset from "subset-font";

/**
 * Cuts the two families of the portal to the letters of its three languages and writes them to `public/fonts`:
 * Latin, the letters that Azerbaijani adds to it, and Cyrillic, so that a page loads only what it shows.
 * Run it after raising the version of a font package; the results are committed.
 */
const letters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

const sets = {
  latin: `${letters(0x20, 0x7e)}${letters(0xa0, 0xff)}ı–—‘’‚“”„…•‹›€−`,
  "latin-ext": "əƏğĞİşŞŒœŽžŠšČčĀā₼",
  cyrillic: `${letters(0x400, 0x45f)}ҐґӘәҒғҮүҺһӨөҚқ№`,
};
const families = { onest: { min: 400, max: 600 }, vollkorn: 600 };

await mkdir("public/fonts", { recursive: true });
for (const [family, wght] of Object.entries(families)) {
  for (const [set, text] of Object.entries(sets)) {
    const source = `node_modules/@fontsource-variable/${family}/files/${family}-${set}-wght-normal.woff2`;
    const font = await subset(await readFile(source), text, {
      targetFormat: "woff2",
      variationAxes: { wght },
    });
    await writeFile(`public/fonts/${family}-${set}.woff2`, font);
    console.log(`${family}-${set}.woff2 ${font.length} bytes`);
  }
}
