import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StructuredData } from "./structured-data.tsx";

test.each(["</script><script>alert(1)</script>", "<!--<script>", "</SCRIPT >", "]]>", "\u2028\u2029"])(
  "%j stays within the block, and is read as it was",
  (name) => {
    const html = renderToStaticMarkup(<StructuredData data={{ name }} />);
    const [, json = ""] = html.match(/^<script type="application\/ld\+json">([^<]*)<\/script>$/) ?? [];
    expect(JSON.parse(json)).toEqual({ name });
  },
);
