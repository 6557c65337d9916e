import { expect, it } from "vitest";
import { isLoopback } from "./loopback.js";

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["127.0.0.1.example.com", false],
  ["localhost.example.com", false],
  ["::", false],
])("knows of %s that it is reached by this machine alone: %s", (host, alone) => {
  expect(isLoopback(host)).toBe(alone);
});
