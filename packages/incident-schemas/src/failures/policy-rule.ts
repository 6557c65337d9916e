import { z } from "zod";
import { categorySchema } from "../incident/category.js";
import { SEVERITIES, severitySchema } from "../incident/severity.js";
import { detailsSchema } from "../incident/signal.js";
import { hostIdSchema, incidentIdSchema, pathIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText, writtenText } from "../primitives/text.js";

/** What a rule does where it is broken. */
export const ENFORCEMENT_MODES = ["BLOCK", "WARN", "AUDIT", "DISABLED"] as const;

/** Whether a rule is in force, or was taken back for good. */
export const POLICY_RULE_STATUSES = ["ACTIVE", "RETIRED"] as const;

/** Whom a rule is for. */
export const POLICY_SCOPES = ["GLOBAL", "TENANT", "PROJECT", "AGENT"] as const;

/** Where a rule comes from. */
export const POLICY_SOURCES = ["MANUAL", "SYSTEM", "LEARNED"] as const;

/** Kinds of rule. */
export const POLICY_RULE_TYPES = ["SYSTEM", "SAFETY", "ETHICAL", "TEMPORAL"] as const;

/** Most codes or categories that a suppression names. */
const MAX_NAMED = 100;

const policyId = storableText(64);

/**
 * What a rule keeps from becoming incidents: signals whose code *and* category are named, each exactly; a list that is
 * left out names all. At least one of the two must be there. `critical` is covered only when `maxSeverity` says so.
 */
export const suppressionSchema = z
  .strictObject({
    errorCodes: z
      .array(storableText(100))
      .min(1)
      .max(MAX_NAMED)
      .optional()
      .describe("The error codes that are covered, each as signals carry it; by default every one."),
    categories: z
      .array(categorySchema)
      .min(1)
      .max(MAX_NAMED)
      .optional()
      .describe("The categories that are covered; by default every one."),
    maxSeverity: severitySchema.default("high").describe("The highest severity that is covered."),
    expiresAt: instantSchema.optional().describe("From then on nothing is covered; by default there is no end."),
  })
  .refine(({ errorCodes, categories }) => errorCodes !== undefined || categories !== undefined, {
    message: "must name error codes or categories",
  })
  .meta({ id: "Suppression" });

/** What a rule keeps from becoming incidents. */
export type Suppression = z.output<typeof suppressionSchema>;

/** Input of `incidents.policies.createRule`. A rule never changes; another one takes its place. */
export const createPolicyRuleInputSchema = z
  .strictObject({
    policyId: pathIdSchema(64).optional().describe("The host's own; one is given by default."),
    name: writtenText(256),
    description: writtenText(4_000).optional(),
    policyType: storableText(64).optional().describe("What it is about, such as `PII`; violations may name it so."),
    enforcementMode: z.enum(ENFORCEMENT_MODES).default("BLOCK"),
    scope: z.enum(POLICY_SCOPES).default("TENANT"),
    scopeId: hostIdSchema.optional().describe("The project or agent that it is for; required of those scopes."),
    ruleType: z.enum(POLICY_RULE_TYPES).default("SAFETY"),
    source: z.enum(POLICY_SOURCES).default("MANUAL"),
    sourceProposalId: storableText(64)
      .optional()
      .describe("The proposal that it was made from; one that was approved, as approving makes the first rule."),
    sourceIncidentId: incidentIdSchema
      .optional()
      .describe("The incident that gave rise to it; by default the one that the proposal was made from."),
    conditions: detailsSchema.optional().describe("When it applies, in the host's own words; kept, not interpreted."),
    suppression: suppressionSchema.optional(),
  })
  .superRefine(({ scope, scopeId, suppression }, context) => {
    const isNarrow = scope === "PROJECT" || scope === "AGENT";
    if (isNarrow && scopeId === undefined)
      context.addIssue({ code: "custom", path: ["scopeId"], message: `is required of the scope ${scope}` });
    if (!isNarrow && scopeId !== undefined)
      context.addIssue({ code: "custom", path: ["scopeId"], message: `has no meaning in the scope ${scope}` });
    if (scope === "PROJECT" && suppression !== undefined)
      context.addIssue({
        code: "custom",
        path: ["suppression"],
        message: "is not for the scope PROJECT, which signals do not name",
      });
  })
  .meta({ id: "CreatePolicyRule" });

/** A rule that is to be made, after validation. */
export type CreatePolicyRule = z.output<typeof createPolicyRuleInputSchema>;

/** Input of `incidents.policies.retireRule`. */
export const retirePolicyRuleInputSchema = z
  .strictObject({ policyId, reason: writtenText(1_000) })
  .meta({ id: "RetirePolicyRule" });

const text = z.string().nullable();

/** What a stored rule keeps from becoming incidents. */
export const storedSuppressionSchema = z
  .strictObject({
    errorCodes: z.array(z.string()).optional(),
    categories: z.array(z.string()).optional(),
    maxSeverity: z.enum(SEVERITIES),
    expiresAt: z.string().optional(),
  })
  .meta({ id: "StoredSuppression" });

/** A stored rule. */
export const policyRuleSchema = z
  .strictObject({
    policyId: z.string(),
    tenantId: z.string(),
    name: z.string(),
    description: text,
    policyType: text,
    enforcementMode: z.enum(ENFORCEMENT_MODES),
    status: z.enum(POLICY_RULE_STATUSES),
    scope: z.enum(POLICY_SCOPES),
    scopeId: text,
    ruleType: z.enum(POLICY_RULE_TYPES),
    source: z.enum(POLICY_SOURCES),
    sourceProposalId: text,
    sourceIncidentId: text,
    conditions: z.record(z.string(), z.unknown()).nullable(),
    suppression: storedSuppressionSchema.nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
    retiredAt: text,
    retiredBy: text,
    retirementReason: text,
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "PolicyRule" });

/** A stored rule. */
export type PolicyRule = z.output<typeof policyRuleSchema>;

/** Output of `incidents.policies.createRule` and `retireRule`: the rule as it stands. */
export const policyRuleResultSchema = policyRuleSchema
  .extend({ recorded: z.boolean().describe("Whether this call changed anything.") })
  .meta({ id: "PolicyRuleResult" });

/** Input of `incidents.policies.getRule`. */
export const getPolicyRuleInputSchema = z.strictObject({ policyId, asOf }).meta({ id: "GetPolicyRule" });

/** Output of `incidents.policies.getRule`. */
export const policyRuleDetailSchema = policyRuleSchema.extend(readPoint).meta({ id: "PolicyRuleDetail" });

/** Input of `incidents.policies.listRules`. */
export const listPolicyRulesInputSchema = z
  .strictObject({ status: z.enum(POLICY_RULE_STATUSES).optional(), ...pageInput })
  .meta({ id: "ListPolicyRules" });

/** Output of `incidents.policies.listRules`, recorded last first. */
export const policyRuleListSchema = z
  .strictObject({ items: z.array(policyRuleSchema), ...pageInfo, ...readPoint })
  .meta({ id: "PolicyRuleList" });

const suppressingPolicySchema = z.object({
  policyId,
  createdAt: instantSchema,
  sourceIncidentId: incidentIdSchema.nullable(),
  agentId: hostIdSchema.nullable().describe("The one agent that it is for; null for all."),
  suppression: suppressionSchema,
});

/** The rules that keep signals from becoming incidents, in the form in which a host tells of its own. */
export const suppressingPoliciesSchema = z.array(suppressingPolicySchema);

/** A rule that keeps signals from becoming incidents, as far as that goes. */
export type SuppressingPolicy = Readonly<z.output<typeof suppressingPolicySchema>>;
