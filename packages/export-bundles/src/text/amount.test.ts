import { expect, it } from "vitest";
import { amountText } from "./amount.js";

it.each([
  [0, "$0.00"],
  [1, "$0.000001"],
  [1_234_500, "$1.2345"],
  [2_000_000, "$2.00"],
  [1_234_567_891_000, "$1,234,567.891"],
  [-1_500_000, "−$1.50"],
  [Number.MAX_SAFE_INTEGER, "$9,007,199,254.740991"],
])("writes %i micro-dollars to the last digit", (micros, text) => expect(amountText(micros)).toBe(text));
