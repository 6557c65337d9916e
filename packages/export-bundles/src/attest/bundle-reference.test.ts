import { expect, it } from "vitest";
import { isAbout, subjectOf } from "./bundle-reference.js";

const bundle = { bundleId: "EVD-1", contentDigest: "ab".repeat(32) };

it("a statement is about a bundle when its one subject has the digest of the content, whatever its name", () => {
  const subject = subjectOf(bundle);
  expect(isAbout([subject], bundle)).toBe(true);
  expect(isAbout([{ ...subject, name: "renamed" }], bundle)).toBe(true);
  expect(isAbout([subject], { ...bundle, contentDigest: "cd".repeat(32) })).toBe(false);
  expect(isAbout([subject, subject], bundle)).toBe(false);
  expect(isAbout([], bundle)).toBe(false);
});
