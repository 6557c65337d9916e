import { expect, it } from "vitest";
import { jsonPointer } from "./json-pointer.js";

it.each([
  [[], ""],
  [["signals", 3, "costMicros"], "/signals/3/costMicros"],
  [["a/b~c"], "/a~1b~0c"],
  [[""], "/"],
  [["z".repeat(100)], `/${"z".repeat(100)}`],
  [["z".repeat(5_000), "a"], `/${"z".repeat(100)}…/a`],
])("writes %j as a pointer", (path, pointer) => {
  expect(jsonPointer(path)).toBe(pointer);
});
