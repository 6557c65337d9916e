import { expect, it } from "vitest";
import { transitionDigest } from "./transition-digest.js";

const ada = { type: "HUMAN", id: "ada" } as const;
const asked = { transition: "close", actor: ada, payload: { reason: "noise" } } as const;

it("is the same for the same actor and words, whatever the order of members and what is undefined", () => {
  const reordered = {
    payload: { note: undefined, reason: "noise" },
    actor: { id: "ada", type: "HUMAN" },
    transition: "close",
  } as const;
  expect(transitionDigest(reordered)).toBe(transitionDigest(asked));
  expect(transitionDigest(asked)).toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  ["transition", { ...asked, transition: "reopen" }],
  ["actor", { ...asked, actor: { ...ada, id: "bob" } }],
  ["kind of actor", { ...asked, actor: { ...ada, type: "AGENT" } }],
  ["words", { ...asked, payload: { reason: "Noise" } }],
  ["member", { ...asked, payload: { summary: "noise" } }],
] as const)("is another for another %s", (_, other) => {
  expect(transitionDigest(other)).not.toBe(transitionDigest(asked));
});
