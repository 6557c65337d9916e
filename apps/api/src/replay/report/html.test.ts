import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "./html.js";

describe("html", () => {
  it("escapes text and leaves markup", () => {
    const inner = [html`<b>${1}</b>`, html`<i>${`"'&`}</i>`];
    expect(html`<p title="${'"><script>'}">${inner}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;"><b>1</b><i>&quot;&#39;&amp;</i></p>',
    );
  });

  it("lets no text become markup or end an attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'&;a\u0000\u202e") }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it("drops what turns the direction of writing, and control characters", () => {
    expect(html`${"a\u202eb\u0000c\nd"}`.text).toBe("a b c d");
  });
});
