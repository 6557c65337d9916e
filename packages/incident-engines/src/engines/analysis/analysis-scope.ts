import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { AnalysisWindow } from "@hoc/incident-schemas/ports";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";

/** Seconds in a day of 24 hours, as windows are counted in. */
export const DAY_SECONDS = 86_400;

/** Seconds in an hour. */
export const HOUR_SECONDS = 3_600;

/** What every analysis is told. */
interface AnalysisInput {
  readonly asOf?: Instant | undefined;
  readonly includeSynthetic: boolean;
}

/** The window of an analysis, and what its answer says of it. */
export interface AnalysisScope {
  readonly window: AnalysisWindow;
  readonly said: {
    readonly includeSynthetic: boolean;
    readonly generatedAt: Instant;
    readonly asOf: Instant;
    readonly dataVersion: number;
  };
}

/**
 * The window that ends at `asOf` and begins `seconds` before it.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example const { window, said } = await analysisScope(scope, "acme", input, input.windowDays * DAY_SECONDS)
 */
export async function analysisScope(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { asOf, includeSynthetic }: AnalysisInput,
  seconds: number,
): Promise<AnalysisScope> {
  const at = await readPointOf(ports, tenantId, asOf, clock());
  return {
    window: { from: addSeconds(at.asOf, -seconds), to: at.asOf, includeSynthetic, at },
    said: { includeSynthetic, generatedAt: at.asOf, ...readAt(at) },
  };
}
