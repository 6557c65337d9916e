import type { CustomerCostTrigger } from "@hoc/incident-schemas";
import type { GuardedAnomaly } from "@hoc/incident-schemas/ports";
import { modelName } from "./model-name.js";
import { plainName } from "./plain-name.js";

/** Whose costs were out of line, and in which period. */
type Concerned = Pick<GuardedAnomaly, "entityType" | "entityId" | "entityName" | "period">;

/**
 * What a cost incident is called: whose spending is unusual, or which budget is used up.
 *
 * @example titleOf("budget_exceeded", anomaly) // "The monthly budget for the feature Chat is used up"
 */
export function titleOf(triggerType: CustomerCostTrigger, concerned: Concerned): string {
  if (triggerType === "cost_spike") return `Unusual spending${whoseSpending(concerned)}`;
  const budget = budgetText(concerned);
  const used = triggerType === "budget_exceeded" ? "used up" : "nearly used up";
  return `${budget.charAt(0).toUpperCase()}${budget.slice(1)} is ${used}`;
}

/**
 * What a customer can do about a cost incident.
 *
 * @example recommendationOf("budget_warning", anomaly)
 * // "See what drives the cost, or raise your daily budget if you expect this spending."
 */
export function recommendationOf(triggerType: CustomerCostTrigger, concerned: Concerned): string {
  const budget = budgetText(concerned);
  if (triggerType === "budget_warning")
    return `See what drives the cost, or raise ${budget} if you expect this spending.`;
  if (triggerType === "budget_exceeded")
    return `Raise ${budget} if you need this spending, or wait until the next ${spanText(concerned)} begins.`;
  const whose = nameOf(concerned);
  return whose === undefined
    ? "Check whether the rise is expected; if not, see what changed in the feature or with the user behind it."
    : `Check whether the rise is expected; if not, see what changed with the ${whose}.`;
}

function budgetText(concerned: Concerned): string {
  const budget = concerned.period === null ? "budget" : `${concerned.period} budget`;
  const whose = nameOf(concerned);
  if (whose === undefined) return `your ${budget}`;
  return `the ${budget} ${concerned.entityType === "feature" ? "for" : "of"} the ${whose}`;
}

function whoseSpending(concerned: Concerned): string {
  const whose = nameOf(concerned);
  if (whose === undefined) return "";
  const isDoer = concerned.entityType === "user" || concerned.entityType === "agent";
  return ` ${isDoer ? "by" : "on"} the ${whose}`;
}

/** What it is and what it is called; nothing of the tenant, who is spoken to. */
function nameOf({ entityType, entityId, entityName }: Concerned): string | undefined {
  if (entityType === "tenant" || entityId === null || entityId === "") return undefined;
  const name = entityType === "model" ? modelName(entityId) : plainName(entityName ?? entityId);
  return `${entityType} ${name}`;
}

function spanText({ period }: Concerned): string {
  if (period === "daily") return "day";
  return period === "monthly" ? "month" : "period";
}
