import { buildContent } from "../src/bundle/build-content.js";
import type { BundleParams, ControlCheck } from "../src/bundle/format.js";
import { aBundleFacts, type EntryDraft, type FactsDraft, someParams } from "./facts.js";

/** Instants of the day on which test incidents are opened, at 11:58. */
export function at(time: string, day = "2026-03-14"): string {
  return `${day}T${time}.000000Z`;
}

/** What a check comes to for facts and parameters. */
export function checkOf(id: string, facts: FactsDraft, params: Partial<BundleParams> = {}): ControlCheck {
  const { controls } = buildContent("soc2", aBundleFacts(facts), someParams(params));
  const check = controls.flatMap(({ checks }) => checks).find((candidate) => candidate.id === id);
  if (check === undefined) throw new Error(`There is no check ${id}.`);
  return check;
}

/** A milestone that a person recorded at once. */
export function milestone(
  type: EntryDraft["type"],
  when: string,
  data: Readonly<Record<string, unknown>> = {},
): EntryDraft {
  const statement = { milestone: type, milestoneAt: when, summary: null, impact: null, dataImpact: null, ...data };
  return { type, at: when, data: statement };
}

/** A person's resolution. */
export function aResolution(when: string): EntryDraft {
  return { type: "resolved", at: when, data: { resolutionSummary: "Fixed.", reason: null } };
}
