import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { characters, document, element, label } from "../../src/picture/svg.ts";

const hostile = `</text><script>alert("1")</script> & 'x' \u0000\u0008\u001b[31m\u202Eabc\u{D800} \uFFFE]]>`;

describe("text in SVG", () => {
  test("is never markup", () => {
    expect(characters(hostile)).toBe(
      "&#60;/text&#62;&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;x&#39; [31mabc\u{FFFD} ]]&#62;",
    );
  });

  test("is one line, and otherwise stays what it is", () => {
    expect(characters("a\n\t b")).toBe("a b");
    expect(characters("₹4–6 LPA, Grüße, 后端, 👩‍💻")).toBe("₹4–6 LPA, Grüße, 后端, 👩‍💻");
    expect(characters("Learn to version (with Git); 100%!")).toBe("Learn to version (with Git); 100%!");
  });

  test("spoils no document, in text, title or attribute", () => {
    const svg = document(
      { width: 10, height: 10, alt: hostile },
      label(hostile, 1, 2, { size: 3, fill: hostile }),
      element("g", { id: hostile }),
    );
    expect(new Resvg(svg).width).toBe(10);
    expect(svg.match(/<\w+/g)).toEqual(["<svg", "<title", "<text", "<g"]);
  });
});

describe("an attribute", () => {
  test("that is a number has at most two decimals", () => {
    expect(element("rect", { x: 1 / 3, y: -2 })).toBe('<rect x="0.33" y="-2"/>');
  });
});
