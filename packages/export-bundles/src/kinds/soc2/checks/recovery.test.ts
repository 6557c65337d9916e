import { describe, expect, it } from "vitest";
import { aResolution, at, checkOf, milestone } from "../../../../test/check-of.js";
import type { EntryDraft } from "../../../../test/facts.js";

const RESOLVED = aResolution(at("13:00:00"));
/** 30 days after the end. */
const DUE = at("13:00:00", "2026-04-13");
const AFTER = "2026-04-13T13:00:00.000001Z";

const published = (data: Readonly<Record<string, unknown>>, when = at("15:00:00", "2026-03-16")): EntryDraft => ({
  type: "postmortem_published",
  at: when,
  data,
});
const WHOLE = {
  rootCause: "A page number was ignored.",
  effectiveness: "It worked.",
  changes: [{ reference: "CHG-118", isDone: true }],
};

describe.each([
  ["effectiveness_evaluated", { effectiveness: " " }],
  ["root_cause", { rootCause: "" }],
  ["recurrence_prevented", { changes: [] }],
])("%s", (id, lacking) => {
  const result = (entries: EntryDraft[], params = {}) => checkOf(id, { entries }, params).result;

  it("is met by a post-mortem after the end", () => expect(result([RESOLVED, published(WHOLE)])).toBe("met"));

  it("is not met by one that does not say it", () =>
    expect(result([RESOLVED, published({ ...WHOLE, ...lacking })])).toBe("not_met"));

  it("is not yet due for 30 days after the end, and then not met", () => {
    expect(result([RESOLVED], { asOf: DUE })).toBe("not_yet_due");
    expect(result([RESOLVED], { asOf: AFTER })).toBe("not_met");
    expect(result([RESOLVED], { asOf: DUE, postmortemWithinDays: 29 })).toBe("not_met");
  });

  it("is met to the last microsecond of the limit, and not after it", () => {
    expect(result([RESOLVED, published(WHOLE, DUE)], { asOf: AFTER })).toBe("met");
    expect(result([RESOLVED, published(WHOLE, AFTER)], { asOf: AFTER })).toBe("not_met");
  });

  it("is not yet due while the incident is open, whatever is published", () => {
    expect(result([])).toBe("not_yet_due");
    expect(result([published(WHOLE)])).toBe("not_yet_due");
  });

  it("is not met by a post-mortem that was published before the end or before a reopening", () => {
    expect(result([published(WHOLE, at("12:30:00")), RESOLVED])).toBe("not_met");
    const again: EntryDraft[] = [
      { type: "reopened", at: at("09:00:00", "2026-03-17") },
      aResolution(at("10:00:00", "2026-03-17")),
    ];
    expect(result([RESOLVED, published(WHOLE), ...again], { asOf: AFTER })).toBe("not_yet_due");
    expect(result([RESOLVED, published(WHOLE), ...again], { asOf: at("10:00:01", "2026-04-16") })).toBe("not_met");
  });

  it("is unknown when what the post-mortem says is hidden", () =>
    expect(result([RESOLVED, published(WHOLE)], { redaction: "free_text" })).toBe("unknown"));
});

it("recurrence is not prevented by changes that are not done", () => {
  const changes = [
    { reference: "CHG-118", isDone: true },
    { reference: "CHG-119", isDone: false },
  ];
  expect(checkOf("recurrence_prevented", { entries: [RESOLVED, published({ ...WHOLE, changes })] })).toMatchObject({
    result: "not_met",
    reason: "The post-mortem was published 2 d 2 h after the end; of 2 changes that it names, 1 is not done.",
  });
});

describe("restored", () => {
  it("is met by a recovery, and not by one that is earlier than the incident", () => {
    expect(checkOf("restored", { entries: [milestone("recovered", at("12:30:00"))] })).toMatchObject({
      result: "met",
      reason: "Recovery is recorded 32 min after it was opened.",
    });
    expect(checkOf("restored", { entries: [milestone("recovered", at("11:30:00"))] }).result).toBe("not_met");
    expect(checkOf("restored", {}).result).toBe("not_met");
    expect(checkOf("restored", {}, { asOf: at("12:00:00") }).result).toBe("not_yet_due");
  });
});
