import { DomainError } from "@hoc/incident-schemas";

/** Where the server runs: in earnest, or in a rehearsal. */
export type DeploymentEnvironment = "production" | "preflight";

/**
 * Where the server runs, by its configuration; nothing else decides it, and without a word it is production.
 *
 * @example currentEnvironment(readConfig({})) // "production"
 */
export function currentEnvironment({
  environment,
}: {
  readonly environment: DeploymentEnvironment;
}): DeploymentEnvironment {
  return environment;
}

/**
 * Lets nobody through outside the preflight environment.
 *
 * @throws {DomainError} `preflight_only`
 */
export function requirePreflight(environment: DeploymentEnvironment): void {
  if (environment !== "preflight")
    throw new DomainError("preflight_only", "This endpoint is open in the preflight environment only.");
}
