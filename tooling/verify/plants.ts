import { EVENT_PLANTS } from "../verify-events/plants.js";
import { HOUSE_PLANTS } from "../verify-house/plants.js";
import { READ_PLANTS } from "../verify-reads/plants.js";
import { STORAGE_PLANTS } from "../verify-storage/plants.js";
import { TENANT_PLANTS } from "../verify-tenants/plants.js";
import type { Summary } from "./matrix.js";
import type { Plant } from "./plant.js";
import { PROGRAMS, type Program } from "./verifiers.js";

/** A defect by name, the part that must find it, and the program to run for that. */
export interface NamedPlant extends Plant {
  readonly name: string;
  readonly part: string;
  readonly program: Program;
}

/** Every defect that can be planted. */
export const PLANTS: readonly NamedPlant[] = [
  ...named("event contract", EVENT_PLANTS),
  ...named("storage contract", STORAGE_PLANTS),
  ...named("deterministic read", READ_PLANTS),
  ...named("tenant walls", TENANT_PLANTS),
  ...Object.entries(HOUSE_PLANTS).flatMap(([name, { part, ...plant }]) => named(part, { [name]: plant })),
];

function named(part: string, plants: Readonly<Record<string, Plant>>): NamedPlant[] {
  const program = PROGRAMS.find(({ parts }) => parts.includes(part));
  if (program === undefined) throw new Error(`No program verifies the ${part}.`);
  return Object.entries(plants).map(([name, { says, row, check }]) => ({
    ...{ name, part, says, row, check },
    program: { ...program, parts: [part] },
  }));
}

/** Whether a part found a defect where it had to, in words. */
export function foundBy(
  { name, says, part, row, check }: NamedPlant,
  summary: Summary | undefined,
): { readonly isFound: boolean; readonly line: string } {
  const finding = summary?.findings.find(
    (one) => one.name === row && one.check === check && one.verdict.outcome === "FAIL",
  );
  const [reason] = finding?.verdict.reasons ?? [];
  return finding === undefined
    ? { isFound: false, line: `NOT FOUND  ${name} (${says}): ${part}, ${row}, ${check} does not fail` }
    : { isFound: true, line: `FAIL  ${name} (${says}): ${part}  ${row}  ${check}: ${reason}` };
}
