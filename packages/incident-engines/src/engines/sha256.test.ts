import { expect, it } from "vitest";
import { sha256Hex } from "./sha256.js";

it("is SHA-256 of UTF-8 in lower-case hex", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Hex("ä")).not.toBe(sha256Hex("a"));
});
