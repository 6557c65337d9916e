import { type Contamination, DomainError } from "@hoc/incident-schemas";

const FOUND: Readonly<Record<keyof Contamination, string>> = {
  costRecords: "cost records",
  costAnomalies: "cost anomalies",
  otherIncidents: "incidents that are not about the failed model",
};

/**
 * Refuses a failure after which something bears the name of its run: then the run went on, and the failure was not the
 * end that it is said to be.
 *
 * @throws DomainError `failure_contaminated` that names each kind of thing that was found
 * @example refuseContaminated("run-1", await ports.llmFailures.fetchContaminationCheck("acme", failure))
 */
export function refuseContaminated(runId: string, contamination: Contamination): void {
  const kinds = Object.keys(FOUND) as (keyof Contamination)[];
  const found = kinds.filter((kind) => contamination[kind] > 0);
  if (found.length === 0) return;
  throw new DomainError(
    "failure_contaminated",
    `After the failure of the run ${runId} came ${found.map((kind) => FOUND[kind]).join(" and ")}; nothing was stored. ` +
      "Look at what went on in the run's name, or report the instant of the failure as it was.",
    { runId, ...contamination },
  );
}
