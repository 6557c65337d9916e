import type { JsonValue } from "@hoc/incident-schemas";
import fc from "fast-check";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom("", "__proto__", "constructor", "toJSON", "\u20ac", "\ud83d\ude00", "\ufb33", "\u2028", "\u0000"),
);

/** Values that canonical JSON can write, with the names and characters that trip parsers. */
export const jsonValues: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((again) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 8, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(again("value"), { maxLength: 6 }),
    fc.dictionary(text, again("value"), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;
