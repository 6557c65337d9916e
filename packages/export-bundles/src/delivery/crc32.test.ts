import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/bytes.js";
import { crc32 } from "./crc32.js";

describe("crc32", () => {
  it("is the checksum of the ZIP specification", () => {
    expect(crc32(utf8("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});
