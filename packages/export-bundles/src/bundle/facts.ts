import type {
  Incident,
  PolicyRule,
  PolicyViolation,
  Run,
  StoredEvidence,
  TraceStep,
  TraceSummary,
} from "@hoc/incident-schemas";
import type { SaltedEntry } from "@hoc/incident-schemas/ports";
import type { BundleCheckpoint } from "./format.js";

/** What is stored of an incident, read of one snapshot: all that a bundle is made of, beside its parameters. */
export interface BundleFacts {
  readonly tenantId: string;
  /** Which system and deployment the facts are from. */
  readonly system: string;
  readonly environment: string;
  /** Name of the incident's own log, such as `hoc-incidents/acme/inc_1`. */
  readonly origin: string;
  readonly incident: Incident;
  /** The whole timeline, oldest first. */
  readonly timeline: readonly SaltedEntry[];
  /** How many entries the incident itself says that its timeline has. */
  readonly expectedEntries: number;
  /** Stored signals of the incident; fewer than it counted once old ones were pruned. */
  readonly storedSignals: number;
  readonly run: Run | undefined;
  readonly trace: TraceSummary | undefined;
  /** All steps in their order, also when the bundle leaves them out. */
  readonly steps: readonly TraceStep[];
  /** Why steps or trace are missing, when their store could not be asked. */
  readonly traceUnavailable: string | undefined;
  /** The rules in force when the run, or else the incident, began; by id. */
  readonly activePolicies: readonly PolicyRule[];
  /** The first violation that the incident is about. */
  readonly violation: PolicyViolation | undefined;
  /** Name of the rule that was broken, when it is stored here. */
  readonly violatedPolicyName: string | undefined;
  readonly evidence: readonly StoredEvidence[];
  readonly similarIncidents30Days: number;
  readonly checkpoint: BundleCheckpoint | null;
}
