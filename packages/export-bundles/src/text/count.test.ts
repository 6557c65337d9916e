import { expect, it } from "vitest";
import { countText } from "./count.js";

it.each([
  [0, "0 entries"],
  [1, "1 entry"],
  [2, "2 entries"],
])("counts %i", (count, text) => expect(countText(count, "entry", "entries")).toBe(text));
