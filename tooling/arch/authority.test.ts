import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, isShipped } from "./files.js";

const house = join(import.meta.dirname, "../..");
const ENGINES = "packages/incident-engines/src";
const POLICY = `${ENGINES}/engines/policy`;

/** Files below the engines that run at the user's and say something. */
function saying(words: RegExp): string[] {
  return filesBelow(house, ENGINES)
    .filter((path) => isShipped(path) && words.test(readFileSync(join(house, path), "utf8")))
    .sort();
}

test("C.20.3: a rule is stored in one place, which only making a rule and approving a proposal lead to", () => {
  expect(saying(/\.insertPolicyRule\(/)).toEqual([`${POLICY}/make-rule.ts`]);
  expect(saying(/from "[^"]*\/make-rule\.js"/)).toEqual([`${POLICY}/approve-proposal.ts`, `${POLICY}/create-rule.ts`]);
  expect(saying(/from "[^"]*\/create-rule\.js"/)).toEqual([
    `${ENGINES}/operations/policies/create-rule.ts`,
    `${ENGINES}/operations/policies/index.ts`,
  ]);
  expect(saying(/from "[^"]*\/approve-proposal\.js"/)).toEqual([
    `${ENGINES}/operations/policies/approve-proposal.ts`,
    `${ENGINES}/operations/policies/index.ts`,
  ]);
});

test("C.20.3: what makes proposals decides about none, and what decides about them makes none", () => {
  const makers = saying(/\.insertPolicyProposal\(/);
  const deciders = saying(/\.updateProposalReviewed\(/);
  expect(makers).toContain(`${ENGINES}/engines/run/draft-proposal.ts`);
  expect(deciders).toEqual([`${POLICY}/approve-proposal.ts`, `${POLICY}/reject-proposal.ts`]);
  expect(makers.filter((path) => deciders.includes(path))).toEqual([]);
});
