import { DomainError } from "@hoc/incident-schemas";

/**
 * The error for an export that no verifier would take.
 *
 * @example throw tooLarge({ bytes: 70_000_000, limit: 67_108_864 })
 */
export function tooLarge(details: Readonly<Record<string, number>>): DomainError {
  const said = Object.entries(details)
    .map(([name, count]) => `${name}: ${count}`)
    .join(", ");
  return new DomainError(
    "export_too_large",
    `The bundle would be larger than verifiers take (${said}); leave the raw steps out with includeRawSteps: false.`,
    details,
  );
}
