import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LetterText } from "./letter-text.tsx";

const html = (text: string) => renderToStaticMarkup(<LetterText>{text}</LetterText>);

test("links lead where they say, and do not say where from", () => {
  expect(html("Açın:\nhttps://portal.example/invitation#token=a-b_c\n\nAqrar Portal")).toContain(
    'Açın:\n<a href="https://portal.example/invitation#token=a-b_c" rel="noreferrer">https://portal.example/invitation#token=a-b_c</a>\n\nAqrar Portal',
  );
});

test("what looks like HTML or like a script's address is text", () => {
  const shown = html(`Salam, <img src=x onerror=alert(1)>! javascript:alert(1) https://x.example/"><script>`);
  expect(shown).not.toMatch(/<(img|script)|href="javascript/);
  expect(shown).toContain("&lt;img src=x onerror=alert(1)&gt;! javascript:alert(1) <a href=");
});
