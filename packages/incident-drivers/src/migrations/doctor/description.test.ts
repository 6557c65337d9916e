import { describe, expect, it } from "vitest";
import { describeSchema, parseDescription } from "./description.js";
import type { SchemaPart } from "./schema-part.js";

const PARTS: readonly SchemaPart[] = [
  { kind: "table", table: "runs", name: "", definition: "persistent" },
  { kind: "column", table: "runs", name: "limits", definition: "json default '{}'::json" },
  { kind: "row security", table: "runs", name: "", definition: "on" },
  { kind: "table", table: "steps", name: "", definition: "unlogged" },
];

describe("a description of a schema", () => {
  it("is a table a paragraph and a part a line, and says every part again", () => {
    const text = describeSchema(PARTS);
    expect(text).toBe(
      "table runs: persistent\n  column limits: json default '{}'::json\n  row security: on\ntable steps: unlogged",
    );
    expect(parseDescription(text)).toEqual(PARTS);
  });

  it("that cannot be read is refused", () => {
    expect(() => parseDescription("table runs: persistent\n  mood x: calm")).toThrow("describes nothing");
  });
});
