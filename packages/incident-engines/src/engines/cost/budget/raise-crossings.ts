import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { retentionHorizon } from "../../signal/retention.js";
import { resolveAnomaly } from "../anomaly/resolve-anomaly.js";
import { recordAnomaly } from "../record-anomaly.js";
import { type BudgetSpend, budgetAnomaly, crossingsOf } from "./budget-anomaly.js";
import { LIMIT_PCT } from "./crossed-thresholds.js";

/** What it takes to count costs: the ports of one write, and fresh ids. What comes of it the product itself does. */
export interface Metering {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
}

/**
 * Raises an anomaly for the gravest threshold that each spend has passed, once in a period until the limit or the
 * threshold is set anew: storage decides which are new. A lesser one that was passed with it is not told; one that was
 * told before is over then, and its incident goes on with the graver one. What was passed before signals are kept is let
 * be.
 *
 * @example await raiseCrossings({ ports, uuid }, "acme", [{ budget, amount, lastAt }])
 */
export async function raiseCrossings(
  { ports, uuid }: Metering,
  tenantId: string,
  spends: readonly BudgetSpend[],
): Promise<void> {
  const horizon = retentionHorizon(ports.aggregator.config, ports.recordedAt);
  const passed = spends.map((spend) =>
    crossingsOf(spend, ports.recordedAt).filter(({ crossedAt }) => horizon === null || crossedAt >= horizon),
  );
  const crossings = passed.flat();
  if (crossings.length === 0) return;
  const gravest = new Set(passed.map((ofSpend) => ofSpend.at(-1)?.anomalyId));
  for (const crossing of await ports.costBudgets.claimCrossings(tenantId, crossings))
    if (gravest.has(crossing.anomalyId)) await raise({ ports, uuid }, tenantId, crossing);
}

async function raise({ ports, uuid }: Metering, tenantId: string, crossing: ThresholdCrossing): Promise<void> {
  const writing = { ports, uuid, actor: SYSTEM_ACTORS.costGuard };
  const open = await ports.costBudgets.listOpenCrossings(tenantId, [crossing]);
  const last = open.at(-1);
  const joins = last === undefined ? {} : { joins: last.anomalyId };
  await recordAnomaly(writing, tenantId, budgetAnomaly(crossing), { alwaysRaise: true, ...joins });
  if (crossing.thresholdPct < LIMIT_PCT) return;
  for (const { anomalyId, thresholdPct } of open)
    if (thresholdPct < LIMIT_PCT)
      await resolveAnomaly(writing, tenantId, { anomalyId, reason: "The limit itself was passed." });
}
