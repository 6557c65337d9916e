import { addSeconds } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { circuitAt, circuitOpenUntil } from "./webhook-circuit.js";

it.each([
  [0, null],
  [1, null],
  [4, null],
  [5, 60],
  [6, 120],
  [7, 240],
  [10, 1_920],
  [11, 3_600],
  [5_000, 3_600],
])("after %i failures in a row nothing is sent for %s seconds", (failures, seconds) => {
  expect(circuitOpenUntil(failures, NOW)).toBe(seconds === null ? null : addSeconds(NOW, seconds));
});

it.each([
  [null, null],
  [addSeconds(NOW, 0.000001), addSeconds(NOW, 0.000001)],
  [NOW, null],
  [addSeconds(NOW, -1), null],
])("a pause until %s is shown as one until %s", (pausedUntil, shown) => {
  expect(circuitAt({ failuresInARow: 7, pausedUntil }, NOW)).toEqual({ failuresInARow: 7, pausedUntil: shown });
});
