import { describe, expect, it } from "vitest";
import { type JudgedFacts, judgeBacktest } from "./backtest-verdict.js";

const tally = { incidents: 0, critical: 0, workedOn: 0, resolvedByPerson: 0, open: 0 };
const judge = (absent: Partial<typeof tally> = {}, facts: Partial<JudgedFacts> = {}) =>
  judgeBacktest({ suppresses: true, suppressedSignals: 9, absentIncidents: { ...tally, ...absent }, ...facts });
const codesOf = ({ reasons }: ReturnType<typeof judge>) => reasons.map(({ code }) => code);

/** Every way in which three incidents that would be missing can be what they were to people. */
const COMBINATIONS = [0, 2].flatMap((critical) =>
  [0, 1].flatMap((workedOn) =>
    [0, 1].flatMap((resolvedByPerson) => [0, 1].map((open) => ({ critical, workedOn, resolvedByPerson, open }))),
  ),
);

describe("what history says of a rule that would have kept incidents away", () => {
  it.each(COMBINATIONS)(
    "critical $critical, worked on $workedOn, resolved by a person $resolvedByPerson, open $open",
    (counts) => {
      const { critical, workedOn, resolvedByPerson, open } = counts;
      const against = [
        ...(critical > 0 ? ["critical_incident"] : []),
        ...(workedOn > 0 ? ["worked_on"] : []),
        ...(resolvedByPerson > 0 ? ["resolved_by_person"] : []),
      ];
      const judged = judge({ incidents: 3, ...counts });
      if (against.length > 0) expect([judged.verdict, codesOf(judged)]).toEqual(["against", against]);
      else if (open > 0) expect([judged.verdict, codesOf(judged)]).toEqual(["inconclusive", ["still_open"]]);
      else expect([judged.verdict, codesOf(judged)]).toEqual(["for", ["nobody_needed"]]);
    },
  );

  it("is said in sentences with the counts", () => {
    expect(judge({ incidents: 4, critical: 1, workedOn: 2, resolvedByPerson: 3 }).reasons).toEqual([
      { code: "critical_incident", incidents: 1, sentence: "1 incident that would not exist was critical." },
      {
        code: "worked_on",
        incidents: 2,
        sentence: "2 incidents that would not exist were worked on by somebody.",
      },
      {
        code: "resolved_by_person",
        incidents: 3,
        sentence: "3 incidents that would not exist were resolved by somebody who said how.",
      },
    ]);
    expect(judge({ incidents: 2 }).reasons).toMatchObject([{ code: "nobody_needed", incidents: 2 }]);
    expect(judge({ incidents: 4, open: 3 }).reasons).toMatchObject([{ code: "still_open", incidents: 3 }]);
  });
});

describe("history says nothing of a rule", () => {
  it.each([
    ["suppresses_nothing", { suppresses: false, suppressedSignals: 0 }],
    ["nothing_suppressed", { suppressedSignals: 0 }],
    ["no_incident_absent", { suppressedSignals: 1 }],
  ] as const)("%s", (code, facts) => {
    expect(judge({}, facts)).toEqual({
      verdict: "inconclusive",
      reasons: [{ code, sentence: expect.stringMatching(/^[A-Z].*\.$/), incidents: 0 }],
    });
  });
});
