import { mkdir, readFile, writeFile } from "node:fs/promises";
import subset from "subset-font";

/**
 * Cuts the two families of the portal to the letters of its three languages and writes them to `public/fonts`: what Azerbaijani and
 * English have of Latin, what names from elsewhere add to that, the letters of Azerbaijani alone, and Cyrillic, so that a page loads
 * only what it shows. Of the faces' features those are kept that browsers use unasked, and the figures that the styles ask for.
 * Run it after raising the version of a font package; the results are committed. `src/ui/fonts.css` says the same ranges.
 */
const letters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

const sets = {
  latin: { of: "latin", text: `${letters(0x20, 0x7e)}\u00a0«»©°·×çÇöÖüÜı–—‘’“”„…•−` },
  "latin-1": { of: "latin", text: `${letters(0xa1, 0xff)}‚‹›€` },
  "latin-ext": { of: "latin-ext", text: "əƏğĞİşŞŒœŽžŠšČčĀā₼" },
  cyrillic: { of: "cyrillic", text: `${letters(0x400, 0x45f)}ҐґӘәҒғҮүҺһӨөҚқ№` },
};
const families = { onest: { min: 400, max: 600 }, vollkorn: 600 };
const keepFeatures = ["calt", "ccmp", "clig", "kern", "liga", "locl", "mark", "mkmk", "lnum", "tnum"];

await mkdir("public/fonts", { recursive: true });
for (const [family, wght] of Object.entries(families)) {
  for (const [set, { of, text }] of Object.entries(sets)) {
    const source = `node_modules/@fontsource-variable/${family}/files/${family}-${of}-wght-normal.woff2`;
    const font = await subset(await readFile(source), text, {
      targetFormat: "woff2",
      variationAxes: { wght },
      keepFeatures,
    });
    await writeFile(`public/fonts/${family}-${set}.woff2`, font);
    console.log(`${family}-${set}.woff2 ${font.length} bytes`);
  }
}
