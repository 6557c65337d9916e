import { describe, expect, it } from "vitest";
import { requestIdOf } from "./request-context.js";

describe("requestIdOf", () => {
  it.each(["req-0123456789ab", "a", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "x".repeat(100)])(
    "takes %j",
    (id) => {
      expect(requestIdOf(id)).toBe(id);
    },
  );

  it.each([undefined, "", "a b", "a\nb", "a\r\nset-cookie: x=1", "<script>", "ä", "x".repeat(101)])(
    "does not take %j",
    (id) => {
      expect(requestIdOf(id)).toBeUndefined();
    },
  );
});
