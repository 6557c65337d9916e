import type { JsonValue } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonValues } from "../../test/arbitraries.js";
import { someContent } from "../../test/content.js";
import { issuer } from "../../test/keys.js";
import { strictParse } from "../canonical/strict-parse.js";
import { bundleText } from "./bundle-text.js";
import type { Bundle } from "./format.js";
import { sealBundle } from "./seal.js";

const bundle = await sealBundle(someContent, issuer);
const text = bundleText(bundle);

/** The same value with the members of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, reversed(member)])
      .reverse(),
  );
}

describe("bundleText", () => {
  it("reads back as the bundle", () => {
    expect(strictParse(text)).toEqual(JSON.parse(JSON.stringify(bundle)));
  });

  it("is the same text whatever order the members were put in", () => {
    expect(bundleText(reversed(bundle) as Bundle)).toBe(text);
  });

  it("has the order of the format, two spaces for each level, and a newline at the end", () => {
    expect(text.startsWith('{\n  "format": "export-bundles/bundle@1",\n  "content": {\n    "schemaVersion": ')).toBe(
      true,
    );
    expect(text.endsWith("\n    }\n  }\n}\n")).toBe(true);
    expect(text.indexOf('"integrity"')).toBeGreaterThan(text.indexOf('"review"'));
    expect(text).toContain('    "sources": [],\n');
  });

  it("has every entry, step and piece of evidence on a line of its own", () => {
    const lines = text.split("\n");
    expect(lines.filter((line) => line.startsWith('      {"seq":1,"id":"ev_1","type":'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('      {"index":0,"at":'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('      {"id":"evi_1","type":'))).toHaveLength(1);
    expect(text).toContain('"fields":[{"salt":"c2FsdA","name":"data","value":{"a":"\u20ac","b":[1,null]}},{"digest":');
  });

  it("leaves members out that are undefined, and keeps those that no schema knows, sorted, at the end", () => {
    const { envelope, ...integrity } = bundle.integrity;
    const extended: Bundle = {
      ...bundle,
      integrity: { ...integrity, timestamps: undefined, envelope: { zebra: 1, ant: {}, ...envelope } },
    };
    expect(bundleText(extended)).not.toContain("timestamps");
    expect(bundleText(extended)).toMatch(/"signatures": \[[^\]]*\],\n {6}"ant": \{\},\n {6}"zebra": 1\n/);
  });

  it("keeps any values of fields, and the same text for any order of theirs", () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        const events = someContent.events.map((event) => ({ ...event, fields: [{ salt: "s", name: "n", value }] }));
        const carrying = { ...bundle, content: { ...someContent, events } } as Bundle;
        const written = bundleText(carrying);
        expect(fieldValue(strictParse(written))).toEqual(value);
        expect(bundleText(JSON.parse(JSON.stringify(carrying)) as Bundle)).toBe(written);
      }),
    );
  });
});

function fieldValue(document: JsonValue): unknown {
  const { content } = document as unknown as { content: typeof someContent };
  const [event] = content.events;
  const [field] = event?.fields ?? [];
  return field !== undefined && "value" in field ? field.value : undefined;
}
