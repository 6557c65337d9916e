import { expect, it } from "vitest";
import { findings } from "./findings.js";
import type { Scene } from "./scenes.js";
import type { Seen } from "./seen.js";

const scene = (more: Partial<Scene> = {}): Scene => ({
  ...{ way: "a.way", kind: "foreign", title: "the victim's", at: "2026-03-14T12:00:00.000000Z" },
  ...{ says: { runId: "secret-run" }, outcome: "either", play: async () => ({ text: "" }) },
  ...more,
});
const seen = (more: Partial<Seen> = {}): Seen => ({
  ...{ text: "{}", log: "", statements: [], stored: "[]", changedVictim: false },
  ...more,
});
const MARKS = ["secret"];

it("finds nothing in a call that is the same without the victim", () => {
  expect(findings(scene(), seen(), seen(), MARKS)).toEqual([]);
});

it.each([
  ["what the victim has was changed", seen(), seen({ changedVictim: true }), "changes what the victim has"],
  ["something else is stored", seen(), seen({ stored: "[1]" }), "stores something else than without the victim"],
  ["an answer differs", seen({ text: "404" }), seen({ text: "409" }), "answers something else than without the victim"],
  ["the log differs", seen({ log: "a" }), seen({ log: "b" }), "logs something else than without the victim"],
  ["a mark is answered", seen({ text: "secret" }), seen({ text: "secret" }), 'shows "secret", which is the victim\'s'],
  ["a mark is logged", seen({ log: "secret" }), seen({ log: "secret" }), 'logs "secret", which is the victim\'s'],
  ["nobody foresaw how it fails", seen(), seen({ refusedAs: "internal_error" }), "fails: {}"],
  ["it fails over HTTP", seen(), seen({ refusedAs: "500" }), "fails: {}"],
])("finds that %s", (_, alone, with_, what) => {
  expect(findings(scene(), alone, with_, MARKS)).toEqual([expect.stringContaining(`the victim's: ${what}`)]);
});

it("takes what the caller said itself for no leak, wherever it said it", () => {
  const answers = seen({ text: 'no "secret-run"' });
  for (const says of [{ runId: "secret-run" }, { path: "/v1/runs/secret-run?x=1" }, { body: '{"a":["secret-run"]}' }])
    expect(findings(scene({ says }), answers, answers, MARKS)).toEqual([]);
  expect(findings(scene({ says: { runId: "other" } }), answers, answers, MARKS)).toHaveLength(1);
});

it("leaves figures of the process uncompared, and looks for marks in them all the same", () => {
  const figures = scene({ countsCalls: true });
  expect(findings(figures, seen({ text: "1" }), seen({ text: "2" }), MARKS)).toEqual([]);
  expect(findings(figures, seen({ text: "1" }), seen({ text: "secret" }), MARKS)).toHaveLength(1);
});

it("finds what should have been answered, or refused, or refused at once", () => {
  const refused = seen({ refusedAs: "not_found" });
  expect(findings(scene({ outcome: "answered" }), refused, refused, MARKS)).toHaveLength(1);
  expect(findings(scene({ outcome: "refused" }), seen(), seen(), MARKS)).toHaveLength(1);
  const asked = seen({ refusedAs: "401", statements: ["select 1"] });
  expect(findings(scene({ outcome: "refused" }), asked, asked, MARKS)).toEqual([]);
  expect(findings(scene({ outcome: "refused before anything is asked" }), asked, asked, MARKS)).toHaveLength(1);
});

it("finds that the victim could not do what it does before", () => {
  const after = seen({ before: { text: "no", refusedAs: "not_found" } });
  expect(findings(scene(), seen(), after, MARKS)).toEqual(["the victim's: the victim was refused before it: no"]);
});
