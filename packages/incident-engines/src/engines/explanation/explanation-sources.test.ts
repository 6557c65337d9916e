import { expect, it } from "vitest";
import { buildEntry, buildSignalView, buildSources } from "../../../test/explanation-sources.js";
import { isRatedByReporter, openingEntry, openingSignal } from "./explanation-sources.js";

it("finds the entry and the signal that an incident began with", () => {
  const opening = buildEntry();
  const other = buildEntry({ eventType: "note_added", sequenceNo: 2 });
  expect(openingEntry([opening, other])).toBe(opening);
  expect(openingEntry([other])).toBeUndefined();
  const signal = buildSignalView();
  expect(openingSignal(buildSources({ named: [buildSignalView({ signalId: "s2" }), signal] }))).toBe(signal);
  expect(openingSignal(buildSources({ named: [] }))).toBeUndefined();
});

it.each([
  ["a report with a severity", "m2:s1", "high", true],
  ["a report without one", "m2:s1", null, false],
  ["a signal with one", "f0:", "high", false],
])("knows whether %s was rated by its reporter", (_, fingerprint, initialSeverity, rated) => {
  const { incident } = buildSources();
  const named = [buildSignalView({ initialSeverity })];
  expect(isRatedByReporter(buildSources({ incident: { ...incident, fingerprint }, named }))).toBe(rated);
});
