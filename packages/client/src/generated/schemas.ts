// Made by `npm run docs` from the API's description of itself; change that, not this file.

interface components {
    schemas: {
        readonly AcknowledgeIncident: {
            readonly expectedVersion?: number;
            readonly reason?: string;
        };
        readonly Actor: {
            readonly id: string;
            /** @enum {string} */
            readonly type: "HUMAN" | "SYSTEM" | "AGENT";
        };
        readonly AddEvidence: {
            /** @description When it was found out or done; now by default. Not in the future. */
            readonly at?: components["schemas"]["Instant"];
            /** @enum {string} */
            readonly evidenceType: "log" | "trace" | "metric" | "action";
            /** @description Anything else; not summary, recoveryAction, recoverySucceeded, which are stored with it from beside it. */
            readonly payload?: {
                readonly [key: string]: unknown;
            };
            /** @description What was done to recover, such as `fallback_model`; of `action` only. */
            readonly recoveryAction?: string;
            /** @description Whether it helped; required with a recovery action. */
            readonly recoverySucceeded?: boolean;
            readonly summary: string;
        };
        readonly AddNote: {
            readonly note: string;
        };
        readonly AlertmanagerAlert: {
            /**
             * @description What people are told: `summary` and `description` are understood.
             * @default {}
             */
            readonly annotations?: {
                readonly [key: string]: string;
            };
            /**
             * @description Since when it is resolved; without meaning while it fires.
             * @default
             */
            readonly endsAt?: string;
            /**
             * @description Names the alert by its labels.
             * @default
             */
            readonly fingerprint?: string;
            /** @default  */
            readonly generatorURL?: string;
            /**
             * @description What the alert is about; `alertname`, `severity` and a few others are understood.
             * @default {}
             */
            readonly labels?: {
                readonly [key: string]: string;
            };
            /** @description Since when it fires. */
            readonly startsAt: string;
            /** @enum {string} */
            readonly status: "firing" | "resolved";
        };
        readonly "analytics.artifacts.get": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly datasetId: string;
            readonly datasetVersion?: string;
            /** @default 100 */
            readonly limit?: number;
        };
        readonly "analytics.artifacts.list": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @default 100 */
            readonly limit?: number;
        };
        readonly "analytics.artifacts.save": {
            /** @description The instant that the result speaks of. */
            readonly asOf: components["schemas"]["Instant"];
            /** @description Version of the code that computed it. */
            readonly computeCodeVersion: string;
            /** @description What was computed. */
            readonly datasetId: string;
            /** @description Which state of the data it was computed from; one artifact per version. */
            readonly datasetVersion: string;
            /** @description SHA-256 of the window of data that went in, in lower-case hex. */
            readonly inputWindowHash: string;
        };
        readonly "analytics.artifacts.saveAnalysis": {
            /** @constant */
            readonly analysis: "getMetrics";
            /** @description As `incidents.query.getMetrics` takes. */
            readonly parameters: components["schemas"]["GetMetrics"];
        } | {
            /** @constant */
            readonly analysis: "analyzeCostImpact";
            /** @description As `incidents.query.analyzeCostImpact` takes. */
            readonly parameters: components["schemas"]["AnalyzeCostImpact"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalTrend";
            /** @description As `incidents.query.getHistoricalTrend` takes. */
            readonly parameters: components["schemas"]["GetHistoricalTrend"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalDistribution";
            /** @description As `incidents.query.getHistoricalDistribution` takes. */
            readonly parameters: components["schemas"]["GetHistoricalDistribution"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalCostTrend";
            /** @description As `incidents.query.getHistoricalCostTrend` takes. */
            readonly parameters: components["schemas"]["GetHistoricalCostTrend"];
        } | {
            /** @constant */
            readonly analysis: "detectPatterns";
            /** @description As `incidents.query.detectPatterns` takes. */
            readonly parameters: components["schemas"]["DetectPatterns"];
        } | {
            /** @constant */
            readonly analysis: "analyzeRecurrence";
            /** @description As `incidents.query.analyzeRecurrence` takes. */
            readonly parameters: components["schemas"]["AnalyzeRecurrence"];
        };
        readonly AnalyticsArtifact: {
            readonly asOf: string;
            readonly computeCodeVersion: string;
            readonly createdAt: string;
            readonly datasetId: string;
            readonly datasetVersion: string;
            readonly id: string;
            readonly inputWindowHash: string;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly tenantId: string;
        };
        readonly AnalyzeCostImpact: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most groups to return; totals cover all of them.
             * @default 20
             */
            readonly limit?: number;
        };
        readonly AnalyzeRecurrence: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most groups to return; totals cover all of them.
             * @default 20
             */
            readonly limit?: number;
            /**
             * @description Fewest occurrences of a group.
             * @default 3
             */
            readonly recurrenceThreshold?: number;
        };
        readonly AnomalyList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["CostAnomaly"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly AnomalyResult: {
            readonly anomalyId: string;
            /** @description What kept it from raising a signal: it was below the configured severity or confidence. */
            readonly notRaised: ("severity" | "confidence") | null;
            /** @description Whether this call stored it; false when it was before: of this UTC day and severity, and no more fit to raise a signal. */
            readonly recorded: boolean;
            /** @description What became of its signal; null when it raised none. */
            readonly signal: components["schemas"]["RecordResult"] | null;
        };
        readonly ApiKey: {
            readonly actor: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            readonly endedBy: components["schemas"]["Actor"] | null;
            readonly endReason: string | null;
            /** @description From then on it opens nothing, because it was rotated or revoked. */
            readonly endsAt: string | null;
            /** @description From then on it opens nothing, because its time is over. */
            readonly expiresAt: string | null;
            readonly keyId: string;
            readonly name: string;
            readonly recordedAt: string;
            /** @description The key that it took the place of. */
            readonly replacesKeyId: string | null;
            /** @enum {string} */
            readonly role: "viewer" | "responder" | "ingest" | "admin";
            /** @description Null where it has every permission of its role. */
            readonly scopes: readonly ("incidents.read" | "incidents.write" | "signals.record" | "costs.write" | "access.manage" | "webhooks.manage" | "maintenance")[] | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "active" | "ending" | "ended" | "expired";
            readonly tenantId: string;
        };
        readonly ApiKeyDetail: {
            readonly actor: components["schemas"]["Actor"];
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly endedBy: components["schemas"]["Actor"] | null;
            readonly endReason: string | null;
            /** @description From then on it opens nothing, because it was rotated or revoked. */
            readonly endsAt: string | null;
            /** @description From then on it opens nothing, because its time is over. */
            readonly expiresAt: string | null;
            readonly keyId: string;
            readonly name: string;
            readonly recordedAt: string;
            /** @description The key that it took the place of. */
            readonly replacesKeyId: string | null;
            /** @enum {string} */
            readonly role: "viewer" | "responder" | "ingest" | "admin";
            /** @description Null where it has every permission of its role. */
            readonly scopes: readonly ("incidents.read" | "incidents.write" | "signals.record" | "costs.write" | "access.manage" | "webhooks.manage" | "maintenance")[] | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "active" | "ending" | "ended" | "expired";
            readonly tenantId: string;
        };
        readonly ApiKeyList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["ApiKey"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly AppendedSteps: {
            /** @description Steps that were stored before, in the same words. */
            readonly duplicates: number;
            /** @description Steps that this call stored. */
            readonly recorded: number;
            readonly runId: string;
            readonly traceId: string;
        };
        readonly AppendSteps: {
            readonly steps: readonly components["schemas"]["TraceStepInput"][];
        };
        readonly ApprovedProposal: {
            readonly proposal: components["schemas"]["PolicyProposal"];
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
            readonly rule: components["schemas"]["PolicyRule"];
        };
        readonly ApproveProposal: {
            /** @description The one agent that the rule is for, and that the back-test is of; all by default. */
            readonly agentId?: string;
            /** @description Name of the rule; that of the proposal by default. */
            readonly name?: string;
            /** @description Why; required when the back-test argues against what the rule would suppress. */
            readonly notes?: string;
            /** @description Id of the rule; one is given by default. */
            readonly policyId?: string;
            /** @description What the rule keeps from becoming incidents: as proposed by default, nothing when null. */
            readonly suppression?: components["schemas"]["Suppression"] | null;
        };
        readonly ArtifactList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly items: readonly components["schemas"]["AnalyticsArtifact"][];
        };
        readonly AssignIncident: {
            readonly expectedVersion?: number;
            readonly ownerId: string | null;
        };
        readonly Backtest: {
            /** @description The first incidents that would not exist, by their start. */
            readonly absent: readonly components["schemas"]["BacktestIncident"][];
            readonly absentIncidents: number;
            /** @description The one agent that the rule would be for; null for all. */
            readonly agentId: string | null;
            /** @description Signals in the window that rules in force suppressed; they are not counted again. */
            readonly alreadySuppressed: number;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description Signals in the window that a rule can suppress at all. */
            readonly examinedSignals: number;
            readonly from: string;
            readonly reasons: readonly {
                /** @enum {string} */
                readonly code: "critical_incident" | "worked_on" | "resolved_by_person" | "nobody_needed" | "still_open" | "nothing_suppressed" | "no_incident_absent" | "suppresses_nothing";
                /** @description Incidents that it is about. */
                readonly incidents: number;
                readonly sentence: string;
            }[];
            /** @description The first suppressed signals, in the order of recording. */
            readonly signals: readonly components["schemas"]["BacktestSignal"][];
            /** @description The first incidents that would have fewer signals, by their start. */
            readonly smaller: readonly components["schemas"]["BacktestIncident"][];
            readonly smallerIncidents: number;
            /** @description What the suppressed signals cost; null when none carried one. */
            readonly suppressedCostMicros: number | null;
            readonly suppressedSignals: number;
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly to: string;
            /** @enum {string} */
            readonly verdict: "for" | "against" | "inconclusive";
        };
        readonly BacktestIncident: {
            /** @description The person who took it on. */
            readonly acknowledgedBy: string | null;
            readonly incidentId: string;
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
            readonly resolutionType: string | null;
            readonly resolvedBy: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description Signals that it has, late ones included. */
            readonly signalCount: number;
            readonly startedAt: string;
            /** @description Those of them that the rule would have suppressed. */
            readonly suppressedSignals: number;
            readonly title: string;
        };
        readonly BacktestSignal: {
            readonly category: string | null;
            readonly errorCode: string | null;
            readonly incidentId: string | null;
            readonly receivedAt: string;
            readonly runId: string | null;
            readonly signalId: string;
            readonly triggerType: string;
        };
        readonly BacktestSuppression: {
            /** @description The one agent that the rule would be for; all by default. */
            readonly agentId?: string;
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description First receipt that is looked at; 30 days before the end by default. */
            readonly from?: components["schemas"]["Instant"];
            /**
             * @description How many signals and incidents are named of each kind.
             * @default 20
             */
            readonly limit?: number;
            readonly suppression: components["schemas"]["Suppression"];
            /** @description End of the receipts that are looked at; now by default. */
            readonly to?: components["schemas"]["Instant"];
        };
        readonly BacktestVerdict: {
            readonly absentIncidents: number;
            readonly from: string;
            readonly reasons: readonly {
                /** @enum {string} */
                readonly code: "critical_incident" | "worked_on" | "resolved_by_person" | "nobody_needed" | "still_open" | "nothing_suppressed" | "no_incident_absent" | "suppresses_nothing";
                /** @description Incidents that it is about. */
                readonly incidents: number;
                readonly sentence: string;
            }[];
            readonly smallerIncidents: number;
            readonly suppressedSignals: number;
            readonly to: string;
            /** @enum {string} */
            readonly verdict: "for" | "against" | "inconclusive";
        };
        readonly Budget: {
            /** @enum {string} */
            readonly budgetType: "tenant" | "feature" | "user";
            readonly dailyLimitMicros: number | null;
            readonly entityId: string | null;
            readonly hardLimitEnabled: boolean;
            readonly isActive: boolean;
            readonly monthlyLimitMicros: number | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly setBy: components["schemas"]["Actor"];
            readonly tenantId: string;
            /** @description Counts how often it was set. */
            readonly version: number;
            readonly warnThresholdPct: number;
        };
        readonly BudgetList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["Budget"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly BudgetStanding: {
            /** @enum {string} */
            readonly budgetType: "tenant" | "feature" | "user";
            readonly entityId: string | null;
            readonly hardLimitEnabled: boolean;
            readonly limitMicros: number;
            /** @enum {string} */
            readonly period: "daily" | "monthly";
            /** @description Not part of the period. */
            readonly periodEnd: string;
            readonly periodStart: string;
            /** @description What is left; below zero where the limit is passed. */
            readonly remainingMicros: number;
            /** @description Promised to steps that are under way, this one too where it was allowed. */
            readonly reservedMicros: number;
            /** @description Metered in the period. */
            readonly spentMicros: number;
            /** @description Spent and reserved of the limit in per cent, to two decimals; null of nothing. */
            readonly usedPct: number | null;
            /**
             * @description `warning` from the budget's threshold on, `exceeded` above the limit.
             * @enum {string}
             */
            readonly verdict: "within" | "warning" | "exceeded";
        };
        readonly Category: string;
        readonly CategoryLearningsResponse: {
            /** @description Incidents per UTC day that had any, two decimals. */
            readonly activeDayRate: number;
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly avgResolutionTimeMs: number | null;
            readonly baselineDays: number;
            readonly category: string;
            /** @description At most five, the most used first. */
            readonly commonResolutionMethods: readonly {
                readonly count: number;
                readonly resolutionMethod: string;
            }[];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly distinctDays: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly includeSynthetic: boolean;
            readonly insights: readonly components["schemas"]["LearningInsightResponse"][];
            /** @description Incidents per day of the baseline, two decimals. */
            readonly recurrenceRate: number;
            readonly resolvedCount: number;
            readonly totalIncidents: number;
        };
        readonly CategoryRecurrenceResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly baselineDays: number;
            readonly category: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly group: components["schemas"]["RecurrenceGroupResponse"] | null;
            readonly includeSynthetic: boolean;
        };
        readonly ChangedWebhookEndpoint: {
            readonly changedAt: string;
            readonly changedBy: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            readonly description: string | null;
            readonly endpointId: string;
            /** @description Null where every type is sent. */
            readonly eventTypes: readonly string[] | null;
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "enabled" | "disabled" | "removed";
            /** @description Why it was disabled or removed. */
            readonly statusReason: string | null;
            readonly tenantId: string;
            readonly url: string;
            /** @description Counts its changes; the `ETag` of the endpoint. */
            readonly version: number;
        };
        readonly Checkpoint: {
            /** @description The instant that it speaks of. */
            readonly asOf: string;
            readonly keyId: string;
            /** @description The signed note (C2SP tlog-checkpoint), to be kept by somebody else. */
            readonly note: string;
            /** @description Name of the log, as it stands in the note's first line. */
            readonly origin: string;
            /** @enum {string} */
            readonly reason: "opened" | "ended" | "daily";
            readonly recordedAt: string;
            readonly rootHash: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Leaves of the tree. */
            readonly treeSize: number;
        };
        readonly CheckpointList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["Checkpoint"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly CheckpointVerdict: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description Incidents whose timeline no longer has the recorded head in its place, at most 100. */
            readonly changed: readonly string[];
            /** @description Null when none is stored. */
            readonly checkpoint: components["schemas"]["Checkpoint"] | null;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description Incidents that the checkpoint speaks of. */
            readonly incidents: number;
            /** @description Incidents that are gone, at most 100. */
            readonly missing: readonly string[];
            /** @description What is wrong with the stored checkpoints: the last one that was made is gone (`CHECKPOINT_MISSING`), one in between is (`CHAIN_GAP`), or a note does not say what is stored beside it, signed by the key that it names, which must be one of the server's keys (`NOTE_NOT_SIGNED`). */
            readonly problems: readonly ("CHECKPOINT_MISSING" | "CHAIN_GAP" | "NOTE_NOT_SIGNED")[];
            /** @description Whether the stored leaves come to the signed root. */
            readonly rootMatches: boolean;
            /**
             * @description `BROKEN` when the tree does not come to its root, an incident is missing or changed, or there are `problems`; `NO_CHECKPOINT` when none was ever made.
             * @enum {string}
             */
            readonly verificationStatus: "VERIFIED" | "BROKEN" | "NO_CHECKPOINT";
        };
        readonly CloseIncident: {
            readonly expectedVersion?: number;
            readonly reason: string;
        };
        readonly CloudEvent: {
            /** @description What happened; members with the names of a signal's are taken as such. */
            readonly data?: unknown;
            /** @description What happened, where it is not JSON. */
            readonly data_base64?: string;
            readonly datacontenttype?: string;
            readonly dataschema?: string;
            /** @description With `source` it names the event; sent again, it counts once. */
            readonly id: string;
            readonly source: string;
            /** @constant */
            readonly specversion: "1.0";
            readonly subject?: string;
            readonly time?: components["schemas"]["Instant"];
            readonly type: string;
        } & {
            readonly [key: string]: (string | "") | number | boolean;
        };
        readonly CommitReservation: {
            readonly actualMicros: number;
            /** @default 0 */
            readonly inputTokens?: number;
            /** @description When it was spent; now by default. Not before it was reserved nor in the future, give or take 5 minutes. */
            readonly occurredAt?: components["schemas"]["Instant"];
            /** @default 0 */
            readonly outputTokens?: number;
        };
        readonly CompliancePeriod: {
            readonly end: components["schemas"]["Instant"];
            readonly start: components["schemas"]["Instant"];
        };
        readonly ComputedSnapshots: {
            /** @description Hours and days added up again, for records that came late. */
            readonly again: number;
            /** @description Where the new figures are out of line. */
            readonly anomalies: readonly {
                readonly anomalyId: string;
                /** @enum {string} */
                readonly anomalyType: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT" | "BUDGET_WARNING" | "BUDGET_EXCEEDED" | "USER_SPIKE" | "FEATURE_SPIKE" | "TENANT_SPIKE" | "DRIFT";
                readonly entityId: string | null;
                /** @enum {string} */
                readonly entityType: "tenant" | "user" | "feature" | "model" | "agent";
                readonly incidentId: string | null;
                /** @enum {string} */
                readonly severity: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
            }[];
            /** @description All costs before this instant are in; null when there were none ever. */
            readonly coveredUntil: string | null;
            /** @description Days added up for the first time. */
            readonly daily: number;
            /** @description Hours added up for the first time. */
            readonly hourly: number;
            /** @description Whether more is left than one call does; ask again. */
            readonly isBehind: boolean;
            /** @description Ids of the anomalies that are over. */
            readonly resolved: readonly string[];
        };
        readonly ComputeSnapshots: Record<string, never>;
        readonly ConsistencyProof: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly from: components["schemas"]["Checkpoint"];
            /** @description The consistency proof of RFC 6962. */
            readonly hashes: readonly string[];
            readonly to: components["schemas"]["Checkpoint"];
        };
        readonly ConvertLesson: Record<string, never>;
        readonly CostAnomaly: {
            readonly action: ("notified" | "throttled" | "blocked" | "frozen") | null;
            readonly anomalyId: string;
            /** @enum {string} */
            readonly anomalyType: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT" | "BUDGET_WARNING" | "BUDGET_EXCEEDED" | "USER_SPIKE" | "FEATURE_SPIKE" | "TENANT_SPIKE" | "DRIFT";
            /** @description The baseline that has the expected value. */
            readonly baselineId: string | null;
            readonly breachCount: number;
            readonly confidence: number;
            readonly currentValueMicros: number;
            /** @enum {string} */
            readonly derivedCause: "RETRY_LOOP" | "PROMPT_GROWTH" | "FEATURE_SURGE" | "TRAFFIC_GROWTH" | "UNKNOWN";
            /** @description How far the current value is above the expected one in per cent, to two decimals; null above nothing. */
            readonly deviationPct: number | null;
            readonly entityId: string | null;
            /** @enum {string} */
            readonly entityType: "tenant" | "user" | "feature" | "model" | "agent";
            readonly expectedValueMicros: number;
            /** @description The incident that took that signal; null when none did, or when the signal was pruned. */
            readonly incidentId: string | null;
            readonly message: string | null;
            readonly metadata: {
                readonly [key: string]: unknown;
            };
            readonly observedAt: string;
            readonly period: ("hourly" | "daily" | "monthly") | null;
            readonly periodStart: string | null;
            /** @description Whether it was bad and sure enough to raise a signal. */
            readonly raised: boolean;
            readonly recordedAt: string;
            /** @description When it was over; null while it is not. */
            readonly resolvedAt: string | null;
            readonly runId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly severity: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
            /** @description The signal that it raised. */
            readonly signalId: string | null;
            /** @description The snapshot that has the current value. */
            readonly snapshotId: string | null;
            readonly tenantId: string;
            readonly thresholdPct: number | null;
        };
        readonly CostBreakdownItemDto: {
            /** @description `Without a feature` or `Without a user` where there is none. */
            readonly displayName: string | null;
            /** @description `unclassified` without a feature, `anonymous` without a user; a host may use these too. */
            readonly name: string;
            /** @description To one decimal, of what was spent before refunds: below zero is 0, and all together at most 100. */
            readonly pctOfTotal: number;
            readonly requestCount: number;
            readonly spendCents: number;
            /** @enum {string} */
            readonly trend: "normal" | "rising" | "spike";
        };
        readonly CostImpactResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly baselineDays: number;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly includeSynthetic: boolean;
            readonly returned: number;
            readonly summaries: readonly components["schemas"]["CostImpactSummary"][];
            /** @description Over all groups, not only those returned. */
            readonly totalCostImpactMicros: number;
            readonly totalGroups: number;
            /** @description Incidents with a known cost, over all groups. */
            readonly totalIncidents: number;
        };
        readonly CostImpactSummary: {
            /** @description Rounded to a whole micro-dollar, halves away from zero. */
            readonly avgCostImpactMicros: number;
            readonly category: string;
            readonly incidentCount: number;
            readonly resolutionMethod: string | null;
            readonly totalCostImpactMicros: number;
        };
        readonly CostMicros: number;
        readonly CostRecordInput: {
            readonly costMicros: components["schemas"]["CostMicros"];
            readonly featureTag?: string;
            /** @default 0 */
            readonly inputTokens?: number;
            readonly model: string;
            /** @description When it was spent; now by default. At most 5 minutes ahead of now, because clocks differ. */
            readonly occurredAt?: components["schemas"]["Instant"];
            /** @default 0 */
            readonly outputTokens?: number;
            /** @description Sent again under the same id, a record counts once. */
            readonly recordId?: string;
            readonly requestId?: string;
            readonly runId?: string;
            readonly skillId?: string;
            readonly userId?: string;
            readonly workflowId?: string;
        };
        readonly CostSnapshot: {
            readonly completedAt: string | null;
            readonly inputTokens: number;
            readonly outputTokens: number;
            /** @description Not part of the period. */
            readonly periodEnd: string;
            readonly periodStart: string;
            readonly recordCount: number;
            readonly recordedAt: string;
            readonly requestCount: number;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly snapshotId: string;
            /** @enum {string} */
            readonly snapshotType: "hourly" | "daily";
            /** @enum {string} */
            readonly status: "pending" | "computing" | "complete" | "failed";
            readonly tenantId: string;
            readonly totalCostMicros: number;
            /** @description Counts how often the period was added up. */
            readonly version: number;
        };
        readonly CostTrendDataPoint: {
            /** @description Over those whose cost is known, rounded to a whole one; 0 without any. */
            readonly avgCostPerIncidentMicros: number;
            /** @description Created in the bucket. */
            readonly incidentCount: number;
            /** @description Those of them whose cost is known. */
            readonly incidentsWithCost: number;
            /** @description The first day of the bucket in the time zone asked for, `YYYY-MM-DD`. */
            readonly period: string;
            readonly totalCostMicros: number;
        };
        readonly CostTrendResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly dataPoints: readonly components["schemas"]["CostTrendDataPoint"][];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            /** @enum {string} */
            readonly granularity: "day" | "week" | "month";
            readonly includeSynthetic: boolean;
            readonly timeZone: string;
            readonly totalCostMicros: number;
            readonly totalIncidents: number;
            readonly windowDays: number;
        };
        readonly CreateIncident: {
            readonly agentId?: string;
            readonly category?: components["schemas"]["Category"];
            readonly costMicros?: components["schemas"]["CostMicros"];
            readonly description?: string;
            readonly details?: {
                readonly [key: string]: unknown;
            };
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly runId?: string;
            readonly severity: components["schemas"]["Severity"];
            /** @description Sent again under the same id, no second incident opens. */
            readonly signalId?: components["schemas"]["SignalId"];
            readonly title: string;
        };
        readonly CreatePolicyRule: {
            /** @description When it applies, in the host's own words; kept, not interpreted. */
            readonly conditions?: {
                readonly [key: string]: unknown;
            };
            readonly description?: string;
            /**
             * @default BLOCK
             * @enum {string}
             */
            readonly enforcementMode?: "BLOCK" | "WARN" | "AUDIT" | "DISABLED";
            readonly name: string;
            /** @description The host's own; one is given by default. */
            readonly policyId?: string;
            /** @description What it is about, such as `PII`; violations may name it so. */
            readonly policyType?: string;
            /**
             * @default SAFETY
             * @enum {string}
             */
            readonly ruleType?: "SYSTEM" | "SAFETY" | "ETHICAL" | "TEMPORAL";
            /**
             * @default TENANT
             * @enum {string}
             */
            readonly scope?: "GLOBAL" | "TENANT" | "PROJECT" | "AGENT";
            /** @description The project or agent that it is for; required of those scopes. */
            readonly scopeId?: string;
            /**
             * @default MANUAL
             * @enum {string}
             */
            readonly source?: "MANUAL" | "SYSTEM" | "LEARNED";
            /** @description The incident that gave rise to it; by default the one that the proposal was made from. */
            readonly sourceIncidentId?: components["schemas"]["IncidentId"];
            /** @description The proposal that it was made from; one that was approved, as approving makes the first rule. */
            readonly sourceProposalId?: string;
            readonly suppression?: components["schemas"]["Suppression"];
        };
        readonly CreatePostmortemStub: Record<string, never>;
        readonly CreateWebhookEndpoint: {
            /** @description What people know it by. */
            readonly description?: string;
            /** @description The only types of events that are sent there; by default all are. */
            readonly eventTypes?: readonly ("incidents.IncidentCreated" | "incidents.SeverityEscalated" | "incidents.IncidentReactivated" | "incidents.IncidentAutoResolved" | "incidents.IncidentAcknowledged" | "incidents.IncidentResolved" | "incidents.IncidentManuallyClosed" | "incidents.IncidentReopened" | "incidents.IncidentAssigned" | "incidents.IncidentNoteAdded" | "incidents.IncidentSeveritySet" | "incidents.IncidentMilestoneRecorded" | "incidents.PostmortemCreated" | "analytics.ArtifactRecorded" | "incidents.IncidentSuppressed" | "incidents.EvidenceAdded" | "runs.RunStarted" | "runs.RunFinished" | "runs.LlmFailureRecorded" | "policies.PolicyRuleCreated" | "policies.PolicyRuleRetired" | "policies.PolicyViolationRecorded" | "policies.PolicyEvaluated" | "policies.PolicyProposalDrafted" | "costs.CostAnomalyRecorded" | "lessons.LessonDetected" | "lessons.LessonConverted" | "lessons.LessonDeferred" | "lessons.LessonDismissed" | "lessons.LessonReactivated" | "policies.PolicyProposalApproved" | "policies.PolicyProposalRejected" | "runs.AgentFailureFound" | "incidents.BundleExported" | "incidents.PostmortemPublished")[];
            /** @description Where events are sent by POST: an `https:` URL without user and password, to a public address. */
            readonly url: string;
        };
        readonly Cursor: string;
        readonly CustomerCostExplainedDto: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly byFeature: readonly components["schemas"]["CostBreakdownItemDto"][];
            readonly byModel: readonly components["schemas"]["CostBreakdownItemDto"][];
            readonly byUser: readonly components["schemas"]["CostBreakdownItemDto"][];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description As it is displayed; empty when nothing was spent. */
            readonly largestDriverName: string;
            readonly largestDriverPct: number;
            /** @enum {string} */
            readonly largestDriverType: "feature" | "model" | "user";
            readonly lastUpdated: string | null;
            /** @enum {string} */
            readonly period: "today" | "7d" | "30d";
            /** @description Not part of the period: until here costs are in. */
            readonly periodEnd: string;
            readonly periodStart: string;
            /** @description What all features beyond the first ten cost. */
            readonly restByFeatureCents: number;
            /** @description What all models beyond the first ten cost. */
            readonly restByModelCents: number;
            /** @description What all users beyond the first ten cost. */
            readonly restByUserCents: number;
            /** @description One sentence. */
            readonly summary: string;
            readonly totalSpendCents: number;
        };
        readonly CustomerCostIncidentDto: {
            readonly actionTaken: string;
            readonly anomalyId: string;
            readonly causeExplanation: string | null;
            readonly costAtTriggerCents: number;
            /** @description What was refused, by its estimates; null when nothing was. */
            readonly costAvoidedCents: number | null;
            readonly detectedAt: string;
            /** @description The incident's id, or the anomaly's where none came of it. */
            readonly id: string;
            readonly recommendation: string | null;
            readonly resolvedAt: string | null;
            /**
             * @description `protected` only where something was refused, or a host says that it blocked or froze.
             * @enum {string}
             */
            readonly status: "protected" | "attention_needed" | "resolved";
            readonly thresholdCents: number | null;
            readonly title: string;
            /** @enum {string} */
            readonly triggerType: "cost_spike" | "budget_warning" | "budget_exceeded";
        };
        readonly CustomerCostIncidentListDto: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly incidents: readonly components["schemas"]["CustomerCostIncidentDto"][];
            /** @description Of all pages; anomalies of one incident count once. */
            readonly total: number;
        };
        readonly CustomerCostSummaryDto: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly budgetDailyCents: number | null;
            readonly budgetMonthlyCents: number | null;
            /** @description Of what is covered. May be above 100; null without a limit, and of a limit of 0. */
            readonly budgetUsedDailyPct: number | null;
            /** @description Of what is covered. May be above 100; null without a limit, and of a limit of 0. */
            readonly budgetUsedMonthlyPct: number | null;
            /** @description Costs before this instant are in; null when none were added up ever. */
            readonly coveredUntil: string | null;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description Whole days at this month's pace; 0 when nothing is left, null while the pace is not known. */
            readonly daysUntilBudgetExhausted: number | null;
            /** @description When the last complete snapshot was made; null without one. */
            readonly lastUpdated: string | null;
            /** @description Whether what is covered of today or this month is above its limit. */
            readonly overBudget: boolean;
            /** @description The month's spend, carried on at its pace to its end; null before 24 hours of it are covered. */
            readonly projectedMonthEndCents: number | null;
            /** @description Since the full hour at or before seven days ago. */
            readonly spend7dCents: number;
            /** @description Since the first of the month, UTC. */
            readonly spendMtdCents: number;
            /** @description Since midnight UTC. */
            readonly spendTodayCents: number;
            /** @enum {string} */
            readonly trend: "normal" | "rising" | "spike";
            readonly trendMessage: string | null;
        };
        readonly DatasetArtifacts: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly datasetId: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly items: readonly components["schemas"]["AnalyticsArtifact"][];
        };
        readonly DebriefExportRequest: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly DeferLesson: {
            /** @description When it comes back; in the future. */
            readonly deferUntil: components["schemas"]["Instant"];
        };
        readonly DetectCriticalSuccess: {
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description By what that shows. */
            readonly metrics?: {
                readonly [key: string]: unknown;
            };
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            /** @description What went very well, in a word. */
            readonly successType: string;
            readonly syntheticScenarioId?: string;
        };
        readonly DetectFailure: {
            /** @description By default that of the stored run or incident. */
            readonly errorCode?: string;
            /** @description By default that of the stored run or incident. */
            readonly errorMessage?: string;
            /** @default false */
            readonly isSynthetic?: boolean;
            /**
             * @description By default that of the stored run or incident; required of one that is not stored here, and of a run that did not fail.
             * @example CRITICAL
             * @example HIGH
             * @example MEDIUM
             * @example LOW
             */
            readonly severity?: string;
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            readonly syntheticScenarioId?: string;
        };
        readonly DetectNearThreshold: {
            /** @description Whole tokens, micro-dollars, or calls. */
            readonly currentValue: number;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @enum {string} */
            readonly metric: "budget" | "tokens" | "rate" | "cost";
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            readonly syntheticScenarioId?: string;
            readonly thresholdValue: number;
        };
        readonly Detector: {
            /** @description When it does, in one sentence. */
            readonly abstains: string;
            readonly category: string;
            /** @enum {string} */
            readonly detectorId: "step_repetition" | "no_progress" | "premature_end" | "tool_error_rate" | "runaway";
            readonly errorCode: string;
            /** @description One sentence. */
            readonly finds: string;
            /** @description Its defaults. */
            readonly parameters: {
                readonly [key: string]: number;
            };
            readonly severity: string;
            readonly version: number;
        };
        readonly DetectorList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly items: readonly components["schemas"]["Detector"][];
        };
        readonly DetectorParameters: {
            /** @default {} */
            readonly no_progress?: components["schemas"]["NoProgressParameters"];
            /** @default {} */
            readonly premature_end?: components["schemas"]["PrematureEndParameters"];
            /** @default {} */
            readonly runaway?: components["schemas"]["RunawayParameters"];
            /** @default {} */
            readonly step_repetition?: components["schemas"]["StepRepetitionParameters"];
            /** @default {} */
            readonly tool_error_rate?: components["schemas"]["ToolErrorRateParameters"];
        };
        readonly DetectorResult: {
            readonly abstentionReason: ("too_few_steps" | "too_many_steps" | "run_under_way" | "inputs_unknown" | "outputs_unknown" | "steps_missing" | "use_unknown" | "limits_unknown") | null;
            /** @enum {string} */
            readonly detectorId: "step_repetition" | "no_progress" | "premature_end" | "tool_error_rate" | "runaway";
            /** @description What it found, and in which steps. */
            readonly evidence: {
                readonly [key: string]: unknown;
            } | null;
            /** @description One sentence with the figures that it goes by. */
            readonly explanation: string;
            /** @description The first step that the finding is about. */
            readonly firstStepIndex: number | null;
            readonly lastStepIndex: number | null;
            readonly parameters: {
                readonly [key: string]: number;
            };
            /** @enum {string} */
            readonly verdict: "found" | "clear" | "abstained";
            /** @description Another rule gets another number. */
            readonly version: number;
        };
        readonly DetectPatterns: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most patterns of each type.
             * @default 10
             */
            readonly limit?: number;
            /**
             * @description Hours before `asOf` to look at.
             * @default 24
             */
            readonly windowHours?: number;
        };
        readonly DismissLesson: {
            readonly reason: string;
        };
        readonly EarlierResolution: {
            readonly basedOnIncidentId: string;
            readonly resolutionMethod: string | null;
            readonly resolutionSummary: string | null;
            readonly resolutionType: string | null;
            readonly resolvedAt: string;
        };
        readonly EnvelopeMeta: {
            /** @description The id under which the log speaks of the request. */
            readonly requestId: string;
            /** @description When the answer was given. */
            readonly timestamp: string;
        };
        readonly EvaluateRecovery: {
            readonly agentId?: string;
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @default [] */
            readonly historicalMatches?: readonly components["schemas"]["HistoricalMatch"][];
            /** @default 1 */
            readonly occurrenceCount?: number;
            readonly skillId?: string;
        };
        readonly Examination: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description Null as long as the run is under way. */
            readonly outcome: ("SUCCESS" | "FAILURE" | "BLOCKED" | "ABORTED") | null;
            /** @description One of each detector, in a fixed order. */
            readonly results: readonly components["schemas"]["DetectorResult"][];
            readonly runId: string;
            /** @description Steps of its trace. */
            readonly steps: number;
            readonly traceId: string;
        };
        readonly ExaminedRun: {
            readonly findings: readonly {
                readonly finding: components["schemas"]["RunFinding"];
                /** @description Whether this call stored it. */
                readonly recorded: boolean;
            }[];
            /** @description Null as long as the run is under way. */
            readonly outcome: ("SUCCESS" | "FAILURE" | "BLOCKED" | "ABORTED") | null;
            /** @description One of each detector, in a fixed order. */
            readonly results: readonly components["schemas"]["DetectorResult"][];
            readonly runId: string;
            /** @description The one signal of the run, raised by the first examination that found something: a `duplicate` in later ones, without an incident once it was pruned. Of a run that did not do its work, and whose own signal a rule suppressed, it is that one, and nothing is raised. Null when nothing was ever found. */
            readonly signal: components["schemas"]["RecordResult"] | null;
            /** @description Steps of its trace. */
            readonly steps: number;
            readonly traceId: string;
        };
        readonly ExamineRun: {
            /** @default {} */
            readonly parameters?: components["schemas"]["DetectorParameters"];
        };
        readonly ExportDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The same for every export of the same state and parameters. */
            readonly bundleId: string;
            /** @enum {string} */
            readonly bundleType: "evidence" | "soc2" | "executive_debrief";
            /** @description SHA-256 of the canonical JSON of the bundle's content. */
            readonly contentDigest: string;
            readonly createdAt: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly exportedBy: components["schemas"]["Actor"];
            readonly exportId: string;
            readonly exportReason: string | null;
            readonly fileBytes: number;
            readonly fileName: string;
            /** @description SHA-256 of the file that was handed out. */
            readonly fileSha256: string;
            /** @enum {string} */
            readonly format: "json" | "pdf" | "zip";
            readonly hashVersion: string;
            readonly incidentId: string;
            /** @description The key that signed it. */
            readonly keyId: string;
            /** @description Every input that the content depends on. */
            readonly params: {
                readonly [key: string]: unknown;
            };
            readonly preparedFor: string | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly supersedesExportId: string | null;
        };
        readonly ExportedBundle: {
            /** @description The signed bundle, where the format is `json`. */
            readonly bundle: {
                readonly [key: string]: unknown;
            } | null;
            readonly export: components["schemas"]["ExportRecord"];
        };
        readonly ExportList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["ExportRecord"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly ExportRecord: {
            /** @description The same for every export of the same state and parameters. */
            readonly bundleId: string;
            /** @enum {string} */
            readonly bundleType: "evidence" | "soc2" | "executive_debrief";
            /** @description SHA-256 of the canonical JSON of the bundle's content. */
            readonly contentDigest: string;
            readonly createdAt: string;
            readonly exportedBy: components["schemas"]["Actor"];
            readonly exportId: string;
            readonly exportReason: string | null;
            readonly fileBytes: number;
            readonly fileName: string;
            /** @description SHA-256 of the file that was handed out. */
            readonly fileSha256: string;
            /** @enum {string} */
            readonly format: "json" | "pdf" | "zip";
            readonly hashVersion: string;
            readonly incidentId: string;
            /** @description The key that signed it. */
            readonly keyId: string;
            /** @description Every input that the content depends on. */
            readonly params: {
                readonly [key: string]: unknown;
            };
            readonly preparedFor: string | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly supersedesExportId: string | null;
        };
        readonly ExportRequest: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly FailureEvidence: {
            readonly contentHash: string;
            readonly createdAt: string;
            readonly evidenceData: {
                readonly [key: string]: unknown;
            };
            readonly evidenceId: string;
            /** @enum {string} */
            readonly evidenceType: "llm_failure_capture" | "timeout_trace" | "exception_stack";
            /** @constant */
            readonly isImmutable: true;
        };
        readonly FeatureList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["FeatureTag"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly FeatureTag: {
            readonly displayName: string;
            readonly isActive: boolean;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly tag: string;
            readonly tenantId: string;
        };
        readonly FindingList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["RunFinding"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly GetHistoricalCostTrend: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default week
             * @enum {string}
             */
            readonly granularity?: "day" | "week" | "month";
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description IANA name of the zone whose days, weeks and months are the buckets.
             * @default UTC
             */
            readonly timeZone?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly GetHistoricalDistribution: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly GetHistoricalTrend: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default week
             * @enum {string}
             */
            readonly granularity?: "day" | "week" | "month";
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description IANA name of the zone whose days, weeks and months are the buckets.
             * @default UTC
             */
            readonly timeZone?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly GetMetrics: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Days before `asOf` in which the incidents were created.
             * @default 30
             */
            readonly windowDays?: number;
        };
        readonly Health: {
            /** @constant */
            readonly status: "ok";
        };
        readonly HistoricalDistributionEntry: {
            readonly count: number;
            /** @enum {string} */
            readonly dimension: "category" | "severity" | "cause_type";
            /** @description Two decimals; the percentages of a dimension sum to exactly 100. */
            readonly percentage: number;
            readonly value: string;
        };
        readonly HistoricalDistributionResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly byCategory: readonly components["schemas"]["HistoricalDistributionEntry"][];
            readonly byCauseType: readonly components["schemas"]["HistoricalDistributionEntry"][];
            readonly bySeverity: readonly components["schemas"]["HistoricalDistributionEntry"][];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly includeSynthetic: boolean;
            readonly totalIncidents: number;
            readonly windowDays: number;
        };
        readonly HistoricalMatch: {
            readonly action: string;
            readonly succeeded: boolean;
        };
        readonly HistoricalTrendDataPoint: {
            /** @description Of those resolved in the bucket, from start to resolution. */
            readonly avgResolutionTimeMs: number | null;
            /** @description Created in the bucket. */
            readonly incidentCount: number;
            /** @description The first day of the bucket in the time zone asked for, `YYYY-MM-DD`. */
            readonly period: string;
            /** @description Resolved in the bucket, whenever they were created. */
            readonly resolvedCount: number;
        };
        readonly HistoricalTrendResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly dataPoints: readonly components["schemas"]["HistoricalTrendDataPoint"][];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            /** @enum {string} */
            readonly granularity: "day" | "week" | "month";
            readonly includeSynthetic: boolean;
            readonly timeZone: string;
            readonly totalIncidents: number;
            readonly totalResolved: number;
            readonly windowDays: number;
        };
        readonly IncidentDetail: {
            readonly acknowledgedAt: string | null;
            readonly acknowledgedBy: string | null;
            readonly affectedAgentId: string | null;
            readonly autoAction: string | null;
            /** @description Its signals of kind call or run, or without a reference. */
            readonly callsAffected: number;
            /** @description `UNKNOWN` when it has none. */
            readonly category: string;
            /** @enum {string} */
            readonly causeType: "LLM_RUN" | "SYSTEM" | "HUMAN";
            readonly containedAt: string | null;
            /** @description Exact sum of its signals' costs; null when none carried one. */
            readonly costMicros: number | null;
            readonly createdAt: string;
            readonly description: string | null;
            readonly durationSeconds: number | null;
            readonly endedAt: string | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly fingerprint: string;
            readonly groupingKey: string;
            readonly incidentId: string;
            readonly isSynthetic: boolean;
            readonly lastSignalAt: string;
            /** @description Signals that came after it was over. */
            readonly lateSignals: number;
            /** @description `/policy/lessons/{lessonId}`; null as long as there is no lesson of it. */
            readonly lessonRef: string | null;
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            /** @description The same run under its older name. */
            readonly llmRunId: string | null;
            /** @description Signals per trigger type, on the overflow incident. */
            readonly overflowCounts: {
                readonly [key: string]: number;
            } | null;
            readonly ownerId: string | null;
            readonly policyId: string | null;
            /** @description Where it is found: `/policy/active/{policyId}`. */
            readonly policyRef: string | null;
            readonly postmortemArtifactId: string | null;
            /** @description The earlier incident of the same key. */
            readonly previousIncidentId: string | null;
            readonly recordedAt: string;
            /** @description What the recovery rules advise, by its error and by its history. */
            readonly recovery: components["schemas"]["IncidentRecovery"];
            readonly recurrenceSignature: string;
            /** @description References of its call signals, oldest first, up to the configured number. */
            readonly relatedCallIds: readonly string[];
            readonly reopenedAt: string | null;
            readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
            readonly resolutionNotes: string | null;
            readonly resolutionSummary: string | null;
            readonly resolutionType: string | null;
            readonly resolvedAt: string | null;
            readonly resolvedBy: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description Signals that opened it, joined it, or came by overflow. */
            readonly signalCount: number;
            readonly signatureVersion: string;
            /** @description Run of the opening signal. */
            readonly sourceRunId: string | null;
            /** @enum {string} */
            readonly sourceType: "killswitch" | "run" | "policy" | "manual" | "budget" | "system" | "cost_anomaly";
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly title: string;
            readonly triggerType: string;
            readonly triggerValue: string | null;
            readonly updatedAt: string;
            /** @description Rises with every change of state, owner or severity that a transition makes. */
            readonly version: number;
            readonly violationId: string | null;
            /** @description Where it is found: `/policy/violations/{violationId}`. */
            readonly violationRef: string | null;
            /** @description Start of the tumbling window of the opening signal. */
            readonly windowStart: string;
        };
        readonly IncidentDetailResponse: {
            readonly acknowledgedAt: string | null;
            readonly acknowledgedBy: string | null;
            readonly affectedAgentId: string | null;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly autoAction: string | null;
            /** @description Its signals of kind call or run, or without a reference. */
            readonly callsAffected: number;
            /** @description `UNKNOWN` when it has none. */
            readonly category: string;
            /** @enum {string} */
            readonly causeType: "LLM_RUN" | "SYSTEM" | "HUMAN";
            readonly containedAt: string | null;
            /** @description Exact sum of its signals' costs; null when none carried one. */
            readonly costMicros: number | null;
            readonly createdAt: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly description: string | null;
            readonly durationSeconds: number | null;
            readonly endedAt: string | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly fingerprint: string;
            readonly groupingKey: string;
            readonly incidentId: string;
            readonly isSynthetic: boolean;
            readonly lastSignalAt: string;
            /** @description Signals that came after it was over. */
            readonly lateSignals: number;
            /** @description `/policy/lessons/{lessonId}`; null as long as there is no lesson of it. */
            readonly lessonRef: string | null;
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            /** @description The same run under its older name. */
            readonly llmRunId: string | null;
            /** @description Signals per trigger type, on the overflow incident. */
            readonly overflowCounts: {
                readonly [key: string]: number;
            } | null;
            readonly ownerId: string | null;
            readonly policyId: string | null;
            /** @description Where it is found: `/policy/active/{policyId}`. */
            readonly policyRef: string | null;
            readonly postmortemArtifactId: string | null;
            /** @description The earlier incident of the same key. */
            readonly previousIncidentId: string | null;
            readonly recordedAt: string;
            /** @description What the recovery rules advise, by its error and by its history. */
            readonly recovery: components["schemas"]["IncidentRecovery"];
            readonly recurrenceSignature: string;
            /** @description References of its call signals, oldest first, up to the configured number. */
            readonly relatedCallIds: readonly string[];
            readonly reopenedAt: string | null;
            readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
            readonly resolutionNotes: string | null;
            readonly resolutionSummary: string | null;
            readonly resolutionType: string | null;
            readonly resolvedAt: string | null;
            readonly resolvedBy: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description Signals that opened it, joined it, or came by overflow. */
            readonly signalCount: number;
            readonly signatureVersion: string;
            /** @description Run of the opening signal. */
            readonly sourceRunId: string | null;
            /** @enum {string} */
            readonly sourceType: "killswitch" | "run" | "policy" | "manual" | "budget" | "system" | "cost_anomaly";
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly title: string;
            readonly triggerType: string;
            readonly triggerValue: string | null;
            readonly updatedAt: string;
            /** @description Rises with every change of state, owner or severity that a transition makes. */
            readonly version: number;
            readonly violationId: string | null;
            /** @description Where it is found: `/policy/violations/{violationId}`. */
            readonly violationRef: string | null;
            /** @description Start of the tumbling window of the opening signal. */
            readonly windowStart: string;
        };
        readonly IncidentEvent: {
            readonly actor: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly data: {
                readonly [key: string]: unknown;
            };
            readonly description: string;
            /** @enum {string} */
            readonly eventType: "incident_created" | "severity_escalated" | "reactivated" | "late_signals" | "overflow_summary" | "auto_resolved" | "acknowledged" | "resolved" | "manually_closed" | "reopened" | "assigned" | "note_added" | "severity_set" | "postmortem_created" | "postmortem_published" | "evidence_captured" | "contained" | "classified" | "remediated" | "communicated" | "recovered";
            readonly id: string;
            readonly incidentId: string;
            readonly leaf: string;
            readonly prev: string;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Position in the incident's timeline, without gaps. */
            readonly sequenceNo: number;
        };
        readonly IncidentEvidence: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description How earlier incidents of the same recurrence signature were resolved, the one resolved last first, at most 5: records of what was done, no advice. */
            readonly earlierResolutions: readonly components["schemas"]["EarlierResolution"][];
            /** @description Oldest first, at most 100. */
            readonly evidence: readonly components["schemas"]["StoredEvidence"][];
            /** @description Pieces of evidence that are stored with the incident. */
            readonly evidenceCount: number;
            readonly incidentId: string;
            /** @description From the violation signals of the incident, most signals first. */
            readonly policiesTriggered: readonly components["schemas"]["TriggeredPolicy"][];
            /** @description The recovery rules that matched, the best score first, ties by rule: advice, no order. */
            readonly recoverySuggestions: readonly components["schemas"]["RecoveryRuleResult"][];
            /** @description Newest first, at most 50; the incident itself is not among them. */
            readonly relatedIncidents: readonly components["schemas"]["RelatedIncident"][];
            /** @description The run of the opening signal; null when it named none. */
            readonly sourceRun: components["schemas"]["SourceRun"] | null;
        };
        readonly IncidentExplanation: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly incidentId: string;
            readonly key: components["schemas"]["KeyExplanation"];
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            readonly opening: components["schemas"]["OpeningExplanation"];
            /** @description The configuration of now; it may have been another when the incident opened. */
            readonly rules: components["schemas"]["RulesInForce"];
            /** @description The explanation in words, for a person. */
            readonly sentences: readonly string[];
            readonly severity: components["schemas"]["SeverityExplanation"];
            readonly signals: components["schemas"]["SignalsExplanation"];
            readonly title: string;
        };
        readonly IncidentId: string;
        readonly IncidentListResponse: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The tenant, the topic where there is one, and each filter that narrowed the list. */
            readonly filtersApplied: {
                readonly [key: string]: string | number | boolean;
            };
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["IncidentSummary"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
            readonly pagination: components["schemas"]["Pagination"];
            /** @description All incidents that match; null where they were not counted. */
            readonly total: number | null;
        };
        readonly IncidentMetricsResponse: {
            readonly ackedCount: number;
            /** @description Active or acknowledged; the acknowledged ones are counted in `ackedCount` too. */
            readonly activeCount: number;
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description Of those not resolved: how long ago they began. */
            readonly avgOpenAgeMs: number | null;
            readonly avgTimeToAcknowledgeMs: number | null;
            readonly avgTimeToContainmentMs: number | null;
            readonly avgTimeToResolutionMs: number | null;
            readonly criticalCount: number;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @constant */
            readonly definitions: "incident-metrics/v1";
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly highCount: number;
            readonly includeSynthetic: boolean;
            readonly lowCount: number;
            readonly medianOpenAgeMs: number | null;
            readonly medianTimeToAcknowledgeMs: number | null;
            readonly medianTimeToContainmentMs: number | null;
            readonly medianTimeToResolutionMs: number | null;
            readonly mediumCount: number;
            readonly oldestOpenAgeMs: number | null;
            readonly resolvedCount: number;
            /** @description Resolved too late, or open beyond the target. */
            readonly slaBreachedCount: number;
            /** @description Per cent with two decimals; null when nothing was due. */
            readonly slaComplianceRate: number | null;
            readonly slaMetCount: number;
            /** @description Open, and the target not yet reached; in neither of the other counts. */
            readonly slaPendingCount: number;
            /** @description Seconds from start to resolution, per severity. */
            readonly slaTargets: components["schemas"]["SlaTargets"];
            readonly totalCount: number;
            readonly windowDays: number;
        };
        readonly IncidentProof: {
            /** @description Runs that its signals name, most signals first, with the traces of those that were reported; then the ones whose traces are linked to it and whose signals are gone. */
            readonly aosTraces: readonly {
                readonly runId: string;
                readonly signalCount: number;
                readonly traceId: string | null;
            }[];
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMoreEntries: boolean;
            readonly hasMoreLogs: boolean;
            readonly incidentId: string;
            readonly integrity: components["schemas"]["TimelineIntegrity"];
            /** @description Its signals as stored, oldest first, at most 100. */
            readonly rawLogs: readonly components["schemas"]["Signal"][];
            /** @description Oldest first, at most 1000. */
            readonly timeline: readonly components["schemas"]["IncidentEvent"][];
        };
        readonly IncidentRecovery: {
            /** @description To four decimals. */
            readonly confidence: number;
            /** @enum {string} */
            readonly errorCategory: "TRANSIENT" | "PERMISSION" | "RESOURCE" | "VALIDATION" | "INFRASTRUCTURE" | "PLANNER" | "PERMANENT";
            readonly explanation: string;
            /** @description Whether an action is recommended that needs no person, with a confidence of 0.8 or more. */
            readonly mayExecuteUnattended: boolean;
            /** @description Action of the best match; null when nothing reaches a confidence of 0.3. */
            readonly recommendedAction: string | null;
            /** @enum {string} */
            readonly recoveryMode: "RETRY_EXPONENTIAL" | "RETRY_WITH_JITTER" | "ESCALATE" | "ABORT";
        };
        readonly "incidents.access.getKey": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly keyId: string;
        };
        readonly "incidents.access.issueKey": {
            /** @description Whom timeline and audit name when it is used, never the product itself; by default a program of the key's name. */
            readonly actor?: {
                readonly id: string;
                /** @enum {string} */
                readonly type: "HUMAN" | "AGENT";
            };
            /** @description How long it lives; by default until it is revoked or rotated, and never longer than a key that issues it. */
            readonly expiresInSeconds?: number;
            /** @description What people know it by, such as the program that uses it. */
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "responder" | "ingest" | "admin";
            /** @description The only permissions of the role that it has; by default it has all of them. */
            readonly scopes?: readonly ("incidents.read" | "incidents.write" | "signals.record" | "costs.write" | "access.manage" | "webhooks.manage" | "maintenance")[];
        };
        readonly "incidents.access.listKeys": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.access.revokeKey": {
            readonly keyId: string;
            readonly reason?: string;
        };
        readonly "incidents.access.rotateKey": {
            readonly keyId: string;
            /**
             * @description How long the old key goes on beside the new one: 0 to 30 days, a day by default.
             * @default 86400
             */
            readonly overlapSeconds?: number;
        };
        readonly "incidents.costGuard.getExplained": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default 7d
             * @enum {string}
             */
            readonly period?: "today" | "7d" | "30d";
            /** @description Not needed: the tenant is that of the caller. Another one is refused. */
            readonly tenantId?: components["schemas"]["TenantId"];
        };
        readonly "incidents.costGuard.getIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly includeResolved?: boolean | ("true" | "false");
            /** @default 20 */
            readonly limit?: number;
            /** @default 0 */
            readonly offset?: number;
            /** @description Not needed: the tenant is that of the caller. Another one is refused. */
            readonly tenantId?: components["schemas"]["TenantId"];
        };
        readonly "incidents.costGuard.getSummary": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Not needed: the tenant is that of the caller. Another one is refused. */
            readonly tenantId?: components["schemas"]["TenantId"];
        };
        readonly "incidents.costs.commitReservation": {
            readonly actualMicros: number;
            /** @default 0 */
            readonly inputTokens?: number;
            /** @description When it was spent; now by default. Not before it was reserved nor in the future, give or take 5 minutes. */
            readonly occurredAt?: components["schemas"]["Instant"];
            /** @default 0 */
            readonly outputTokens?: number;
            readonly reservationId: string;
        };
        readonly "incidents.costs.computeSnapshots": Record<string, never>;
        readonly "incidents.costs.getReservation": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly reservationId: string;
        };
        readonly "incidents.costs.listAnomalies": {
            /** @enum {string} */
            readonly anomalyType?: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT" | "BUDGET_WARNING" | "BUDGET_EXCEEDED" | "USER_SPIKE" | "FEATURE_SPIKE" | "TENANT_SPIKE" | "DRIFT";
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            readonly entityId?: string;
            /** @enum {string} */
            readonly entityType?: "tenant" | "user" | "feature" | "model" | "agent";
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly severity?: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
        };
        readonly "incidents.costs.listBudgets": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @enum {string} */
            readonly budgetType?: "tenant" | "feature" | "user";
            readonly cursor?: components["schemas"]["Cursor"];
            readonly entityId?: string;
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.costs.listFeatures": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.costs.listSnapshots": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly snapshotType?: "hourly" | "daily";
        };
        readonly "incidents.costs.nameFeature": {
            readonly displayName: string;
            /** @default true */
            readonly isActive?: boolean;
            /** @description As cost records have it. */
            readonly tag: string;
        };
        readonly "incidents.costs.recordAnomaly": {
            /**
             * @description What was done about it at once.
             * @enum {string}
             */
            readonly action?: "notified" | "throttled" | "blocked" | "frozen";
            /** @description Seen again on the same UTC day it raises one signal per severity at most. */
            readonly anomalyId: string;
            /** @enum {string} */
            readonly anomalyType: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT" | "BUDGET_WARNING" | "BUDGET_EXCEEDED" | "USER_SPIKE" | "FEATURE_SPIKE" | "TENANT_SPIKE" | "DRIFT";
            /** @default 1 */
            readonly breachCount?: number;
            /** @default 1 */
            readonly confidence?: number;
            readonly currentValueMicros: number;
            /**
             * @default UNKNOWN
             * @enum {string}
             */
            readonly derivedCause?: "RETRY_LOOP" | "PROMPT_GROWTH" | "FEATURE_SURGE" | "TRAFFIC_GROWTH" | "UNKNOWN";
            readonly entityId?: string;
            /**
             * @default tenant
             * @enum {string}
             */
            readonly entityType?: "tenant" | "user" | "feature" | "model" | "agent";
            readonly expectedValueMicros: number;
            readonly message?: string;
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            /** @description When it was seen; now by default. */
            readonly observedAt?: components["schemas"]["Instant"];
            /**
             * @description The span that both values are of.
             * @enum {string}
             */
            readonly period?: "hourly" | "daily" | "monthly";
            readonly periodStart?: components["schemas"]["Instant"];
            readonly runId?: string;
            /** @enum {string} */
            readonly severity: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
            /** @description Per cent of the expected value (of a budget: of its limit) from which on it is out of line. */
            readonly thresholdPct?: number;
        };
        readonly "incidents.costs.recordCosts": {
            readonly records: readonly components["schemas"]["CostRecordInput"][];
        };
        readonly "incidents.costs.releaseReservation": {
            readonly reservationId: string;
        };
        readonly "incidents.costs.reserve": {
            readonly estimateMicros: number;
            readonly featureTag?: string;
            readonly model: string;
            readonly requestId?: string;
            /** @description Of this step alone: sent again in the same words it is one reservation; a new step needs a new id. */
            readonly reservationId?: string;
            readonly runId?: string;
            readonly skillId?: string;
            /** @default 600 */
            readonly ttlSeconds?: number;
            readonly userId?: string;
            readonly workflowId?: string;
        };
        readonly "incidents.costs.resolveAnomaly": {
            readonly anomalyId: string;
            readonly reason?: string;
        };
        readonly "incidents.costs.setBudget": {
            /**
             * @default tenant
             * @enum {string}
             */
            readonly budgetType?: "tenant" | "feature" | "user";
            /**
             * @description 0 allows nothing; null is no limit.
             * @default null
             */
            readonly dailyLimitMicros?: number | null;
            /** @description The feature's tag or the user's id; not for the tenant. */
            readonly entityId?: string;
            /**
             * @description Whether reservations beyond the limit are refused.
             * @default false
             */
            readonly hardLimitEnabled?: boolean;
            /**
             * @description False takes the budget back.
             * @default true
             */
            readonly isActive?: boolean;
            /**
             * @description 0 allows nothing; null is no limit.
             * @default null
             */
            readonly monthlyLimitMicros?: number | null;
            /** @default 80 */
            readonly warnThresholdPct?: number;
        };
        readonly "incidents.detectors.examineRun": {
            /** @default {} */
            readonly parameters?: components["schemas"]["DetectorParameters"];
            readonly runId: string;
        };
        readonly "incidents.detectors.getExamination": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly runId: string;
        };
        readonly "incidents.detectors.listDetectors": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
        };
        readonly "incidents.detectors.listFindings": {
            readonly agentId?: string;
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @enum {string} */
            readonly detectorId?: "step_repetition" | "no_progress" | "premature_end" | "tool_error_rate" | "runaway";
            /** @default 50 */
            readonly limit?: number;
            readonly runId?: string;
        };
        readonly "incidents.export.createEvidenceBundle": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            readonly incidentId: components["schemas"]["IncidentId"];
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly "incidents.export.createExecutiveDebrief": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            readonly incidentId: components["schemas"]["IncidentId"];
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly "incidents.export.createSoc2Bundle": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            readonly incidentId: components["schemas"]["IncidentId"];
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description The period that the audit covers; by default the calendar quarter (UTC) in which the incident began. */
            readonly period?: components["schemas"]["CompliancePeriod"];
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly "incidents.export.getConsistencyProof": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Tree size of an earlier checkpoint. */
            readonly from: components["schemas"]["TreeSize"];
            /** @description Tree size of a later one; by default of the latest. */
            readonly to?: components["schemas"]["TreeSize"];
        };
        readonly "incidents.export.getExport": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly exportId: string;
        };
        readonly "incidents.export.getExportFile": {
            readonly exportId: string;
        };
        readonly "incidents.export.getInclusionProof": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.export.getKeys": Record<string, never>;
        readonly "incidents.export.listCheckpoints": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.export.listExports": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @enum {string} */
            readonly bundleType?: "evidence" | "soc2" | "executive_debrief";
            readonly cursor?: components["schemas"]["Cursor"];
            readonly incidentId?: components["schemas"]["IncidentId"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.export.verifyCheckpoint": Record<string, never>;
        readonly "incidents.lessons.convertLessonToDraft": {
            readonly lessonId: string;
        };
        readonly "incidents.lessons.deferLesson": {
            /** @description When it comes back; in the future. */
            readonly deferUntil: components["schemas"]["Instant"];
            readonly lessonId: string;
        };
        readonly "incidents.lessons.detectFromCriticalSuccess": {
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description By what that shows. */
            readonly metrics?: {
                readonly [key: string]: unknown;
            };
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            /** @description What went very well, in a word. */
            readonly successType: string;
            readonly syntheticScenarioId?: string;
        };
        readonly "incidents.lessons.detectFromFailure": {
            /** @description By default that of the stored run or incident. */
            readonly errorCode?: string;
            /** @description By default that of the stored run or incident. */
            readonly errorMessage?: string;
            /** @default false */
            readonly isSynthetic?: boolean;
            /**
             * @description By default that of the stored run or incident; required of one that is not stored here, and of a run that did not fail.
             * @example CRITICAL
             * @example HIGH
             * @example MEDIUM
             * @example LOW
             */
            readonly severity?: string;
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            readonly syntheticScenarioId?: string;
        };
        readonly "incidents.lessons.detectFromNearThreshold": {
            /** @description Whole tokens, micro-dollars, or calls. */
            readonly currentValue: number;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @enum {string} */
            readonly metric: "budget" | "tokens" | "rate" | "cost";
            /** @description Id of the run or incident, in any form that its host uses. */
            readonly sourceEventId: string;
            /**
             * @default run
             * @enum {string}
             */
            readonly sourceEventType?: "run" | "incident";
            /** @description The run behind it; by default the source event, when it is a run. */
            readonly sourceRunId?: string;
            readonly syntheticScenarioId?: string;
            readonly thresholdValue: number;
        };
        readonly "incidents.lessons.dismissLesson": {
            readonly lessonId: string;
            readonly reason: string;
        };
        readonly "incidents.lessons.getLesson": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly lessonId: string;
        };
        readonly "incidents.lessons.getLessonStats": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether lessons of synthetic events are among them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
        };
        readonly "incidents.lessons.listLessons": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @description Whether lessons of synthetic events are among them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /** @enum {string} */
            readonly lessonType?: "failure" | "near_threshold" | "critical_success";
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly severity?: "CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
            readonly sourceIncidentId?: components["schemas"]["IncidentId"];
            /** @enum {string} */
            readonly status?: "pending" | "converted_to_draft" | "deferred" | "dismissed";
        };
        readonly "incidents.lessons.reactivateLesson": {
            readonly lessonId: string;
        };
        readonly "incidents.policies.approveProposal": {
            /** @description The one agent that the rule is for, and that the back-test is of; all by default. */
            readonly agentId?: string;
            /** @description Name of the rule; that of the proposal by default. */
            readonly name?: string;
            /** @description Why; required when the back-test argues against what the rule would suppress. */
            readonly notes?: string;
            /** @description Id of the rule; one is given by default. */
            readonly policyId?: string;
            readonly proposalId: string;
            /** @description What the rule keeps from becoming incidents: as proposed by default, nothing when null. */
            readonly suppression?: components["schemas"]["Suppression"] | null;
        };
        readonly "incidents.policies.backtestProposal": {
            /** @description The one agent that the rule would be for; all by default. */
            readonly agentId?: string;
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description First receipt that is looked at; 30 days before the end by default. */
            readonly from?: components["schemas"]["Instant"];
            /**
             * @description How many signals and incidents are named of each kind.
             * @default 20
             */
            readonly limit?: number;
            readonly proposalId: string;
            /** @description End of the receipts that are looked at; now by default. */
            readonly to?: components["schemas"]["Instant"];
        };
        readonly "incidents.policies.backtestSuppression": {
            /** @description The one agent that the rule would be for; all by default. */
            readonly agentId?: string;
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description First receipt that is looked at; 30 days before the end by default. */
            readonly from?: components["schemas"]["Instant"];
            /**
             * @description How many signals and incidents are named of each kind.
             * @default 20
             */
            readonly limit?: number;
            readonly suppression: components["schemas"]["Suppression"];
            /** @description End of the receipts that are looked at; now by default. */
            readonly to?: components["schemas"]["Instant"];
        };
        readonly "incidents.policies.createRule": {
            /** @description When it applies, in the host's own words; kept, not interpreted. */
            readonly conditions?: {
                readonly [key: string]: unknown;
            };
            readonly description?: string;
            /**
             * @default BLOCK
             * @enum {string}
             */
            readonly enforcementMode?: "BLOCK" | "WARN" | "AUDIT" | "DISABLED";
            readonly name: string;
            /** @description The host's own; one is given by default. */
            readonly policyId?: string;
            /** @description What it is about, such as `PII`; violations may name it so. */
            readonly policyType?: string;
            /**
             * @default SAFETY
             * @enum {string}
             */
            readonly ruleType?: "SYSTEM" | "SAFETY" | "ETHICAL" | "TEMPORAL";
            /**
             * @default TENANT
             * @enum {string}
             */
            readonly scope?: "GLOBAL" | "TENANT" | "PROJECT" | "AGENT";
            /** @description The project or agent that it is for; required of those scopes. */
            readonly scopeId?: string;
            /**
             * @default MANUAL
             * @enum {string}
             */
            readonly source?: "MANUAL" | "SYSTEM" | "LEARNED";
            /** @description The incident that gave rise to it; by default the one that the proposal was made from. */
            readonly sourceIncidentId?: components["schemas"]["IncidentId"];
            /** @description The proposal that it was made from; one that was approved, as approving makes the first rule. */
            readonly sourceProposalId?: string;
            readonly suppression?: components["schemas"]["Suppression"];
        };
        readonly "incidents.policies.getEvaluation": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly runId: string;
        };
        readonly "incidents.policies.getProposal": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly proposalId: string;
        };
        readonly "incidents.policies.getRule": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly policyId: string;
        };
        readonly "incidents.policies.getViolation": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly violationId: string;
        };
        readonly "incidents.policies.listPreventions": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
            readonly policyId?: string;
            readonly runId?: string;
        };
        readonly "incidents.policies.listProposals": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly status?: "draft" | "approved" | "rejected";
        };
        readonly "incidents.policies.listRules": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly status?: "ACTIVE" | "RETIRED";
        };
        readonly "incidents.policies.listViolations": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            readonly incidentId?: components["schemas"]["IncidentId"];
            /** @default 50 */
            readonly limit?: number;
            readonly policyId?: string;
            readonly runId?: string;
        };
        readonly "incidents.policies.recordEvaluation": {
            /** @description By default 1 for `no_violation` and `violation_incident`, otherwise unknown. */
            readonly confidence?: number;
            /**
             * @description Whether somebody should think of a new policy.
             * @default false
             */
            readonly draftCandidate?: boolean;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @enum {string} */
            readonly outcome?: "no_violation" | "violation_incident" | "advisory" | "not_applicable";
            /** @default 0 */
            readonly policiesChecked?: number;
            readonly reason?: string;
            readonly runId: string;
            /** @description The status that the run ended with; instead of an outcome. */
            readonly runStatus?: components["schemas"]["RunStatus"];
            readonly syntheticScenarioId?: string;
        };
        readonly "incidents.policies.recordViolation": {
            readonly agentId?: string;
            readonly evaluatedValue?: string;
            /** @description What shows it. Stored with the fact, before any incident. */
            readonly evidence: {
                readonly [key: string]: unknown;
            };
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description When it happened; now by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            /** @description Id of an enabled rule, or the policy type of one. */
            readonly policyId: string;
            /** @description What the policy is about, such as `PII` or `CONTENT_ACCURACY`. */
            readonly policyType: string;
            readonly reason: string;
            readonly runId: string;
            readonly severity?: components["schemas"]["Severity"];
            /** @description The step of the run's trace that broke it. */
            readonly stepIndex?: number;
            readonly syntheticScenarioId?: string;
            readonly thresholdCondition?: string;
            /** @description What exactly was broken, such as `PII_SSN`. */
            readonly violatedRule: string;
            /** @description The host's own; one is given by default. */
            readonly violationId?: string;
        };
        readonly "incidents.policies.rejectProposal": {
            readonly notes: string;
            readonly proposalId: string;
        };
        readonly "incidents.policies.retireRule": {
            readonly policyId: string;
            readonly reason: string;
        };
        readonly "incidents.policies.verifyViolationTruth": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly violationId: string;
        };
        readonly "incidents.query.analyzeCostImpact": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most groups to return; totals cover all of them.
             * @default 20
             */
            readonly limit?: number;
        };
        readonly "incidents.query.analyzeRecurrence": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most groups to return; totals cover all of them.
             * @default 20
             */
            readonly limit?: number;
            /**
             * @description Fewest occurrences of a group.
             * @default 3
             */
            readonly recurrenceThreshold?: number;
        };
        readonly "incidents.query.detectPatterns": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Most patterns of each type.
             * @default 10
             */
            readonly limit?: number;
            /**
             * @description Hours before `asOf` to look at.
             * @default 24
             */
            readonly windowHours?: number;
        };
        readonly "incidents.query.explainIncident": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.query.getCategoryLearnings": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description `uncategorized` for those without. */
            readonly category: "uncategorized" | components["schemas"]["Category"];
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
        };
        readonly "incidents.query.getHistoricalCostTrend": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default week
             * @enum {string}
             */
            readonly granularity?: "day" | "week" | "month";
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description IANA name of the zone whose days, weeks and months are the buckets.
             * @default UTC
             */
            readonly timeZone?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly "incidents.query.getHistoricalDistribution": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly "incidents.query.getHistoricalTrend": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default week
             * @enum {string}
             */
            readonly granularity?: "day" | "week" | "month";
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description IANA name of the zone whose days, weeks and months are the buckets.
             * @default UTC
             */
            readonly timeZone?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 90
             */
            readonly windowDays?: number;
        };
        readonly "incidents.query.getIncidentDetail": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.query.getIncidentEvidence": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.query.getIncidentLearnings": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
        };
        readonly "incidents.query.getIncidentProof": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.query.getIncidentsForRun": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly runId: string;
        };
        readonly "incidents.query.getIncidentSignals": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.query.getIncidentStats": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly since?: components["schemas"]["Instant"];
        };
        readonly "incidents.query.getIncidentTimeline": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.query.getMetrics": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
            /**
             * @description Days before `asOf` in which the incidents were created.
             * @default 30
             */
            readonly windowDays?: number;
        };
        readonly "incidents.query.getPostmortem": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.query.getRecurrenceForCategory": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @description Days before `asOf` to look at.
             * @default 30
             */
            readonly baselineDays?: number;
            /** @description `uncategorized` for those without. */
            readonly category: "uncategorized" | components["schemas"]["Category"];
            /** @description Whether synthetic incidents count; lists always show them. */
            readonly includeSynthetic?: boolean | ("true" | "false");
        };
        readonly "incidents.query.listActiveIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description `UNKNOWN` finds incidents without one. */
            readonly category?: components["schemas"]["Category"];
            /**
             * @example LLM_RUN
             * @example SYSTEM
             * @example HUMAN
             */
            readonly causeType?: string;
            /** @description Created at this instant or later. */
            readonly createdAfter?: components["schemas"]["Instant"];
            /** @description Created at this instant or earlier. */
            readonly createdBefore?: components["schemas"]["Instant"];
            /** @description Where the page before ended; not together with `offset`. */
            readonly cursor?: components["schemas"]["Cursor"];
            /** @description Whether to count all incidents that match; when left out, only pages without a cursor count them. */
            readonly includeTotal?: boolean | ("true" | "false");
            /** @description Both when left out. */
            readonly isSynthetic?: boolean | ("true" | "false");
            /** @default 20 */
            readonly limit?: number;
            /**
             * @description Rows to skip; for deep pages use `cursor` instead.
             * @default 0
             */
            readonly offset?: number;
            readonly ownerId?: string;
            readonly severity?: components["schemas"]["Severity"];
            /**
             * @description Severity by rank; incidents without the instant come last.
             * @default created_at
             * @enum {string}
             */
            readonly sortBy?: "created_at" | "resolved_at" | "severity";
            /**
             * @default desc
             * @enum {string}
             */
            readonly sortOrder?: "asc" | "desc";
            readonly triggerType?: components["schemas"]["TriggerType"];
        };
        readonly "incidents.query.listHistoricalIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description `UNKNOWN` finds incidents without one. */
            readonly category?: components["schemas"]["Category"];
            /**
             * @example LLM_RUN
             * @example SYSTEM
             * @example HUMAN
             */
            readonly causeType?: string;
            /** @description Created at this instant or later. */
            readonly createdAfter?: components["schemas"]["Instant"];
            /** @description Created at this instant or earlier. */
            readonly createdBefore?: components["schemas"]["Instant"];
            /** @description Where the page before ended; not together with `offset`. */
            readonly cursor?: components["schemas"]["Cursor"];
            /** @description Whether to count all incidents that match; when left out, only pages without a cursor count them. */
            readonly includeTotal?: boolean | ("true" | "false");
            /** @description Both when left out. */
            readonly isSynthetic?: boolean | ("true" | "false");
            /** @default 20 */
            readonly limit?: number;
            /**
             * @description Rows to skip; for deep pages use `cursor` instead.
             * @default 0
             */
            readonly offset?: number;
            readonly ownerId?: string;
            /** @description Resolved at this instant or later. */
            readonly resolvedAfter?: components["schemas"]["Instant"];
            /** @description Resolved at this instant or earlier. */
            readonly resolvedBefore?: components["schemas"]["Instant"];
            /**
             * @description Days after which a resolved incident counts as historical.
             * @default 30
             */
            readonly retentionDays?: number;
            readonly severity?: components["schemas"]["Severity"];
            /**
             * @description Severity by rank; incidents without the instant come last.
             * @default resolved_at
             * @enum {string}
             */
            readonly sortBy?: "created_at" | "resolved_at" | "severity";
            /**
             * @default desc
             * @enum {string}
             */
            readonly sortOrder?: "asc" | "desc";
            readonly triggerType?: components["schemas"]["TriggerType"];
        };
        readonly "incidents.query.listIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description `UNKNOWN` finds incidents without one. */
            readonly category?: components["schemas"]["Category"];
            /**
             * @example LLM_RUN
             * @example SYSTEM
             * @example HUMAN
             */
            readonly causeType?: string;
            /** @description Created at this instant or later. */
            readonly createdAfter?: components["schemas"]["Instant"];
            /** @description Created at this instant or earlier. */
            readonly createdBefore?: components["schemas"]["Instant"];
            /** @description Where the page before ended; not together with `offset`. */
            readonly cursor?: components["schemas"]["Cursor"];
            /** @description Whether to count all incidents that match; when left out, only pages without a cursor count them. */
            readonly includeTotal?: boolean | ("true" | "false");
            /** @description Both when left out. */
            readonly isSynthetic?: boolean | ("true" | "false");
            /**
             * @example ACTIVE
             * @example ACKED
             * @example RESOLVED
             */
            readonly lifecycleState?: string;
            /** @default 20 */
            readonly limit?: number;
            /**
             * @description Rows to skip; for deep pages use `cursor` instead.
             * @default 0
             */
            readonly offset?: number;
            readonly ownerId?: string;
            /** @description Resolved at this instant or later. */
            readonly resolvedAfter?: components["schemas"]["Instant"];
            /** @description Resolved at this instant or earlier. */
            readonly resolvedBefore?: components["schemas"]["Instant"];
            readonly severity?: components["schemas"]["Severity"];
            /**
             * @description Severity by rank; incidents without the instant come last.
             * @default created_at
             * @enum {string}
             */
            readonly sortBy?: "created_at" | "resolved_at" | "severity";
            /**
             * @default desc
             * @enum {string}
             */
            readonly sortOrder?: "asc" | "desc";
            readonly status?: components["schemas"]["IncidentStatus"];
            /**
             * @example ACTIVE
             * @example RESOLVED
             */
            readonly topic?: string;
            readonly triggerType?: components["schemas"]["TriggerType"];
        };
        readonly "incidents.query.listPublicIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description `UNKNOWN` finds incidents without one. */
            readonly category?: components["schemas"]["Category"];
            /**
             * @example LLM_RUN
             * @example SYSTEM
             * @example HUMAN
             */
            readonly causeType?: string;
            /** @description Created at this instant or later. Of `active` only. */
            readonly createdAfter?: components["schemas"]["Instant"];
            /** @description Created at this instant or earlier. Of `active` only. */
            readonly createdBefore?: components["schemas"]["Instant"];
            /** @description Both when left out. Not of `historical`. */
            readonly isSynthetic?: boolean | ("0" | "1" | "true" | "yes" | "false" | "no");
            /** @default 20 */
            readonly limit?: number;
            /**
             * @description Rows to skip.
             * @default 0
             */
            readonly offset?: number;
            /** @description Resolved at this instant or later. Of `resolved` only. */
            readonly resolvedAfter?: components["schemas"]["Instant"];
            /** @description Resolved at this instant or earlier. Of `resolved` only. */
            readonly resolvedBefore?: components["schemas"]["Instant"];
            /** @description Days after which a resolved incident counts as historical, 30 when left out. Of `historical` only. */
            readonly retentionDays?: number;
            readonly severity?: components["schemas"]["Severity"];
            /**
             * @description Decides which other parameters there are, and the order of the list.
             * @enum {string}
             */
            readonly topic: "active" | "resolved" | "historical";
        };
        readonly "incidents.query.listResolvedIncidents": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /** @description `UNKNOWN` finds incidents without one. */
            readonly category?: components["schemas"]["Category"];
            /**
             * @example LLM_RUN
             * @example SYSTEM
             * @example HUMAN
             */
            readonly causeType?: string;
            /** @description Where the page before ended; not together with `offset`. */
            readonly cursor?: components["schemas"]["Cursor"];
            /** @description Leaves out those resolved more than `retentionDays` ago. */
            readonly excludeHistorical?: boolean | ("true" | "false");
            /** @description Whether to count all incidents that match; when left out, only pages without a cursor count them. */
            readonly includeTotal?: boolean | ("true" | "false");
            /** @description Both when left out. */
            readonly isSynthetic?: boolean | ("true" | "false");
            /** @default 20 */
            readonly limit?: number;
            /**
             * @description Rows to skip; for deep pages use `cursor` instead.
             * @default 0
             */
            readonly offset?: number;
            readonly ownerId?: string;
            /** @description Resolved at this instant or later. */
            readonly resolvedAfter?: components["schemas"]["Instant"];
            /** @description Resolved at this instant or earlier. */
            readonly resolvedBefore?: components["schemas"]["Instant"];
            /**
             * @description Days after which a resolved incident counts as historical.
             * @default 30
             */
            readonly retentionDays?: number;
            readonly severity?: components["schemas"]["Severity"];
            /**
             * @description Severity by rank; incidents without the instant come last.
             * @default resolved_at
             * @enum {string}
             */
            readonly sortBy?: "created_at" | "resolved_at" | "severity";
            /**
             * @default desc
             * @enum {string}
             */
            readonly sortOrder?: "asc" | "desc";
            readonly triggerType?: components["schemas"]["TriggerType"];
        };
        readonly "incidents.recoveryRules.evaluate": {
            readonly agentId?: string;
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @default [] */
            readonly historicalMatches?: readonly components["schemas"]["HistoricalMatch"][];
            /** @default 1 */
            readonly occurrenceCount?: number;
            readonly skillId?: string;
        };
        readonly "incidents.recoveryRules.getRules": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
        };
        readonly "incidents.recurrence.createPostmortemStub": {
            readonly incidentId: components["schemas"]["IncidentId"];
        };
        readonly "incidents.recurrence.getRecurrenceGroup": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.recurrence.publishPostmortem": {
            /**
             * @description What keeps it from happening again.
             * @default []
             */
            readonly changes?: readonly {
                readonly isDone: boolean;
                /** @description Where the change is found, such as a ticket or a policy rule. */
                readonly reference: string;
            }[];
            /** @description How well the response worked. */
            readonly effectiveness: string;
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @description Why it happened. */
            readonly rootCause: string;
        };
        readonly "incidents.runs.appendSteps": {
            readonly runId: string;
            readonly steps: readonly components["schemas"]["TraceStepInput"][];
        };
        readonly "incidents.runs.getLlmFailure": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly runId: string;
        };
        readonly "incidents.runs.getRun": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly runId: string;
        };
        readonly "incidents.runs.getTrace": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
            readonly runId: string;
        };
        readonly "incidents.runs.listRuns": {
            readonly agentId?: string;
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            readonly errorCode?: string;
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly outcome?: "SUCCESS" | "FAILURE" | "BLOCKED" | "ABORTED";
        };
        readonly "incidents.runs.recordLlmFailure": {
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description Time until it failed. */
            readonly durationMs?: number;
            readonly errorCode: string;
            readonly errorMessage: string;
            /** @enum {string} */
            readonly failureType: "timeout" | "exception" | "invalid_output";
            readonly inputTokens?: number;
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            readonly model: string;
            /** @description When it failed; now by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly outputTokens?: number;
            /** @description The request to the model. */
            readonly requestId?: string;
            readonly runId: string;
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
        };
        readonly "incidents.runs.reportOutcome": {
            /** @description When it ended, not before it started; now by default. */
            readonly completedAt?: components["schemas"]["Instant"];
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description What went wrong, in a word; by default what the termination reason comes to, else the one that stands in the message as a whole word. */
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @description Separates problems whose error code and category are the same; by default nothing does. */
            readonly fingerprint?: string;
            readonly inputTokens?: number;
            readonly outputTokens?: number;
            readonly runId: string;
            /** @description The status that it ended with, such as `succeeded`, `failed`, `halted`. */
            readonly status: components["schemas"]["RunStatus"];
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
            /** @description The policy that stopped it. */
            readonly violationPolicyId?: string;
        };
        readonly "incidents.runs.reportRun": {
            readonly agentId: string;
            /** @default 1 */
            readonly attempt?: number;
            /** @description When it ended, not before it started; now by default. */
            readonly completedAt?: components["schemas"]["Instant"];
            readonly correlationId?: string;
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description What went wrong, in a word; by default what the termination reason comes to, else the one that stands in the message as a whole word. */
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @description Separates problems whose error code and category are the same; by default nothing does. */
            readonly fingerprint?: string;
            readonly goal?: string;
            readonly inputTokens?: number;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description What it may use, where its host sets a limit. */
            readonly limits?: components["schemas"]["RunLimits"];
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            readonly outputTokens?: number;
            /** @description The run that this one tries again, or belongs to. */
            readonly parentRunId?: string;
            readonly policySnapshotId?: string;
            readonly projectId?: string;
            /** @description The host's own; one is given by default. */
            readonly runId?: string;
            /** @description When it started; now by default. */
            readonly startedAt?: components["schemas"]["Instant"];
            /** @description `queued`, `running` and `retry` are runs under way; with any other the run is over. */
            readonly status?: components["schemas"]["RunStatus"];
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            readonly syntheticScenarioId?: string;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
            /** @description Id of its trace; one is given by default. */
            readonly traceId?: string;
            /** @description The policy that stopped it. */
            readonly violationPolicyId?: string;
        };
        readonly "incidents.signals.record": {
            readonly signals: readonly components["schemas"]["SignalInput"][];
        };
        readonly "incidents.signals.recordAlerts": {
            readonly alerts: readonly components["schemas"]["AlertmanagerAlert"][];
            /**
             * @description Where this Alertmanager is looked at.
             * @default
             */
            readonly externalURL?: string;
            /**
             * @description Names the group of alerts that are sent together; by default its labels do.
             * @default
             */
            readonly groupKey?: string;
            /**
             * @description The labels by which alerts are grouped.
             * @default {}
             */
            readonly groupLabels?: {
                readonly [key: string]: string;
            };
            /** @default  */
            readonly receiver?: string;
            /**
             * @description Alerts of the group that `max_alerts` left out.
             * @default 0
             */
            readonly truncatedAlerts?: number;
            /** @constant */
            readonly version: "4";
        };
        readonly "incidents.signals.recordCloudEvents": {
            readonly events: readonly components["schemas"]["CloudEvent"][];
        };
        readonly "incidents.webhooks.createEndpoint": {
            /** @description What people know it by. */
            readonly description?: string;
            /** @description The only types of events that are sent there; by default all are. */
            readonly eventTypes?: readonly ("incidents.IncidentCreated" | "incidents.SeverityEscalated" | "incidents.IncidentReactivated" | "incidents.IncidentAutoResolved" | "incidents.IncidentAcknowledged" | "incidents.IncidentResolved" | "incidents.IncidentManuallyClosed" | "incidents.IncidentReopened" | "incidents.IncidentAssigned" | "incidents.IncidentNoteAdded" | "incidents.IncidentSeveritySet" | "incidents.IncidentMilestoneRecorded" | "incidents.PostmortemCreated" | "analytics.ArtifactRecorded" | "incidents.IncidentSuppressed" | "incidents.EvidenceAdded" | "runs.RunStarted" | "runs.RunFinished" | "runs.LlmFailureRecorded" | "policies.PolicyRuleCreated" | "policies.PolicyRuleRetired" | "policies.PolicyViolationRecorded" | "policies.PolicyEvaluated" | "policies.PolicyProposalDrafted" | "costs.CostAnomalyRecorded" | "lessons.LessonDetected" | "lessons.LessonConverted" | "lessons.LessonDeferred" | "lessons.LessonDismissed" | "lessons.LessonReactivated" | "policies.PolicyProposalApproved" | "policies.PolicyProposalRejected" | "runs.AgentFailureFound" | "incidents.BundleExported" | "incidents.PostmortemPublished")[];
            /** @description Where events are sent by POST: an `https:` URL without user and password, to a public address. */
            readonly url: string;
        };
        readonly "incidents.webhooks.getDelivery": {
            readonly endpointId: string;
            readonly eventId: string;
        };
        readonly "incidents.webhooks.getEndpoint": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly endpointId: string;
        };
        readonly "incidents.webhooks.listDeliveries": {
            readonly cursor?: components["schemas"]["Cursor"];
            readonly endpointId: string;
            /** @default 50 */
            readonly limit?: number;
            /** @enum {string} */
            readonly status?: "pending" | "delivered" | "given_up" | "cancelled";
        };
        readonly "incidents.webhooks.listEndpoints": {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            readonly cursor?: components["schemas"]["Cursor"];
            /** @default 50 */
            readonly limit?: number;
        };
        readonly "incidents.webhooks.removeEndpoint": {
            readonly endpointId: string;
            readonly reason?: string;
        };
        readonly "incidents.webhooks.replayDelivery": {
            readonly endpointId: string;
            readonly eventId: string;
        };
        readonly "incidents.webhooks.replayEvents": {
            /**
             * @description Events that the endpoint took are sent again too; by default only those that it did not take, and at once those that wait for another attempt.
             * @default false
             */
            readonly all?: boolean;
            readonly endpointId: string;
            /** @description Events that were recorded from then on. */
            readonly since: components["schemas"]["Instant"];
            /** @description Events that were recorded before then; by default up to now. */
            readonly until?: components["schemas"]["Instant"];
        };
        readonly "incidents.webhooks.rotateSecret": {
            readonly endpointId: string;
            /**
             * @description How long the secrets before sign too, at most: 0 to 7 days, a day by default. With 0 only the new one signs.
             * @default 86400
             */
            readonly overlapSeconds?: number;
        };
        readonly "incidents.webhooks.testEndpoint": {
            readonly endpointId: string;
        };
        readonly "incidents.webhooks.updateEndpoint": {
            readonly description?: string | null;
            readonly endpointId: string;
            /** @description Null where every type is to be sent. */
            readonly eventTypes?: readonly ("incidents.IncidentCreated" | "incidents.SeverityEscalated" | "incidents.IncidentReactivated" | "incidents.IncidentAutoResolved" | "incidents.IncidentAcknowledged" | "incidents.IncidentResolved" | "incidents.IncidentManuallyClosed" | "incidents.IncidentReopened" | "incidents.IncidentAssigned" | "incidents.IncidentNoteAdded" | "incidents.IncidentSeveritySet" | "incidents.IncidentMilestoneRecorded" | "incidents.PostmortemCreated" | "analytics.ArtifactRecorded" | "incidents.IncidentSuppressed" | "incidents.EvidenceAdded" | "runs.RunStarted" | "runs.RunFinished" | "runs.LlmFailureRecorded" | "policies.PolicyRuleCreated" | "policies.PolicyRuleRetired" | "policies.PolicyViolationRecorded" | "policies.PolicyEvaluated" | "policies.PolicyProposalDrafted" | "costs.CostAnomalyRecorded" | "lessons.LessonDetected" | "lessons.LessonConverted" | "lessons.LessonDeferred" | "lessons.LessonDismissed" | "lessons.LessonReactivated" | "policies.PolicyProposalApproved" | "policies.PolicyProposalRejected" | "runs.AgentFailureFound" | "incidents.BundleExported" | "incidents.PostmortemPublished")[] | null;
            readonly expectedVersion?: number;
            /**
             * @description Disabling cancels what waits to be sent; a replay brings it back.
             * @enum {string}
             */
            readonly status?: "enabled" | "disabled";
            /** @description Where events are sent by POST: an `https:` URL without user and password, to a public address. */
            readonly url?: string;
        };
        readonly "incidents.write.acknowledgeIncident": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly reason?: string;
        };
        readonly "incidents.write.addEvidence": {
            /** @description When it was found out or done; now by default. Not in the future. */
            readonly at?: components["schemas"]["Instant"];
            /** @enum {string} */
            readonly evidenceType: "log" | "trace" | "metric" | "action";
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @description Anything else; not summary, recoveryAction, recoverySucceeded, which are stored with it from beside it. */
            readonly payload?: {
                readonly [key: string]: unknown;
            };
            /** @description What was done to recover, such as `fallback_model`; of `action` only. */
            readonly recoveryAction?: string;
            /** @description Whether it helped; required with a recovery action. */
            readonly recoverySucceeded?: boolean;
            readonly summary: string;
        };
        readonly "incidents.write.addNote": {
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly note: string;
        };
        readonly "incidents.write.assignIncident": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly ownerId: string | null;
        };
        readonly "incidents.write.createIncident": {
            readonly agentId?: string;
            readonly category?: components["schemas"]["Category"];
            readonly costMicros?: components["schemas"]["CostMicros"];
            readonly description?: string;
            readonly details?: {
                readonly [key: string]: unknown;
            };
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly runId?: string;
            readonly severity: components["schemas"]["Severity"];
            /** @description Sent again under the same id, no second incident opens. */
            readonly signalId?: components["schemas"]["SignalId"];
            readonly title: string;
        };
        readonly "incidents.write.manualCloseIncident": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly reason: string;
        };
        readonly "incidents.write.recordMilestone": {
            /** @description When it happened; now by default. Not in the future. */
            readonly at?: components["schemas"]["Instant"];
            /**
             * @description Whether personal or confidential data is concerned.
             * @enum {string}
             */
            readonly dataImpact?: "yes" | "no" | "unknown";
            readonly expectedVersion?: number;
            /**
             * @description Whether objectives were, or could be, missed. Required of `classified`.
             * @enum {string}
             */
            readonly impact?: "yes" | "no" | "unknown";
            readonly incidentId: components["schemas"]["IncidentId"];
            /** @enum {string} */
            readonly milestone: "contained" | "classified" | "remediated" | "communicated" | "recovered";
            readonly summary?: string;
        };
        readonly "incidents.write.reopenIncident": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly reason: string;
        };
        readonly "incidents.write.resolveIncident": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly postmortemArtifactId?: string;
            readonly reason?: string;
            /**
             * @default manual
             * @enum {string}
             */
            readonly resolutionMethod?: "auto" | "manual" | "rollback";
            readonly resolutionNotes?: string;
            readonly resolutionSummary: string;
            readonly resolutionType: string;
        };
        readonly "incidents.write.setSeverity": {
            readonly expectedVersion?: number;
            readonly incidentId: components["schemas"]["IncidentId"];
            readonly reason?: string;
            readonly severity: components["schemas"]["Severity"];
        };
        readonly IncidentsByRunResponse: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly incidents: readonly components["schemas"]["IncidentSummary"][];
            readonly runId: string;
            readonly total: number;
        };
        readonly IncidentStats: {
            /** @description Whether signals are being gathered into incidents by this process. */
            readonly aggregationActive: boolean;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly config: {
                readonly maxPerHour: number;
                readonly windowSeconds: number;
            };
            readonly criticalIncidents: number;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description Active or acknowledged. */
            readonly openIncidents: number;
            readonly since: string;
            readonly totalCallsAffected: number;
            readonly totalIncidents: number;
            readonly totalSignals: number;
        };
        /**
         * @example OPEN
         * @example ACKNOWLEDGED
         * @example RESOLVED
         */
        readonly IncidentStatus: string;
        readonly IncidentSummary: {
            readonly acknowledgedAt: string | null;
            /** @description Its signals of kind call or run, or without a reference. */
            readonly callsAffected: number;
            /** @description `UNKNOWN` when it has none. */
            readonly category: string;
            /** @enum {string} */
            readonly causeType: "LLM_RUN" | "SYSTEM" | "HUMAN";
            /** @description Exact sum of its signals' costs; null when none carried one. */
            readonly costMicros: number | null;
            readonly createdAt: string;
            readonly description: string | null;
            readonly endedAt: string | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly incidentId: string;
            readonly isSynthetic: boolean;
            readonly lastSignalAt: string;
            /** @description Signals that came after it was over. */
            readonly lateSignals: number;
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            /** @description The same run under its older name. */
            readonly llmRunId: string | null;
            /** @description Signals per trigger type, on the overflow incident. */
            readonly overflowCounts: {
                readonly [key: string]: number;
            } | null;
            readonly ownerId: string | null;
            /** @description Where it is found: `/policy/active/{policyId}`. */
            readonly policyRef: string | null;
            readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
            readonly resolutionType: string | null;
            readonly resolvedAt: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description Signals that opened it, joined it, or came by overflow. */
            readonly signalCount: number;
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            readonly tenantId: string;
            readonly title: string;
            readonly triggerType: string;
            /** @description Where it is found: `/policy/violations/{violationId}`. */
            readonly violationRef: string | null;
        };
        readonly InclusionProof: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly checkpoint: components["schemas"]["Checkpoint"];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The audit path of RFC 6962, from the leaf upwards. */
            readonly hashes: readonly string[];
            readonly incidentId: string;
            readonly leaf: components["schemas"]["TimelineHead"];
            readonly leafIndex: number;
        };
        /** Format: date-time */
        readonly Instant: string;
        readonly IssueApiKey: {
            /** @description Whom timeline and audit name when it is used, never the product itself; by default a program of the key's name. */
            readonly actor?: {
                readonly id: string;
                /** @enum {string} */
                readonly type: "HUMAN" | "AGENT";
            };
            /** @description How long it lives; by default until it is revoked or rotated, and never longer than a key that issues it. */
            readonly expiresInSeconds?: number;
            /** @description What people know it by, such as the program that uses it. */
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "responder" | "ingest" | "admin";
            /** @description The only permissions of the role that it has; by default it has all of them. */
            readonly scopes?: readonly ("incidents.read" | "incidents.write" | "signals.record" | "costs.write" | "access.manage" | "webhooks.manage" | "maintenance")[];
        };
        readonly IssuedApiKey: {
            readonly key: components["schemas"]["ApiKey"];
            /** @description The whole text of the key, to be sent as bearer token. Told once: null when the request is sent again. */
            readonly secret: string | null;
        };
        readonly KeyExplanation: {
            /** @description As it stands in the key. */
            readonly fingerprint: string;
            /** @description What the fingerprint is made of, by name; null for a part that the signal did not have. */
            readonly fingerprintParts: {
                readonly [key: string]: string | null;
            };
            /**
             * @description `run`: error code and category; `violation`: the policy; `none`: the trigger type says it all.
             * @enum {string}
             */
            readonly fingerprintSource: "none" | "caller" | "run" | "violation" | "manual" | "overflow" | "unknown";
            /** @enum {string} */
            readonly grouping: "sliding" | "tumbling" | "manual" | "overflow";
            readonly groupingKey: string;
            readonly tenantId: string;
            readonly triggerType: string;
            /** @description Version of the way in which keys are written. */
            readonly version: string;
            /** @description Start of its window; null unless windows are tumbling. */
            readonly windowStart: string | null;
        };
        readonly LearningInsightResponse: {
            /** @description From 0.6 to 1, two decimals; a rule, no probability. */
            readonly confidence: number;
            /** @description A sentence with its numbers, the sample size among them. */
            readonly description: string;
            /** @enum {string} */
            readonly insightType: "prevention" | "detection" | "response" | "communication";
            readonly supportingIncidentIds: readonly string[];
        };
        readonly LearningsResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly incidentId: string;
            readonly includeSynthetic: boolean;
            readonly insights: readonly components["schemas"]["LearningInsightResponse"][];
            /** @description Learnings of an incident that is not resolved are provisional. */
            readonly isResolved: boolean;
            readonly resolutionSummary: components["schemas"]["ResolutionSummaryResponse"];
            /** @description Resolved incidents of the same category, at most five, the one resolved last first. */
            readonly similarIncidents: readonly components["schemas"]["ResolutionSummaryResponse"][];
        };
        readonly Lesson: {
            readonly convertedAt: string | null;
            readonly createdAt: string;
            readonly deferredUntil: string | null;
            /** @description Secrets and personal data in what it was drawn from are masked. */
            readonly description: string;
            readonly detectedPattern: {
                readonly [key: string]: unknown;
            } | null;
            readonly dismissedAt: string | null;
            readonly dismissedBy: string | null;
            readonly dismissedReason: string | null;
            /** @description The draft of a policy that it became or joined; the approved one where its rule is in force. */
            readonly draftProposalId: string | null;
            readonly isSynthetic: boolean;
            readonly lessonId: string;
            /** @enum {string} */
            readonly lessonType: "failure" | "near_threshold" | "critical_success";
            readonly proposedAction: string | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Null of a limit that was nearly reached. */
            readonly severity: ("CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "NONE") | null;
            /** @description The run or incident that it is drawn from. */
            readonly sourceEventId: string;
            /** @enum {string} */
            readonly sourceEventType: "run" | "incident";
            /** @description The incident that the event became part of, where it is stored here. */
            readonly sourceIncidentId: string | null;
            readonly sourceRunId: string | null;
            /** @enum {string} */
            readonly status: "pending" | "converted_to_draft" | "deferred" | "dismissed";
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly title: string;
        };
        readonly LessonChangeResult: {
            readonly convertedAt: string | null;
            readonly createdAt: string;
            readonly deferredUntil: string | null;
            /** @description Secrets and personal data in what it was drawn from are masked. */
            readonly description: string;
            readonly detectedPattern: {
                readonly [key: string]: unknown;
            } | null;
            readonly dismissedAt: string | null;
            readonly dismissedBy: string | null;
            readonly dismissedReason: string | null;
            /** @description The draft of a policy that it became or joined; the approved one where its rule is in force. */
            readonly draftProposalId: string | null;
            readonly isSynthetic: boolean;
            readonly lessonId: string;
            /** @enum {string} */
            readonly lessonType: "failure" | "near_threshold" | "critical_success";
            readonly proposedAction: string | null;
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Null of a limit that was nearly reached. */
            readonly severity: ("CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "NONE") | null;
            /** @description The run or incident that it is drawn from. */
            readonly sourceEventId: string;
            /** @enum {string} */
            readonly sourceEventType: "run" | "incident";
            /** @description The incident that the event became part of, where it is stored here. */
            readonly sourceIncidentId: string | null;
            readonly sourceRunId: string | null;
            /** @enum {string} */
            readonly status: "pending" | "converted_to_draft" | "deferred" | "dismissed";
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly title: string;
        };
        readonly LessonDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly convertedAt: string | null;
            readonly createdAt: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly deferredUntil: string | null;
            /** @description Secrets and personal data in what it was drawn from are masked. */
            readonly description: string;
            readonly detectedPattern: {
                readonly [key: string]: unknown;
            } | null;
            readonly dismissedAt: string | null;
            readonly dismissedBy: string | null;
            readonly dismissedReason: string | null;
            /** @description The draft of a policy that it became or joined; the approved one where its rule is in force. */
            readonly draftProposalId: string | null;
            readonly history: readonly components["schemas"]["LessonTransition"][];
            readonly isSynthetic: boolean;
            readonly lessonId: string;
            /** @enum {string} */
            readonly lessonType: "failure" | "near_threshold" | "critical_success";
            readonly proposedAction: string | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Null of a limit that was nearly reached. */
            readonly severity: ("CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "NONE") | null;
            /** @description The run or incident that it is drawn from. */
            readonly sourceEventId: string;
            /** @enum {string} */
            readonly sourceEventType: "run" | "incident";
            /** @description The incident that the event became part of, where it is stored here. */
            readonly sourceIncidentId: string | null;
            readonly sourceRunId: string | null;
            /** @enum {string} */
            readonly status: "pending" | "converted_to_draft" | "deferred" | "dismissed";
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly title: string;
        };
        readonly LessonDetection: {
            /** @description The new lesson, or the one that kept it away; null when there is none. */
            readonly lesson: components["schemas"]["Lesson"] | null;
            /** @enum {string} */
            readonly outcome: "recorded" | "duplicate" | "debounced" | "below_threshold" | "breach";
        };
        readonly LessonList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["LessonSummary"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
            /** @description Lessons that the filters leave, on all pages. */
            readonly total: number;
        };
        readonly LessonStats: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly byStatus: {
                readonly [key: string]: number;
            };
            readonly byType: {
                readonly [key: string]: number;
            };
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly total: number;
        };
        readonly LessonSummary: {
            readonly createdAt: string;
            readonly deferredUntil: string | null;
            /** @description The draft of a policy that it became or joined; the approved one where its rule is in force. */
            readonly draftProposalId: string | null;
            readonly hasProposedAction: boolean;
            readonly isSynthetic: boolean;
            readonly lessonId: string;
            /** @enum {string} */
            readonly lessonType: "failure" | "near_threshold" | "critical_success";
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Null of a limit that was nearly reached. */
            readonly severity: ("CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "NONE") | null;
            /** @description The run or incident that it is drawn from. */
            readonly sourceEventId: string;
            /** @enum {string} */
            readonly sourceEventType: "run" | "incident";
            /** @enum {string} */
            readonly status: "pending" | "converted_to_draft" | "deferred" | "dismissed";
            readonly tenantId: string;
            readonly title: string;
        };
        readonly LessonTransition: {
            readonly actorId: string;
            readonly actorType: string;
            /** @enum {string} */
            readonly change: "convert" | "defer" | "dismiss" | "reactivate";
            readonly changedAt: string;
            readonly deferredUntil: string | null;
            readonly draftProposalId: string | null;
            /** @enum {string} */
            readonly fromStatus: "pending" | "converted_to_draft" | "deferred" | "dismissed";
            readonly reason: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly toStatus: "pending" | "converted_to_draft" | "deferred" | "dismissed";
        };
        readonly LlmFailureDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description When it failed. */
            readonly createdAt: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly durationMs: number | null;
            readonly errorCode: string;
            readonly errorMessage: string;
            readonly evidence: readonly components["schemas"]["FailureEvidence"][];
            readonly failureId: string;
            /** @enum {string} */
            readonly failureType: "timeout" | "exception" | "invalid_output";
            readonly metadata: {
                readonly [key: string]: unknown;
            };
            readonly model: string;
            readonly recordedAt: string;
            readonly requestId: string | null;
            readonly runId: string;
        };
        readonly LlmFailureResult: {
            /** @description SHA-256 of the canonical JSON of the evidence. */
            readonly contentHash: string;
            readonly evidenceId: string;
            readonly failureId: string;
            /** @description Whether this call stored it; false when it was stored before. */
            readonly recorded: boolean;
            /** @constant */
            readonly runMarkedFailed: true;
            /** @description What became of the signal of the failed run. */
            readonly signal: components["schemas"]["RecordResult"];
            /** @description When it failed. */
            readonly timestamp: string;
        };
        readonly NamedFeature: {
            /** @description False when it was called this already; then nothing was stored. */
            readonly changed: boolean;
            readonly feature: components["schemas"]["FeatureTag"];
        };
        readonly NameFeature: {
            readonly displayName: string;
            /** @default true */
            readonly isActive?: boolean;
            /** @description As cost records have it. */
            readonly tag: string;
        };
        readonly NoProgressParameters: {
            /**
             * @description Steps in a row none of which gave anything new.
             * @default 5
             */
            readonly window?: number;
        };
        readonly OpeningExplanation: {
            /** @description The grouping instant of the opening signal: when it happened, or came if earlier. */
            readonly openedAt: string;
            /** @description The earlier incident of the same key, as it stood when this one opened. */
            readonly previous: {
                readonly endedAt: string | null;
                readonly incidentId: string;
                readonly lastSignalAt: string;
                readonly resolutionType: string | null;
                readonly resolvedBy: string | null;
                /** @description Whole seconds from its end to this incident. */
                readonly secondsSinceEnd: number | null;
                /** @description Whole seconds from its last signal to this incident. */
                readonly silenceSeconds: number;
            } | null;
            /** @enum {string} */
            readonly reason: "first_of_key" | "first_of_window" | "after_gap" | "after_cooldown" | "after_all_clear" | "backfilled" | "above_cap" | "manual";
            /** @description Null when it is no longer stored. */
            readonly signal: {
                /** @enum {string} */
                readonly kind: "call" | "run" | "violation" | "anomaly" | "guard" | "manual";
                readonly occurredAt: string;
                readonly receivedAt: string;
                readonly reference: string | null;
                readonly triggerType: string;
                readonly triggerValue: string | null;
            } | null;
            /** @description The signal that opened it. */
            readonly signalId: string | null;
        };
        readonly Pagination: {
            readonly limit: number;
            /** @description Null when there is no next page, or when pages go by cursor. */
            readonly nextOffset: number | null;
            /** @description Null when the page was asked for by cursor. */
            readonly offset: number | null;
        };
        readonly PatternDetectionResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly incidentsAnalyzed: number;
            readonly includeSynthetic: boolean;
            readonly patterns: readonly components["schemas"]["PatternMatchResponse"][];
            readonly windowEnd: string;
            readonly windowHours: number;
            readonly windowStart: string;
        };
        readonly PatternMatchResponse: {
            /** @description From 0 to 1, two decimals; a rule, no probability. */
            readonly confidence: number;
            readonly count: number;
            /** @description The category, the severity, or the run. */
            readonly dimension: string;
            /** @description At most ten, newest first. */
            readonly incidentIds: readonly string[];
            /** @enum {string} */
            readonly patternType: "category_cluster" | "severity_spike" | "cascade_failure";
        };
        readonly PolicyEvaluationDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly confidence: number | null;
            readonly createdAt: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly draftCandidate: boolean;
            readonly evaluationId: string;
            readonly isSynthetic: boolean;
            /** @enum {string} */
            readonly outcome: "no_violation" | "violation_incident" | "advisory" | "not_applicable";
            readonly policiesChecked: number;
            readonly reason: string | null;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
        };
        readonly PolicyEvaluationResult: {
            readonly confidence: number | null;
            readonly createdAt: string;
            readonly draftCandidate: boolean;
            readonly evaluationId: string;
            readonly isSynthetic: boolean;
            /** @enum {string} */
            readonly outcome: "no_violation" | "violation_incident" | "advisory" | "not_applicable";
            readonly policiesChecked: number;
            readonly reason: string | null;
            /** @description Whether this call stored it; false when the run had one before. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
        };
        readonly PolicyProposal: {
            /** @description What stored history said of it when it was approved. */
            readonly backtest: components["schemas"]["BacktestVerdict"] | null;
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description From when on its rule holds; null unless it was approved. */
            readonly effectiveFrom: string | null;
            /** @description What it is about; one draft per type and code is open, and one more of synthetic runs. */
            readonly errorCode: string | null;
            readonly isSynthetic: boolean;
            /** @description Lessons that became it, the first one first. */
            readonly lessonIds: readonly string[];
            /** @description The rule that was made of it; null unless it was approved. */
            readonly policyId: string | null;
            readonly proposalId: string;
            readonly proposalName: string;
            /** @enum {string} */
            readonly proposalType: "timeout_policy" | "crash_recovery_policy" | "cost_cap_policy" | "rate_limit_policy" | "retry_policy" | "failure_pattern_policy";
            readonly proposedRule: {
                readonly [key: string]: unknown;
            };
            readonly rationale: string;
            readonly recordedAt: string;
            readonly reviewedAt: string | null;
            readonly reviewedBy: string | null;
            readonly reviewNotes: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly sourceId: string;
            /** @enum {string} */
            readonly sourceType: "incident" | "lesson";
            /** @enum {string} */
            readonly status: "draft" | "approved" | "rejected";
            /** @description What the rule would keep from becoming incidents unless its reviewer says otherwise; null for nothing. */
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            /** @description Incidents that asked for it, the first one first. */
            readonly triggeringIncidentIds: readonly string[];
        };
        readonly PolicyRule: {
            readonly conditions: {
                readonly [key: string]: unknown;
            } | null;
            readonly createdAt: string;
            readonly createdBy: string;
            readonly description: string | null;
            /** @enum {string} */
            readonly enforcementMode: "BLOCK" | "WARN" | "AUDIT" | "DISABLED";
            readonly name: string;
            readonly policyId: string;
            readonly policyType: string | null;
            readonly recordedAt: string;
            readonly retiredAt: string | null;
            readonly retiredBy: string | null;
            readonly retirementReason: string | null;
            /** @enum {string} */
            readonly ruleType: "SYSTEM" | "SAFETY" | "ETHICAL" | "TEMPORAL";
            /** @enum {string} */
            readonly scope: "GLOBAL" | "TENANT" | "PROJECT" | "AGENT";
            readonly scopeId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly source: "MANUAL" | "SYSTEM" | "LEARNED";
            readonly sourceIncidentId: string | null;
            readonly sourceProposalId: string | null;
            /** @enum {string} */
            readonly status: "ACTIVE" | "RETIRED";
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly tenantId: string;
        };
        readonly PolicyRuleDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly conditions: {
                readonly [key: string]: unknown;
            } | null;
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly description: string | null;
            /** @enum {string} */
            readonly enforcementMode: "BLOCK" | "WARN" | "AUDIT" | "DISABLED";
            readonly name: string;
            readonly policyId: string;
            readonly policyType: string | null;
            readonly recordedAt: string;
            readonly retiredAt: string | null;
            readonly retiredBy: string | null;
            readonly retirementReason: string | null;
            /** @enum {string} */
            readonly ruleType: "SYSTEM" | "SAFETY" | "ETHICAL" | "TEMPORAL";
            /** @enum {string} */
            readonly scope: "GLOBAL" | "TENANT" | "PROJECT" | "AGENT";
            readonly scopeId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly source: "MANUAL" | "SYSTEM" | "LEARNED";
            readonly sourceIncidentId: string | null;
            readonly sourceProposalId: string | null;
            /** @enum {string} */
            readonly status: "ACTIVE" | "RETIRED";
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly tenantId: string;
        };
        readonly PolicyRuleList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["PolicyRule"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly PolicyRuleResult: {
            readonly conditions: {
                readonly [key: string]: unknown;
            } | null;
            readonly createdAt: string;
            readonly createdBy: string;
            readonly description: string | null;
            /** @enum {string} */
            readonly enforcementMode: "BLOCK" | "WARN" | "AUDIT" | "DISABLED";
            readonly name: string;
            readonly policyId: string;
            readonly policyType: string | null;
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            readonly retiredAt: string | null;
            readonly retiredBy: string | null;
            readonly retirementReason: string | null;
            /** @enum {string} */
            readonly ruleType: "SYSTEM" | "SAFETY" | "ETHICAL" | "TEMPORAL";
            /** @enum {string} */
            readonly scope: "GLOBAL" | "TENANT" | "PROJECT" | "AGENT";
            readonly scopeId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly source: "MANUAL" | "SYSTEM" | "LEARNED";
            readonly sourceIncidentId: string | null;
            readonly sourceProposalId: string | null;
            /** @enum {string} */
            readonly status: "ACTIVE" | "RETIRED";
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly tenantId: string;
        };
        readonly PolicyViolation: {
            readonly agentId: string | null;
            /** @description SHA-256 of the canonical JSON of the evidence. */
            readonly contentHash: string;
            readonly evaluatedValue: string | null;
            readonly evidence: {
                readonly [key: string]: unknown;
            };
            /** @description The incident that it belongs to; null when a rule prevented it. */
            readonly incidentId: string | null;
            readonly isSynthetic: boolean;
            readonly occurredAt: string;
            readonly policyId: string;
            readonly policyType: string;
            /** @description The record of the rule that prevented it. */
            readonly preventionId: string | null;
            readonly reason: string;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            readonly stepIndex: number | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly thresholdCondition: string | null;
            readonly violatedRule: string;
            readonly violationId: string;
        };
        readonly PostmortemReading: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description Null as long as nobody wrote anything. */
            readonly content: {
                readonly [key: string]: unknown;
            } | null;
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly incidentId: string;
            readonly postmortemArtifactId: string;
            /** @description Null as long as it is not published. */
            readonly publishedAt: string | null;
            readonly publishedBy: string | null;
            /** @enum {string} */
            readonly status: "stub" | "draft" | "published";
            readonly updatedAt: string;
        };
        readonly PostmortemStub: {
            readonly incidentId: string;
            readonly postmortemArtifactId: string;
        };
        readonly PrematureEndParameters: {
            /**
             * @description Failed steps at the end that nothing followed.
             * @default 3
             */
            readonly minFailedSteps?: number;
        };
        readonly PreventionList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["PreventionRecord"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly PreventionRecord: {
            readonly createdAt: string;
            readonly isSimulated: boolean;
            readonly isSynthetic: boolean;
            /** @description The incident that gave rise to the rule, where it names one. */
            readonly originalIncidentId: string | null;
            /** @enum {string} */
            readonly outcome: "prevented" | "mitigated" | "failed";
            /** @description The signal's error code; `UNKNOWN` when it had none. */
            readonly patternId: string;
            readonly policyAgeSeconds: number;
            /** @description The rule that was applied. */
            readonly policyId: string;
            /** @description `prev_` and 16 hex digits. */
            readonly preventionId: string;
            readonly recordedAt: string;
            readonly runId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description The signal that opened nothing. */
            readonly signalId: string;
            readonly signatureMatchConfidence: number;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly violationId: string | null;
        };
        readonly Problem: {
            /**
             * @description What went wrong, for a program.
             * @enum {string}
             */
            readonly code: "invalid_input" | "invalid_json" | "invalid_cursor" | "invalid_query" | "unsupported_media_type" | "body_too_large" | "not_authenticated" | "tenant_required" | "role_required" | "permission_denied" | "person_required" | "authority_denied" | "preflight_only" | "unknown_operation" | "unknown_route" | "method_not_allowed" | "incident_not_found" | "postmortem_not_found" | "no_learnings" | "run_not_found" | "llm_failure_not_found" | "policy_rule_not_found" | "proposal_not_found" | "lesson_not_found" | "violation_not_found" | "evaluation_not_found" | "run_conflict" | "run_finished" | "trace_id_taken" | "step_conflict" | "llm_failure_conflict" | "failure_contaminated" | "policy_rule_conflict" | "proposal_reviewed" | "lesson_transition_refused" | "violation_conflict" | "policy_disabled" | "proposal_not_approved" | "incident_without_violation_fact" | "anomaly_not_found" | "reservation_not_found" | "reservation_settled" | "reservation_conflict" | "other_tenant" | "api_key_not_found" | "webhook_endpoint_not_found" | "webhook_delivery_not_found" | "webhook_url_refused" | "webhook_endpoint_removed" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "sender_missing" | "rate_limited" | "api_key_ended" | "api_key_exceeds_issuer" | "export_not_found" | "checkpoint_not_found" | "export_superseded_mismatch" | "export_changed" | "export_too_large" | "signer_missing" | "renderer_missing" | "postmortem_published" | "deferral_in_past" | "backtest_against" | "evidence_in_future" | "already_acknowledged" | "already_resolved" | "not_resolved" | "newer_incident_open" | "signal_conflict" | "artifact_conflict" | "idempotency_key_reused" | "version_conflict" | "reason_required" | "severity_unchanged" | "impact_required" | "milestone_in_future" | "milestone_before_start" | "cost_out_of_range" | "cost_in_future" | "cost_before_reservation" | "signal_too_old" | "invalid_event" | "tenant_busy" | "overloaded" | "database_unavailable" | "authentication_unavailable" | "authority_unavailable" | "policies_unavailable" | "isolation_unsupported" | "tenant_mismatch" | "internal_error";
            /** @description What went wrong this time, for a person. */
            readonly detail: string;
            /** @description The members at fault. */
            readonly errors?: readonly {
                readonly detail: string;
                /** @description JSON Pointer into the input. */
                readonly pointer: string;
            }[];
            /** @description The incident that the error is about. */
            readonly incidentId?: string;
            readonly requestId: string;
            readonly status: number;
            readonly title: string;
            /** @description Leads to what the code means, relative to this server. */
            readonly type: string;
        };
        readonly ProblemKind: {
            readonly code: string;
            readonly meaning: string;
            readonly status: number;
            readonly title: string;
        };
        readonly ProposalDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description What stored history said of it when it was approved. */
            readonly backtest: components["schemas"]["BacktestVerdict"] | null;
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description From when on its rule holds; null unless it was approved. */
            readonly effectiveFrom: string | null;
            /** @description What it is about; one draft per type and code is open, and one more of synthetic runs. */
            readonly errorCode: string | null;
            readonly isSynthetic: boolean;
            /** @description Lessons that became it, the first one first. */
            readonly lessonIds: readonly string[];
            /** @description The rule that was made of it; null unless it was approved. */
            readonly policyId: string | null;
            readonly proposalId: string;
            readonly proposalName: string;
            /** @enum {string} */
            readonly proposalType: "timeout_policy" | "crash_recovery_policy" | "cost_cap_policy" | "rate_limit_policy" | "retry_policy" | "failure_pattern_policy";
            readonly proposedRule: {
                readonly [key: string]: unknown;
            };
            readonly rationale: string;
            readonly recordedAt: string;
            readonly reviewedAt: string | null;
            readonly reviewedBy: string | null;
            readonly reviewNotes: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly sourceId: string;
            /** @enum {string} */
            readonly sourceType: "incident" | "lesson";
            /** @enum {string} */
            readonly status: "draft" | "approved" | "rejected";
            /** @description What the rule would keep from becoming incidents unless its reviewer says otherwise; null for nothing. */
            readonly suppression: components["schemas"]["StoredSuppression"] | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            /** @description Incidents that asked for it, the first one first. */
            readonly triggeringIncidentIds: readonly string[];
        };
        readonly ProposalList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["PolicyProposal"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly PublicIncidentList: {
            /** @description The same as `asOf`. */
            readonly generatedAt: string;
            readonly hasMore: boolean;
            readonly incidents: readonly components["schemas"]["IncidentSummary"][];
            readonly meta: {
                /** @description The instant that the answer speaks of; with it the same question has the same answer. */
                readonly asOf: string;
                /** @description Of the header `x-correlation-id`, else the request's id. */
                readonly correlationId: string | null;
                /** @description The highest sequence that the tenant had recorded by then. */
                readonly dataVersion: number;
                /** @description Null for callers in the same process that name none. */
                readonly requestId: string | null;
            };
            readonly pagination: {
                readonly limit: number;
                /** @description Where the next page begins; null on the last one. */
                readonly nextOffset: number | null;
                readonly offset: number;
            };
            /** @enum {string} */
            readonly topic: "active" | "resolved" | "historical";
            /** @description All incidents that match. */
            readonly total: number;
        };
        readonly PublishedPostmortem: {
            readonly incidentId: string;
            readonly postmortemArtifactId: string;
            readonly publishedAt: string;
            /** @description Whether this call published it; false when it was published before in these words. */
            readonly recorded: boolean;
        };
        readonly PublishPostmortem: {
            /**
             * @description What keeps it from happening again.
             * @default []
             */
            readonly changes?: readonly {
                readonly isDone: boolean;
                /** @description Where the change is found, such as a ticket or a policy rule. */
                readonly reference: string;
            }[];
            /** @description How well the response worked. */
            readonly effectiveness: string;
            /** @description Why it happened. */
            readonly rootCause: string;
        };
        readonly ReactivateLesson: Record<string, never>;
        readonly RecordAlerts: {
            readonly alerts: readonly components["schemas"]["AlertmanagerAlert"][];
            /**
             * @description Where this Alertmanager is looked at.
             * @default
             */
            readonly externalURL?: string;
            /**
             * @description Names the group of alerts that are sent together; by default its labels do.
             * @default
             */
            readonly groupKey?: string;
            /**
             * @description The labels by which alerts are grouped.
             * @default {}
             */
            readonly groupLabels?: {
                readonly [key: string]: string;
            };
            /** @default  */
            readonly receiver?: string;
            /**
             * @description Alerts of the group that `max_alerts` left out.
             * @default 0
             */
            readonly truncatedAlerts?: number;
            /** @constant */
            readonly version: "4";
        };
        readonly RecordAlertsResult: {
            /** @description Alerts that were heard before. */
            readonly duplicates: number;
            /** @description Alerts that said something new. */
            readonly recorded: number;
            /** @description What became of each alert, in the order of the notification. */
            readonly results: readonly components["schemas"]["RecordResult"][];
            /** @description Alerts of the group that Alertmanager left out, of which nothing is known here. */
            readonly truncated: number;
        };
        readonly RecordAnomaly: {
            /**
             * @description What was done about it at once.
             * @enum {string}
             */
            readonly action?: "notified" | "throttled" | "blocked" | "frozen";
            /** @description Seen again on the same UTC day it raises one signal per severity at most. */
            readonly anomalyId: string;
            /** @enum {string} */
            readonly anomalyType: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT" | "BUDGET_WARNING" | "BUDGET_EXCEEDED" | "USER_SPIKE" | "FEATURE_SPIKE" | "TENANT_SPIKE" | "DRIFT";
            /** @default 1 */
            readonly breachCount?: number;
            /** @default 1 */
            readonly confidence?: number;
            readonly currentValueMicros: number;
            /**
             * @default UNKNOWN
             * @enum {string}
             */
            readonly derivedCause?: "RETRY_LOOP" | "PROMPT_GROWTH" | "FEATURE_SURGE" | "TRAFFIC_GROWTH" | "UNKNOWN";
            readonly entityId?: string;
            /**
             * @default tenant
             * @enum {string}
             */
            readonly entityType?: "tenant" | "user" | "feature" | "model" | "agent";
            readonly expectedValueMicros: number;
            readonly message?: string;
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            /** @description When it was seen; now by default. */
            readonly observedAt?: components["schemas"]["Instant"];
            /**
             * @description The span that both values are of.
             * @enum {string}
             */
            readonly period?: "hourly" | "daily" | "monthly";
            readonly periodStart?: components["schemas"]["Instant"];
            readonly runId?: string;
            /** @enum {string} */
            readonly severity: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
            /** @description Per cent of the expected value (of a budget: of its limit) from which on it is out of line. */
            readonly thresholdPct?: number;
        };
        readonly RecordCloudEventsResult: {
            /** @description What became of each event, in the caller's order. */
            readonly results: readonly components["schemas"]["RecordResult"][];
        };
        readonly RecordCosts: {
            readonly records: readonly components["schemas"]["CostRecordInput"][];
        };
        readonly RecordedCosts: {
            readonly results: readonly {
                /**
                 * @description Set on a duplicate whose content differs: the first stands.
                 * @constant
                 */
                readonly conflict?: true;
                /** @enum {string} */
                readonly outcome: "recorded" | "duplicate";
                readonly recordId: string;
            }[];
        };
        readonly RecordEvaluation: {
            /** @description By default 1 for `no_violation` and `violation_incident`, otherwise unknown. */
            readonly confidence?: number;
            /**
             * @description Whether somebody should think of a new policy.
             * @default false
             */
            readonly draftCandidate?: boolean;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @enum {string} */
            readonly outcome?: "no_violation" | "violation_incident" | "advisory" | "not_applicable";
            /** @default 0 */
            readonly policiesChecked?: number;
            readonly reason?: string;
            readonly runId: string;
            /** @description The status that the run ended with; instead of an outcome. */
            readonly runStatus?: components["schemas"]["RunStatus"];
            readonly syntheticScenarioId?: string;
        };
        readonly RecordLlmFailure: {
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description Time until it failed. */
            readonly durationMs?: number;
            readonly errorCode: string;
            readonly errorMessage: string;
            /** @enum {string} */
            readonly failureType: "timeout" | "exception" | "invalid_output";
            readonly inputTokens?: number;
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            readonly model: string;
            /** @description When it failed; now by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly outputTokens?: number;
            /** @description The request to the model. */
            readonly requestId?: string;
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
        };
        readonly RecordMilestone: {
            /** @description When it happened; now by default. Not in the future. */
            readonly at?: components["schemas"]["Instant"];
            /**
             * @description Whether personal or confidential data is concerned.
             * @enum {string}
             */
            readonly dataImpact?: "yes" | "no" | "unknown";
            readonly expectedVersion?: number;
            /**
             * @description Whether objectives were, or could be, missed. Required of `classified`.
             * @enum {string}
             */
            readonly impact?: "yes" | "no" | "unknown";
            /** @enum {string} */
            readonly milestone: "contained" | "classified" | "remediated" | "communicated" | "recovered";
            readonly summary?: string;
        };
        /** @enum {string} */
        readonly RecordOutcome: "opened" | "attached" | "late" | "overflow" | "suppressed" | "cleared" | "noted" | "duplicate";
        readonly RecordResult: {
            /**
             * @description Set on a duplicate whose content differs: the first one stands.
             * @constant
             */
            readonly conflict?: true;
            /** @description The incident that has it; null when none does. */
            readonly incidentId: string | null;
            readonly outcome: components["schemas"]["RecordOutcome"];
            /** @description Set on one that was suppressed, now or before: the record of the rule that was applied. */
            readonly preventionId?: string;
            readonly signalId: string;
            /**
             * @description Set when the policies could not be asked: nothing was kept from becoming an incident.
             * @constant
             */
            readonly suppressionUnchecked?: true;
        };
        readonly RecordSignals: {
            readonly signals: readonly components["schemas"]["SignalInput"][];
        };
        readonly RecordSignalsResult: {
            readonly results: readonly components["schemas"]["RecordResult"][];
        };
        readonly RecordViolation: {
            readonly agentId?: string;
            readonly evaluatedValue?: string;
            /** @description What shows it. Stored with the fact, before any incident. */
            readonly evidence: {
                readonly [key: string]: unknown;
            };
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description When it happened; now by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            /** @description Id of an enabled rule, or the policy type of one. */
            readonly policyId: string;
            /** @description What the policy is about, such as `PII` or `CONTENT_ACCURACY`. */
            readonly policyType: string;
            readonly reason: string;
            readonly runId: string;
            readonly severity?: components["schemas"]["Severity"];
            /** @description The step of the run's trace that broke it. */
            readonly stepIndex?: number;
            readonly syntheticScenarioId?: string;
            readonly thresholdCondition?: string;
            /** @description What exactly was broken, such as `PII_SSN`. */
            readonly violatedRule: string;
            /** @description The host's own; one is given by default. */
            readonly violationId?: string;
        };
        readonly RecoveryAdvice: {
            /** @description To four decimals. */
            readonly confidence: number;
            /** @enum {string} */
            readonly errorCategory: "TRANSIENT" | "PERMISSION" | "RESOURCE" | "VALIDATION" | "INFRASTRUCTURE" | "PLANNER" | "PERMANENT";
            readonly explanation: string;
            /** @description Whether an action is recommended that needs no person, with a confidence of 0.8 or more. */
            readonly mayExecuteUnattended: boolean;
            /** @description Action of the best match; null when nothing reaches a confidence of 0.3. */
            readonly recommendedAction: string | null;
            /** @enum {string} */
            readonly recoveryMode: "RETRY_EXPONENTIAL" | "RETRY_WITH_JITTER" | "ESCALATE" | "ABORT";
            /** @description All rules, by falling priority. */
            readonly ruleResults: readonly components["schemas"]["RecoveryRuleResult"][];
            /** @description Mean of the three best scores, to four decimals. */
            readonly totalScore: number;
        };
        readonly RecoveryRule: {
            readonly action: string | null;
            /** @enum {string} */
            readonly kind: "error_code" | "historical_pattern" | "skill_specific" | "occurrence_threshold" | "composite";
            readonly name: string;
            readonly patterns?: readonly string[];
            readonly priority: number;
            readonly ruleId: string;
            readonly score: number | null;
            readonly threshold?: number;
            readonly weight: number;
        };
        readonly RecoveryRuleResult: {
            readonly action: string | null;
            readonly matched: boolean;
            readonly name: string;
            readonly priority: number;
            /** @description One sentence. */
            readonly reason: string;
            readonly ruleId: string;
            /** @description 0 when it did not match. */
            readonly score: number;
        };
        readonly RecoveryRules: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly items: readonly components["schemas"]["RecoveryRule"][];
        };
        readonly RecurrenceAnalysisResponse: {
            /** @description The artifact that it was saved as; absent when it was only computed. */
            readonly artifactId?: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly baselineDays: number;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /** @description The instant that the analysis speaks of; the same as `asOf`. */
            readonly generatedAt: string;
            readonly groups: readonly components["schemas"]["RecurrenceGroupResponse"][];
            readonly includeSynthetic: boolean;
            readonly recurrenceThreshold: number;
            readonly returned: number;
            readonly totalGroups: number;
            /** @description Occurrences over all groups, not only those returned. */
            readonly totalRecurring: number;
        };
        readonly RecurrenceGroup: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description How many there are; `incidents` may hold fewer. */
            readonly count: number;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly incidentId: string;
            readonly incidents: readonly {
                readonly acknowledgedAt: string | null;
                /** @description Its signals of kind call or run, or without a reference. */
                readonly callsAffected: number;
                /** @description `UNKNOWN` when it has none. */
                readonly category: string;
                /** @enum {string} */
                readonly causeType: "LLM_RUN" | "SYSTEM" | "HUMAN";
                /** @description Exact sum of its signals' costs; null when none carried one. */
                readonly costMicros: number | null;
                readonly createdAt: string;
                readonly description: string | null;
                readonly endedAt: string | null;
                readonly errorCode: string | null;
                readonly errorMessage: string | null;
                readonly incidentId: string;
                readonly isSynthetic: boolean;
                readonly lastSignalAt: string;
                /** @description Signals that came after it was over. */
                readonly lateSignals: number;
                /** @enum {string} */
                readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
                /** @description The same run under its older name. */
                readonly llmRunId: string | null;
                /** @description Signals per trigger type, on the overflow incident. */
                readonly overflowCounts: {
                    readonly [key: string]: number;
                } | null;
                readonly ownerId: string | null;
                /** @description Where it is found: `/policy/active/{policyId}`. */
                readonly policyRef: string | null;
                readonly postmortemArtifactId: string | null;
                readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
                readonly resolutionSummary: string | null;
                readonly resolutionType: string | null;
                readonly resolvedAt: string | null;
                /** @enum {string} */
                readonly severity: "low" | "medium" | "high" | "critical";
                /** @description Signals that opened it, joined it, or came by overflow. */
                readonly signalCount: number;
                readonly startedAt: string;
                /** @enum {string} */
                readonly status: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
                readonly tenantId: string;
                readonly title: string;
                readonly triggerType: string;
                /** @description Where it is found: `/policy/violations/{violationId}`. */
                readonly violationRef: string | null;
            }[];
            readonly recurrenceSignature: string;
            readonly signatureVersion: string;
        };
        readonly RecurrenceGroupResponse: {
            readonly category: string;
            /** @description UTC days with an occurrence. */
            readonly distinctDays: number;
            readonly firstOccurrence: string;
            readonly lastOccurrence: string;
            /** @description Per day of the baseline, two decimals. */
            readonly occurrencesPerCalendarDay: number;
            /** @description Per day with an occurrence, two decimals. */
            readonly occurrencesPerDay: number;
            /** @description The newest five, newest first. */
            readonly recentIncidentIds: readonly string[];
            /** @description Null for those that are not resolved. */
            readonly resolutionMethod: string | null;
            readonly totalOccurrences: number;
        };
        readonly RefusingLimit: {
            /** @enum {string} */
            readonly budgetType: "tenant" | "feature" | "user";
            readonly entityId: string | null;
            /** @enum {string} */
            readonly period: "daily" | "monthly";
            readonly periodStart: string;
        };
        readonly RejectedProposal: {
            readonly proposal: components["schemas"]["PolicyProposal"];
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
        };
        readonly RejectProposal: {
            readonly notes: string;
        };
        readonly RelatedIncident: {
            readonly acknowledgedAt: string | null;
            /** @description Its signals of kind call or run, or without a reference. */
            readonly callsAffected: number;
            /** @description `UNKNOWN` when it has none. */
            readonly category: string;
            /** @enum {string} */
            readonly causeType: "LLM_RUN" | "SYSTEM" | "HUMAN";
            /** @description Exact sum of its signals' costs; null when none carried one. */
            readonly costMicros: number | null;
            readonly createdAt: string;
            readonly description: string | null;
            readonly endedAt: string | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly incidentId: string;
            readonly isSynthetic: boolean;
            readonly lastSignalAt: string;
            /** @description Signals that came after it was over. */
            readonly lateSignals: number;
            /** @enum {string} */
            readonly lifecycleState: "ACTIVE" | "ACKED" | "RESOLVED";
            /** @description The same run under its older name. */
            readonly llmRunId: string | null;
            /** @description Signals per trigger type, on the overflow incident. */
            readonly overflowCounts: {
                readonly [key: string]: number;
            } | null;
            readonly ownerId: string | null;
            /** @description Where it is found: `/policy/active/{policyId}`. */
            readonly policyRef: string | null;
            /**
             * @description `same_run` where both are true.
             * @enum {string}
             */
            readonly relation: "same_run" | "recurrence";
            readonly resolutionMethod: ("auto" | "manual" | "rollback" | "manual_closure") | null;
            readonly resolutionType: string | null;
            readonly resolvedAt: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description Signals that opened it, joined it, or came by overflow. */
            readonly signalCount: number;
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            readonly tenantId: string;
            readonly title: string;
            readonly triggerType: string;
            /** @description Where it is found: `/policy/violations/{violationId}`. */
            readonly violationRef: string | null;
        };
        readonly ReleaseReservation: Record<string, never>;
        readonly RemoveWebhookEndpoint: {
            readonly reason?: string;
        };
        readonly ReopenIncident: {
            readonly expectedVersion?: number;
            readonly reason: string;
        };
        readonly ReplayedWebhookEvents: {
            readonly endpointId: string;
            /** @description Whether there were more than 10000; go on with `since` at the last one's instant. */
            readonly hasMore: boolean;
            /** @description When the last one of them was recorded. */
            readonly lastRecordedAt: string | null;
            /** @description How many events were queued again; what is being sent at this moment is not counted. */
            readonly queued: number;
        };
        readonly ReplayWebhookDelivery: Record<string, never>;
        readonly ReplayWebhookEvents: {
            /**
             * @description Events that the endpoint took are sent again too; by default only those that it did not take, and at once those that wait for another attempt.
             * @default false
             */
            readonly all?: boolean;
            /** @description Events that were recorded from then on. */
            readonly since: components["schemas"]["Instant"];
            /** @description Events that were recorded before then; by default up to now. */
            readonly until?: components["schemas"]["Instant"];
        };
        readonly ReportedRun: {
            /** @description Whether this call stored anything; false when all of it was stored before. */
            readonly recorded: boolean;
            readonly run: components["schemas"]["Run"];
            /** @description What became of the signal of a run that did not do its work; null of one that did, or goes on. */
            readonly signal: components["schemas"]["RecordResult"] | null;
        };
        readonly ReportOutcome: {
            /** @description When it ended, not before it started; now by default. */
            readonly completedAt?: components["schemas"]["Instant"];
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description What went wrong, in a word; by default what the termination reason comes to, else the one that stands in the message as a whole word. */
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @description Separates problems whose error code and category are the same; by default nothing does. */
            readonly fingerprint?: string;
            readonly inputTokens?: number;
            readonly outputTokens?: number;
            /** @description The status that it ended with, such as `succeeded`, `failed`, `halted`. */
            readonly status: components["schemas"]["RunStatus"];
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
            /** @description The policy that stopped it. */
            readonly violationPolicyId?: string;
        };
        readonly ReportRun: {
            readonly agentId: string;
            /** @default 1 */
            readonly attempt?: number;
            /** @description When it ended, not before it started; now by default. */
            readonly completedAt?: components["schemas"]["Instant"];
            readonly correlationId?: string;
            readonly costMicros?: components["schemas"]["CostMicros"];
            /** @description What went wrong, in a word; by default what the termination reason comes to, else the one that stands in the message as a whole word. */
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @description Separates problems whose error code and category are the same; by default nothing does. */
            readonly fingerprint?: string;
            readonly goal?: string;
            readonly inputTokens?: number;
            /** @default false */
            readonly isSynthetic?: boolean;
            /** @description What it may use, where its host sets a limit. */
            readonly limits?: components["schemas"]["RunLimits"];
            readonly metadata?: {
                readonly [key: string]: unknown;
            };
            readonly outputTokens?: number;
            /** @description The run that this one tries again, or belongs to. */
            readonly parentRunId?: string;
            readonly policySnapshotId?: string;
            readonly projectId?: string;
            /** @description The host's own; one is given by default. */
            readonly runId?: string;
            /** @description When it started; now by default. */
            readonly startedAt?: components["schemas"]["Instant"];
            /** @description `queued`, `running` and `retry` are runs under way; with any other the run is over. */
            readonly status?: components["schemas"]["RunStatus"];
            /** @description Index of the step that it stopped at. */
            readonly stoppedAtStep?: number;
            readonly syntheticScenarioId?: string;
            /** @enum {string} */
            readonly terminationReason?: "completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout";
            /** @description Id of its trace; one is given by default. */
            readonly traceId?: string;
            /** @description The policy that stopped it. */
            readonly violationPolicyId?: string;
        };
        readonly Reservation: {
            readonly actualMicros: number | null;
            readonly allowed: boolean;
            readonly endedAt: string | null;
            readonly estimateMicros: number;
            readonly expiresAt: string;
            readonly featureTag: string | null;
            readonly model: string;
            readonly recordedAt: string;
            /** @description The cost record that the commit made. */
            readonly recordId: string | null;
            readonly refusedBy: components["schemas"]["RefusingLimit"] | null;
            readonly requestId: string | null;
            readonly reservationId: string;
            readonly reservedAt: string;
            readonly runId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly skillId: string | null;
            /**
             * @description `committed` also where the step was taken although it was refused, or its time was over.
             * @enum {string}
             */
            readonly state: "open" | "expired" | "refused" | "committed" | "released";
            readonly tenantId: string;
            readonly userId: string | null;
            readonly workflowId: string | null;
        };
        readonly ReservationAnswer: {
            /** @description Whether the step may be taken; false only where a hard limit would be passed. */
            readonly allowed: boolean;
            /** @description Every limit that the step falls under, as it stands now. */
            readonly budgets: readonly components["schemas"]["BudgetStanding"][];
            /** @description Whether this was answered before in the same words; the first answer stands. */
            readonly duplicate: boolean;
            readonly expiresAt: string;
            readonly refusedBy: components["schemas"]["RefusingLimit"] | null;
            readonly reservationId: string;
        };
        readonly Reserve: {
            readonly estimateMicros: number;
            readonly featureTag?: string;
            readonly model: string;
            readonly requestId?: string;
            /** @description Of this step alone: sent again in the same words it is one reservation; a new step needs a new id. */
            readonly reservationId?: string;
            readonly runId?: string;
            readonly skillId?: string;
            /** @default 600 */
            readonly ttlSeconds?: number;
            readonly userId?: string;
            readonly workflowId?: string;
        };
        readonly ResolutionSummaryResponse: {
            readonly category: string | null;
            /** @description Pieces of evidence stored with it; nothing of this product stores any yet. */
            readonly evidenceCount: number;
            readonly incidentId: string;
            /** @description Whether one of them says so. */
            readonly recoveryAttempted: boolean;
            readonly resolutionMethod: string | null;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description From start to resolution; null when it is not resolved. */
            readonly timeToResolutionMs: number | null;
            readonly title: string;
        };
        readonly ResolveAnomaly: {
            readonly reason?: string;
        };
        readonly ResolvedAnomaly: {
            readonly anomalyId: string;
            /** @description False when it was over already. */
            readonly changed: boolean;
            /** @description The incident that its signal belongs to, which it gave the all-clear. */
            readonly incidentId: string | null;
            readonly resolvedAt: string;
        };
        readonly ResolveIncident: {
            readonly expectedVersion?: number;
            readonly postmortemArtifactId?: string;
            readonly reason?: string;
            /**
             * @default manual
             * @enum {string}
             */
            readonly resolutionMethod?: "auto" | "manual" | "rollback";
            readonly resolutionNotes?: string;
            readonly resolutionSummary: string;
            readonly resolutionType: string;
        };
        readonly RetirePolicyRule: {
            readonly reason: string;
        };
        readonly RevokeApiKey: {
            readonly reason?: string;
        };
        readonly RevokedApiKey: {
            readonly actor: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            readonly endedBy: components["schemas"]["Actor"] | null;
            readonly endReason: string | null;
            /** @description From then on it opens nothing, because it was rotated or revoked. */
            readonly endsAt: string | null;
            /** @description From then on it opens nothing, because its time is over. */
            readonly expiresAt: string | null;
            readonly keyId: string;
            readonly name: string;
            /** @description Whether this call changed anything. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            /** @description The key that it took the place of. */
            readonly replacesKeyId: string | null;
            /** @enum {string} */
            readonly role: "viewer" | "responder" | "ingest" | "admin";
            /** @description Null where it has every permission of its role. */
            readonly scopes: readonly ("incidents.read" | "incidents.write" | "signals.record" | "costs.write" | "access.manage" | "webhooks.manage" | "maintenance")[] | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "active" | "ending" | "ended" | "expired";
            readonly tenantId: string;
        };
        readonly RotateApiKey: {
            /**
             * @description How long the old key goes on beside the new one: 0 to 30 days, a day by default.
             * @default 86400
             */
            readonly overlapSeconds?: number;
        };
        readonly RotateWebhookSecret: {
            /**
             * @description How long the secrets before sign too, at most: 0 to 7 days, a day by default. With 0 only the new one signs.
             * @default 86400
             */
            readonly overlapSeconds?: number;
        };
        readonly RulesInForce: {
            readonly autoResolveAfterSeconds: number;
            readonly cooldownSeconds: number;
            /** @description Null when there is no cap. */
            readonly maxIncidentsPerHour: number | null;
            /** @description From how many signals on a severity applies. */
            readonly severityThresholds: {
                readonly [key: string]: number;
            };
            /** @description Whether acknowledged incidents end by silence too. */
            readonly sweepAcknowledged: boolean;
            /** @enum {string} */
            readonly windowing: "sliding" | "tumbling";
            readonly windowSeconds: number;
        };
        readonly Run: {
            readonly agentId: string;
            readonly attempt: number;
            /** @description Of its outcome; `EXECUTION_SUCCESS` when it did its work. */
            readonly category: string | null;
            readonly completedAt: string | null;
            readonly correlationId: string | null;
            readonly costMicros: number | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly goal: string | null;
            /** @description Incidents that took one of its signals. */
            readonly incidentCount: number;
            readonly inputTokens: number | null;
            readonly isSynthetic: boolean;
            readonly limits: {
                readonly costMicros?: number;
                readonly steps?: number;
                readonly tokens?: number;
            } | null;
            readonly metadata: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Null as long as it is under way. */
            readonly outcome: ("SUCCESS" | "FAILURE" | "BLOCKED" | "ABORTED") | null;
            readonly outputTokens: number | null;
            readonly parentRunId: string | null;
            readonly policySnapshotId: string | null;
            /** @description Whether a violation of a policy is stored of it. */
            readonly policyViolation: boolean;
            readonly projectId: string | null;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Of its outcome; `none` when it did its work. */
            readonly severity: ("none" | "low" | "medium" | "high" | "critical") | null;
            readonly startedAt: string;
            readonly status: string;
            readonly stoppedAtStep: number | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly terminationReason: ("completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout") | null;
            readonly traceId: string;
            readonly violationPolicyId: string | null;
        };
        readonly RunawayParameters: {
            /**
             * @description Without limits: how many times what it used at first a skill comes to use.
             * @default 10
             */
            readonly growthFactor?: number;
            /**
             * @description A step that costs less is none that ran away, in micro-dollars.
             * @default 10000
             */
            readonly minCostMicrosPerStep?: number;
            /**
             * @description Share of what the run was allowed, in percent, from which on it runs away.
             * @default 100
             */
            readonly minPercentOfLimit?: number;
            /**
             * @description A limit of fewer steps than these says nothing: whatever does anything reaches it.
             * @default 5
             */
            readonly minStepLimit?: number;
            /**
             * @description A step that uses fewer tokens is none that ran away.
             * @default 1000
             */
            readonly minTokensPerStep?: number;
            /**
             * @description Steps of a skill that its first use is taken from, and in a row that have to use so much more.
             * @default 5
             */
            readonly window?: number;
        };
        readonly RunDetail: {
            readonly agentId: string;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly attempt: number;
            /** @description Of its outcome; `EXECUTION_SUCCESS` when it did its work. */
            readonly category: string | null;
            readonly completedAt: string | null;
            readonly correlationId: string | null;
            readonly costMicros: number | null;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly goal: string | null;
            /** @description Incidents that took one of its signals. */
            readonly incidentCount: number;
            readonly inputTokens: number | null;
            readonly isSynthetic: boolean;
            readonly limits: {
                readonly costMicros?: number;
                readonly steps?: number;
                readonly tokens?: number;
            } | null;
            readonly metadata: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Null as long as it is under way. */
            readonly outcome: ("SUCCESS" | "FAILURE" | "BLOCKED" | "ABORTED") | null;
            readonly outputTokens: number | null;
            readonly parentRunId: string | null;
            readonly policySnapshotId: string | null;
            /** @description Whether a violation of a policy is stored of it. */
            readonly policyViolation: boolean;
            readonly projectId: string | null;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @description Of its outcome; `none` when it did its work. */
            readonly severity: ("none" | "low" | "medium" | "high" | "critical") | null;
            readonly startedAt: string;
            readonly status: string;
            readonly stoppedAtStep: number | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly terminationReason: ("completed" | "policy_block" | "budget_exceeded" | "rate_limited" | "user_abort" | "system_failure" | "timeout") | null;
            readonly traceId: string;
            readonly violationPolicyId: string | null;
        };
        readonly RunFinding: {
            readonly agentId: string;
            /** @description SHA-256 in hex of the evidence as canonical JSON (RFC 8785). */
            readonly contentHash: string;
            /** @enum {string} */
            readonly detectorId: "step_repetition" | "no_progress" | "premature_end" | "tool_error_rate" | "runaway";
            readonly detectorVersion: number;
            readonly evidence: {
                readonly [key: string]: unknown;
            };
            readonly explanation: string;
            readonly findingId: string;
            readonly firstStepIndex: number;
            readonly isSynthetic: boolean;
            readonly lastStepIndex: number;
            /** @description When the last step of it ended; never after it was recorded. */
            readonly occurredAt: string;
            readonly parameters: {
                readonly [key: string]: number;
            };
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            /** @description The one signal of the run that it is told in: the run's own where a rule suppressed that one. */
            readonly signalId: string;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly traceId: string;
        };
        readonly RunLimits: {
            /** @description Most that it may cost, in micro-dollars. */
            readonly costMicros?: number;
            /** @description Most steps of its trace. */
            readonly steps?: number;
            /** @description Most tokens, of input and output together. */
            readonly tokens?: number;
        };
        readonly RunList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["Run"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly RunStatus: string;
        readonly RunTrace: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["TraceStep"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
            readonly trace: components["schemas"]["TraceSummary"];
        };
        readonly SaveAnalysis: {
            /** @constant */
            readonly analysis: "getMetrics";
            /** @description As `incidents.query.getMetrics` takes. */
            readonly parameters: components["schemas"]["GetMetrics"];
        } | {
            /** @constant */
            readonly analysis: "analyzeCostImpact";
            /** @description As `incidents.query.analyzeCostImpact` takes. */
            readonly parameters: components["schemas"]["AnalyzeCostImpact"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalTrend";
            /** @description As `incidents.query.getHistoricalTrend` takes. */
            readonly parameters: components["schemas"]["GetHistoricalTrend"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalDistribution";
            /** @description As `incidents.query.getHistoricalDistribution` takes. */
            readonly parameters: components["schemas"]["GetHistoricalDistribution"];
        } | {
            /** @constant */
            readonly analysis: "getHistoricalCostTrend";
            /** @description As `incidents.query.getHistoricalCostTrend` takes. */
            readonly parameters: components["schemas"]["GetHistoricalCostTrend"];
        } | {
            /** @constant */
            readonly analysis: "detectPatterns";
            /** @description As `incidents.query.detectPatterns` takes. */
            readonly parameters: components["schemas"]["DetectPatterns"];
        } | {
            /** @constant */
            readonly analysis: "analyzeRecurrence";
            /** @description As `incidents.query.analyzeRecurrence` takes. */
            readonly parameters: components["schemas"]["AnalyzeRecurrence"];
        };
        readonly SaveArtifact: {
            /** @description The instant that the result speaks of. */
            readonly asOf: components["schemas"]["Instant"];
            /** @description Version of the code that computed it. */
            readonly computeCodeVersion: string;
            /** @description What was computed. */
            readonly datasetId: string;
            /** @description Which state of the data it was computed from; one artifact per version. */
            readonly datasetVersion: string;
            /** @description SHA-256 of the window of data that went in, in lower-case hex. */
            readonly inputWindowHash: string;
        };
        readonly SavedAnalysis: {
            readonly artifact: components["schemas"]["AnalyticsArtifact"];
            /** @description Whether this call stored it; false when it was stored before. */
            readonly recorded: boolean;
            readonly result: components["schemas"]["IncidentMetricsResponse"] | components["schemas"]["CostImpactResponse"] | components["schemas"]["HistoricalTrendResponse"] | components["schemas"]["HistoricalDistributionResponse"] | components["schemas"]["CostTrendResponse"] | components["schemas"]["PatternDetectionResponse"] | components["schemas"]["RecurrenceAnalysisResponse"];
        };
        readonly SavedArtifact: {
            readonly asOf: string;
            readonly computeCodeVersion: string;
            readonly createdAt: string;
            readonly datasetId: string;
            readonly datasetVersion: string;
            readonly id: string;
            readonly inputWindowHash: string;
            /** @description Whether this call stored it; false when it was stored before. */
            readonly recorded: boolean;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly tenantId: string;
        };
        readonly SetBudget: {
            /**
             * @default tenant
             * @enum {string}
             */
            readonly budgetType?: "tenant" | "feature" | "user";
            /**
             * @description 0 allows nothing; null is no limit.
             * @default null
             */
            readonly dailyLimitMicros?: number | null;
            /** @description The feature's tag or the user's id; not for the tenant. */
            readonly entityId?: string;
            /**
             * @description Whether reservations beyond the limit are refused.
             * @default false
             */
            readonly hardLimitEnabled?: boolean;
            /**
             * @description False takes the budget back.
             * @default true
             */
            readonly isActive?: boolean;
            /**
             * @description 0 allows nothing; null is no limit.
             * @default null
             */
            readonly monthlyLimitMicros?: number | null;
            /** @default 80 */
            readonly warnThresholdPct?: number;
        };
        readonly SetBudgetResult: {
            readonly budget: components["schemas"]["Budget"];
            /** @description False when it stood like this already; then nothing was stored. */
            readonly changed: boolean;
        };
        readonly SetSeverity: {
            readonly expectedVersion?: number;
            readonly reason?: string;
            readonly severity: components["schemas"]["Severity"];
        };
        readonly SettledReservation: {
            /** @description Every limit that the step falls under, as it stands now. */
            readonly budgets: readonly components["schemas"]["BudgetStanding"][];
            /** @description False when it stood like this already. */
            readonly changed: boolean;
            readonly reservation: components["schemas"]["Reservation"];
        };
        /**
         * @example low
         * @example medium
         * @example high
         * @example critical
         */
        readonly Severity: string;
        readonly SeverityExplanation: {
            /**
             * @description What the rules in force make of the stored facts; the same unless rules changed.
             * @enum {string}
             */
            readonly byRules: "low" | "medium" | "high" | "critical";
            /** @description Each rise, oldest first. */
            readonly escalations: readonly {
                readonly at: string;
                /** @enum {string} */
                readonly cause: "signal_count" | "signal" | "unknown";
                /** @description What its signals had cost by then; null when none had a cost. */
                readonly costMicros: number | null;
                /** @enum {string} */
                readonly fromSeverity: "low" | "medium" | "high" | "critical";
                /** @description Its entry in the timeline. */
                readonly sequenceNo: number;
                /** @enum {string} */
                readonly severity: "low" | "medium" | "high" | "critical";
                readonly signalCount: number;
                /** @description The signal with which it rose. */
                readonly signalId: string | null;
                /** @description The number of signals that was reached, where their number raised it. */
                readonly threshold: number | null;
            }[];
            readonly initial: {
                /** @enum {string} */
                readonly severity: "low" | "medium" | "high" | "critical";
                /** @description What the opening signal asked for itself. */
                readonly statedSeverity: ("low" | "medium" | "high" | "critical") | null;
                /**
                 * @description What its trigger type asks for.
                 * @enum {string}
                 */
                readonly triggerSeverity: "low" | "medium" | "high" | "critical";
            };
            /** @enum {string} */
            readonly now: "low" | "medium" | "high" | "critical";
            /** @description The rules that were consulted, each with what it gives. */
            readonly rules: readonly {
                /** @description False when a person's decision has set the rule aside. */
                readonly applies: boolean;
                /** @description Whether the rule applies and gives the severity; several may. */
                readonly decisive: boolean;
                /** @description The next one, not reached. */
                readonly nextThreshold?: number;
                /** @enum {string} */
                readonly rule: "trigger_type" | "initial_severity" | "signals" | "impact" | "person";
                /** @description The rule with its numbers. */
                readonly sentence: string;
                /** @enum {string} */
                readonly severity: "low" | "medium" | "high" | "critical";
                /** @description Signals that `impact` counts: all, or those since a person lowered it. */
                readonly signalCount?: number;
                /** @description Signals that impact no longer counts, since a `person` decided. */
                readonly signalCountThen?: number;
                /** @description The threshold that `impact` has reached. */
                readonly threshold?: number;
            }[];
            /** @description Each decision of a person, oldest first. */
            readonly setByPeople: readonly {
                readonly at: string;
                readonly by: string;
                readonly fromSeverity: ("low" | "medium" | "high" | "critical") | null;
                readonly reason: string | null;
                /** @description Its entry in the timeline. */
                readonly sequenceNo: number;
                /** @enum {string} */
                readonly severity: "low" | "medium" | "high" | "critical";
            }[];
        };
        readonly ShownReservation: {
            readonly actualMicros: number | null;
            readonly allowed: boolean;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly endedAt: string | null;
            readonly estimateMicros: number;
            readonly expiresAt: string;
            readonly featureTag: string | null;
            readonly model: string;
            readonly recordedAt: string;
            /** @description The cost record that the commit made. */
            readonly recordId: string | null;
            readonly refusedBy: components["schemas"]["RefusingLimit"] | null;
            readonly requestId: string | null;
            readonly reservationId: string;
            readonly reservedAt: string;
            readonly runId: string | null;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            readonly skillId: string | null;
            /**
             * @description `committed` also where the step was taken although it was refused, or its time was over.
             * @enum {string}
             */
            readonly state: "open" | "expired" | "refused" | "committed" | "released";
            readonly tenantId: string;
            readonly userId: string | null;
            readonly workflowId: string | null;
        };
        readonly Signal: {
            /** @enum {string} */
            readonly absorption: "opened" | "attached" | "late" | "overflow" | "suppressed" | "cleared" | "noted";
            readonly agentId: string | null;
            readonly autoAction: string | null;
            readonly category: string | null;
            readonly causedBy: components["schemas"]["SignalReference"] | null;
            readonly costMicros: number | null;
            readonly description: string | null;
            readonly details: {
                readonly [key: string]: unknown;
            } | null;
            readonly errorCode: string | null;
            readonly errorMessage: string | null;
            readonly fingerprint: string | null;
            readonly incidentId: string | null;
            readonly initialSeverity: string | null;
            readonly isSynthetic: boolean;
            /** @enum {string} */
            readonly kind: "call" | "run" | "violation" | "anomaly" | "guard" | "manual";
            readonly occurredAt: string;
            readonly policyId: string | null;
            readonly receivedAt: string;
            readonly recordedAt: string;
            readonly reference: string | null;
            readonly runId: string | null;
            readonly sequence: number;
            readonly signalId: string;
            /** @enum {string} */
            readonly state: "firing" | "resolved";
            readonly syntheticScenarioId: string | null;
            readonly title: string | null;
            readonly triggerType: string;
            readonly triggerValue: string | null;
            readonly violationId: string | null;
        };
        readonly SignalId: string;
        readonly SignalInput: {
            readonly agentId?: string;
            readonly autoAction?: string;
            readonly category?: components["schemas"]["Category"];
            /** @description What this stems from. */
            readonly causedBy?: components["schemas"]["SignalReference"];
            /** @description What it cost, in micro-dollars. */
            readonly costMicros?: components["schemas"]["CostMicros"];
            readonly description?: string;
            /** @description Anything else, kept as the JSON text of what was parsed; numbers beyond ±2^53 lose digits in parsing. */
            readonly details?: {
                readonly [key: string]: unknown;
            };
            readonly errorCode?: string;
            readonly errorMessage?: string;
            /** @description Separates problems of one trigger type. By default: error code and category of a run, policy of a violation, else nothing. */
            readonly fingerprint?: string;
            readonly initialSeverity?: components["schemas"]["Severity"];
            /** @default false */
            readonly isSynthetic?: boolean;
            /**
             * @default call
             * @enum {string}
             */
            readonly kind?: "call" | "run" | "violation" | "anomaly" | "guard" | "manual";
            /** @description When it happened; the instant of receipt by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly policyId?: string;
            /** @description The one call, run, violation, anomaly or occurrence of a guard that the signal is about. Without a signalId it names the signal, for ever: what happens again under one reference needs a signalId each time. */
            readonly reference?: string;
            readonly runId?: string;
            /** @description Sent again under the same id, a signal counts once; with other content the answer says `conflict`. */
            readonly signalId?: components["schemas"]["SignalId"];
            /**
             * @default firing
             * @enum {string}
             */
            readonly state?: "firing" | "resolved";
            readonly syntheticScenarioId?: string;
            readonly title?: string;
            readonly triggerType: components["schemas"]["TriggerType"];
            readonly triggerValue?: string;
            readonly violationId?: string;
        };
        readonly SignalList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["Signal"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly SignalReference: {
            /** @enum {string} */
            readonly kind: "call" | "run" | "violation" | "anomaly" | "guard" | "manual";
            readonly reference: string;
        };
        readonly SignalsExplanation: {
            /** @description Stored signals that say that something is wrong. */
            readonly byTriggerType: {
                readonly [key: string]: number;
            };
            readonly callsAffected: number;
            readonly costMicros: number | null;
            readonly firstReceivedAt: string | null;
            readonly firstSignalAt: string;
            readonly lastReceivedAt: string | null;
            readonly lastSignalAt: string;
            readonly lateSignals: number;
            readonly signalCount: number;
            /** @description Stored signals by how the incident took them; fewer than counted once old ones are pruned. */
            readonly stored: {
                readonly attached: number;
                readonly cleared: number;
                readonly late: number;
                readonly opened: number;
                readonly overflow: number;
            };
        };
        readonly SlaTargets: {
            /** @default 3600 */
            readonly critical: number;
            /** @default 14400 */
            readonly high: number;
            /** @default 259200 */
            readonly low: number;
            /** @default 86400 */
            readonly medium: number;
        };
        readonly SnapshotList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["CostSnapshot"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly Soc2ExportRequest: {
            /** @description Shows everything as it was recorded by this instant; by default by now. Not in the future. */
            readonly asOf?: string;
            /**
             * @default INTERNAL
             * @enum {string}
             */
            readonly classification?: "INTERNAL" | "CONFIDENTIAL" | "PUBLIC";
            /** @description Why it is exported; kept in the ledger, not in the bundle. */
            readonly exportReason?: string;
            /**
             * @default json
             * @enum {string}
             */
            readonly format?: "json" | "pdf" | "zip";
            /**
             * @description Whether the steps of the trace stand in it; without them their count, totals and tree root do.
             * @default true
             */
            readonly includeRawSteps?: boolean;
            /**
             * @default A4
             * @enum {string}
             */
            readonly pageSize?: "A4" | "Letter";
            /** @description The period that the audit covers; by default the calendar quarter (UTC) in which the incident began. */
            readonly period?: components["schemas"]["CompliancePeriod"];
            /** @description Who it is for; stands in the bundle. */
            readonly preparedFor?: string;
            /**
             * @default none
             * @enum {string}
             */
            readonly redaction?: "none" | "free_text" | "details";
            /** @description The earlier export of the same incident and kind that this one replaces. */
            readonly supersedes?: string;
            /**
             * @description In which reports print times; `UTC` by default.
             * @default UTC
             */
            readonly timeZone?: string;
        };
        readonly SourceRun: {
            readonly agentIds: readonly string[];
            /** @description Sum of what its signals cost; null when none had a cost. */
            readonly costMicros: number | null;
            /** @description The most frequent first. */
            readonly errorCodes: readonly {
                readonly count: number;
                readonly errorCode: string;
            }[];
            readonly firstSignalAt: string | null;
            readonly lastSignalAt: string | null;
            /** @description What its host reported of it; null when nothing. */
            readonly run: components["schemas"]["Run"] | null;
            readonly runId: string;
            /** @description Stored signals of the run, whatever incident has them. */
            readonly signalCount: number;
        };
        readonly StepRepetitionParameters: {
            /**
             * @description Times in a row that the same input gave the same output, from which on it is a loop.
             * @default 3
             */
            readonly minRepetitions?: number;
        };
        readonly StoredEvidence: {
            readonly createdAt: string;
            readonly evidenceId: string;
            /** @enum {string} */
            readonly evidenceType: "log" | "trace" | "metric" | "action";
            readonly incidentId: string;
            readonly payload: {
                readonly [key: string]: unknown;
            } | null;
            readonly recordedAt: string;
            readonly recoveryExecuted: boolean;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
        };
        readonly StoredSuppression: {
            readonly categories?: readonly string[];
            readonly errorCodes?: readonly string[];
            readonly expiresAt?: string;
            /** @enum {string} */
            readonly maxSeverity: "low" | "medium" | "high" | "critical";
        };
        readonly Suppression: {
            /** @description The categories that are covered; by default every one. */
            readonly categories?: readonly components["schemas"]["Category"][];
            /** @description The error codes that are covered, each as signals carry it; by default every one. */
            readonly errorCodes?: readonly string[];
            /** @description From then on nothing is covered; by default there is no end. */
            readonly expiresAt?: components["schemas"]["Instant"];
            /** @description The highest severity that is covered. */
            readonly maxSeverity?: components["schemas"]["Severity"];
        };
        readonly TenantId: string;
        readonly TestedWebhookEndpoint: {
            readonly attempt: components["schemas"]["WebhookAttempt"];
            readonly endpointId: string;
            readonly eventId: string;
        };
        readonly TestWebhookEndpoint: Record<string, never>;
        readonly Timeline: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["IncidentEvent"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly TimelineAnchor: {
            /** @description The instant that the checkpoint speaks of. */
            readonly asOf: string;
            /** @description Entries of the timeline that it covers. */
            readonly entries: number;
            /** @description Leaf of the last one of these, as it was logged. */
            readonly head: string;
            /** @description Whether the stored timeline has that leaf in that place. */
            readonly isInPlace: boolean;
            readonly leafIndex: number;
            /** @description Leaves of the checkpoint's tree. */
            readonly treeSize: number;
        };
        readonly TimelineHead: {
            /** @description Entries of the timeline. */
            readonly entries: number;
            /** @description Leaf of the last one. */
            readonly head: string;
            readonly incidentId: string;
        };
        readonly TimelineIntegrity: {
            /** @description How the entries are chained. */
            readonly algorithm: string;
            /** @description Null as long as no checkpoint covers the incident: then only its holder vouches for the chain. */
            readonly anchored: components["schemas"]["TimelineAnchor"] | null;
            /** @description Entries of the timeline. */
            readonly entries: number;
            /** @description Entries that it should have, by what its incident says. */
            readonly expectedEntries: number;
            /** @description The first entry that is not what was written, or is missing; null when all are right. When only a checkpoint contradicts the timeline, whose entries were all chained again, the first that no checkpoint vouches for. */
            readonly firstBrokenSequenceNo: number | null;
            /** @description Leaf of the last one, which stands for all; null when there is none. */
            readonly head: string | null;
            /** @enum {string} */
            readonly verificationStatus: "VERIFIED" | "BROKEN";
        };
        readonly ToolErrorRateParameters: {
            /**
             * @description Share of failed steps in percent, from which on the agent is failing.
             * @default 90
             */
            readonly minRatePercent?: number;
            /**
             * @description Fewer steps than these say nothing.
             * @default 4
             */
            readonly minSteps?: number;
        };
        readonly TraceStep: {
            /** @description Digest of what it gave: the output's hash. */
            readonly contentHash: string | null;
            readonly costMicros: number | null;
            readonly durationMs: number | null;
            readonly inputHash: string | null;
            /** @enum {string} */
            readonly level: "INFO" | "WARN" | "ERROR";
            readonly outcomeCategory: string | null;
            readonly outcomeCode: string | null;
            readonly outcomeData: {
                readonly [key: string]: unknown;
            } | null;
            readonly recordedAt: string;
            readonly retryCount: number;
            readonly skillId: string | null;
            /** @enum {string} */
            readonly source: "engine" | "external" | "replay";
            /** @enum {string} */
            readonly status: "success" | "failure" | "retry" | "skipped";
            readonly stepIndex: number;
            /** @description What was done: the skill's name. */
            readonly stepType: string;
            readonly timestamp: string;
            /** @description 0 when nobody counted them. */
            readonly tokens: number;
            readonly tokensKnown: boolean;
        };
        readonly TraceStepInput: {
            readonly costMicros?: components["schemas"]["CostMicros"];
            readonly durationMs?: number;
            /** @description Digest of what it was given; detectors of loops go by it. */
            readonly inputHash?: string;
            /** @description When it ended; now by default. */
            readonly occurredAt?: components["schemas"]["Instant"];
            readonly outcomeCategory?: string;
            readonly outcomeCode?: string;
            readonly outcomeData?: {
                readonly [key: string]: unknown;
            };
            /** @description Digest of what it gave; detectors of loops go by it. */
            readonly outputHash?: string;
            /** @default 0 */
            readonly retryCount?: number;
            readonly skillId?: string;
            /** @description What was done, such as the tool that was called. */
            readonly skillName: string;
            /**
             * @default engine
             * @enum {string}
             */
            readonly source?: "engine" | "external" | "replay";
            /** @enum {string} */
            readonly status: "success" | "failure" | "retry" | "skipped";
            /** @description Its place in the trace, from 0 on. */
            readonly stepIndex: number;
            /** @description Tokens that it used; by default `outcomeData.tokens`, where that is such a number; else nobody counted them. */
            readonly tokens?: number;
        };
        readonly TraceSummary: {
            readonly completedAt: string | null;
            readonly correlationId: string | null;
            /** @description Null when no step carried a cost. */
            readonly costMicros: number | null;
            /** @description Null when no step carried a duration. */
            readonly durationMs: number | null;
            readonly runId: string;
            readonly startedAt: string;
            /** @enum {string} */
            readonly status: "running" | "completed" | "failed" | "aborted";
            readonly steps: number;
            readonly tokens: number;
            /** @description Whether the tokens of every step were counted. */
            readonly tokensKnown: boolean;
            readonly traceId: string;
            readonly violationPolicyId: string | null;
            readonly violationReason: string | null;
            /** @description The first step that a stored violation names. */
            readonly violationStepIndex: number | null;
            readonly violationTimestamp: string | null;
        };
        readonly TreeSize: number | string;
        readonly TriggeredPolicy: {
            /** @description Null when the violations did not name one. */
            readonly policyId: string | null;
            /** @description Where it is found: `/policy/active/{policyId}`. */
            readonly policyRef: string | null;
            readonly signalCount: number;
            readonly violations: readonly {
                readonly violationId: string;
                /** @description Where it is found: `/policy/violations/{violationId}`. */
                readonly violationRef: string | null;
            }[];
        };
        readonly TriggerType: string;
        readonly TrustedKey: {
            /** @enum {string} */
            readonly alg: "ed25519" | "ecdsa-p256-sha256";
            readonly keyid: string;
            readonly notAfter: components["schemas"]["Instant"] | null;
            readonly notBefore: components["schemas"]["Instant"] | null;
            /** @description Whose key it is. */
            readonly owner: string;
            /** @description The public key as SPKI PEM. */
            readonly publicKeyPem: string;
            readonly reason: string | null;
            readonly revokedAt: components["schemas"]["Instant"] | null;
            /** @enum {string} */
            readonly status: "active" | "retired" | "revoked";
        };
        readonly TrustFile: {
            /** @constant */
            readonly format: "export-bundles/trust@1";
            readonly keys: readonly components["schemas"]["TrustedKey"][];
            /**
             * @description Certificates whose RFC 3161 timestamps count.
             * @default []
             */
            readonly timestampAuthorities: readonly {
                readonly certificatePem: string;
                readonly name: string;
            }[];
        };
        readonly UpdateWebhookEndpoint: {
            readonly description?: string | null;
            /** @description Null where every type is to be sent. */
            readonly eventTypes?: readonly ("incidents.IncidentCreated" | "incidents.SeverityEscalated" | "incidents.IncidentReactivated" | "incidents.IncidentAutoResolved" | "incidents.IncidentAcknowledged" | "incidents.IncidentResolved" | "incidents.IncidentManuallyClosed" | "incidents.IncidentReopened" | "incidents.IncidentAssigned" | "incidents.IncidentNoteAdded" | "incidents.IncidentSeveritySet" | "incidents.IncidentMilestoneRecorded" | "incidents.PostmortemCreated" | "analytics.ArtifactRecorded" | "incidents.IncidentSuppressed" | "incidents.EvidenceAdded" | "runs.RunStarted" | "runs.RunFinished" | "runs.LlmFailureRecorded" | "policies.PolicyRuleCreated" | "policies.PolicyRuleRetired" | "policies.PolicyViolationRecorded" | "policies.PolicyEvaluated" | "policies.PolicyProposalDrafted" | "costs.CostAnomalyRecorded" | "lessons.LessonDetected" | "lessons.LessonConverted" | "lessons.LessonDeferred" | "lessons.LessonDismissed" | "lessons.LessonReactivated" | "policies.PolicyProposalApproved" | "policies.PolicyProposalRejected" | "runs.AgentFailureFound" | "incidents.BundleExported" | "incidents.PostmortemPublished")[] | null;
            readonly expectedVersion?: number;
            /**
             * @description Disabling cancels what waits to be sent; a replay brings it back.
             * @enum {string}
             */
            readonly status?: "enabled" | "disabled";
            /** @description Where events are sent by POST: an `https:` URL without user and password, to a public address. */
            readonly url?: string;
        };
        readonly ViolationDetail: {
            readonly agentId: string | null;
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description SHA-256 of the canonical JSON of the evidence. */
            readonly contentHash: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly evaluatedValue: string | null;
            readonly evidence: {
                readonly [key: string]: unknown;
            };
            /** @description The incident that it belongs to; null when a rule prevented it. */
            readonly incidentId: string | null;
            readonly isSynthetic: boolean;
            readonly occurredAt: string;
            readonly policyId: string;
            readonly policyType: string;
            /** @description The record of the rule that prevented it. */
            readonly preventionId: string | null;
            readonly reason: string;
            readonly recordedAt: string;
            readonly runId: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly severity: "low" | "medium" | "high" | "critical";
            readonly stepIndex: number | null;
            readonly syntheticScenarioId: string | null;
            readonly tenantId: string;
            readonly thresholdCondition: string | null;
            readonly violatedRule: string;
            readonly violationId: string;
        };
        readonly ViolationList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["PolicyViolation"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly ViolationResult: {
            /** @description SHA-256 of the canonical JSON of the evidence. */
            readonly contentHash: string;
            /** @description The one incident that it belongs to, for ever; null when prevented. */
            readonly incidentId: string | null;
            /** @description The record of the rule that kept it from being an incident. */
            readonly preventionId: string | null;
            /** @description Whether this call stored the fact; false when it was stored before. */
            readonly recorded: boolean;
            readonly signal: components["schemas"]["RecordResult"];
            readonly violationId: string;
        };
        readonly ViolationTruth: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly criteria: readonly {
                /** @enum {string} */
                readonly criterion: "ac1_violation_persisted" | "ac2_incident_exists" | "ac3_evidence_exists" | "ac4_policy_was_enabled" | "ac5_evidence_before_incident" | "ac6_costs_had_no_part" | "ac7_no_duplicate_incidents";
                /** @description One sentence with the facts. */
                readonly reason: string;
                /** @enum {string} */
                readonly result: "met" | "not_met" | "not_applicable";
            }[];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            /**
             * @description What came of it.
             * @enum {string}
             */
            readonly disposition: "incident" | "prevented";
            readonly incidentId: string | null;
            readonly incidentSeverity: ("low" | "medium" | "high" | "critical") | null;
            /** @description Whether no criterion is `not_met`. */
            readonly passed: boolean;
            readonly preventionId: string | null;
            readonly violationId: string;
        };
        readonly WebhookAttempt: {
            readonly at: string;
            readonly attemptId: string;
            readonly durationMs: number;
            /** @description Why it was not taken, in words. */
            readonly error: string | null;
            /** @description The beginning of the answer's body, where it did not take the event. */
            readonly excerpt: string | null;
            /** @enum {string} */
            readonly outcome: "taken" | "refused" | "unreachable" | "blocked";
            /** @description Of the answer; null without one. */
            readonly statusCode: number | null;
        };
        readonly WebhookCircuit: {
            /** @description How often in a row it took nothing; 0 once it takes an event. */
            readonly failuresInARow: number;
            /** @description Nothing is sent to it before then, because it took nothing so often; null where it is not paused. */
            readonly pausedUntil: string | null;
        };
        readonly WebhookDelivery: {
            /** @description Since it was queued last. */
            readonly attempts: number;
            /** @description When it was delivered, given up or cancelled. */
            readonly endedAt: string | null;
            readonly endpointId: string;
            /** @description The event, and the `webhook-id` that it is sent under every time. */
            readonly eventId: string;
            readonly eventType: string;
            readonly incidentId: string | null;
            readonly lastError: string | null;
            readonly lastStatusCode: number | null;
            /** @description Not before then; null where it waits for nothing. */
            readonly nextAttemptAt: string | null;
            readonly queuedAt: string;
            /** @description How often somebody asked for it again. */
            readonly replays: number;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "pending" | "delivered" | "given_up" | "cancelled";
        };
        readonly WebhookDeliveryDetail: {
            /** @description Since it was queued last. */
            readonly attempts: number;
            /** @description When it was delivered, given up or cancelled. */
            readonly endedAt: string | null;
            readonly endpointId: string;
            /** @description The event, and the `webhook-id` that it is sent under every time. */
            readonly eventId: string;
            readonly eventType: string;
            readonly incidentId: string | null;
            readonly lastError: string | null;
            readonly lastStatusCode: number | null;
            readonly log: readonly components["schemas"]["WebhookAttempt"][];
            /** @description Not before then; null where it waits for nothing. */
            readonly nextAttemptAt: string | null;
            readonly queuedAt: string;
            /** @description How often somebody asked for it again. */
            readonly replays: number;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "pending" | "delivered" | "given_up" | "cancelled";
        };
        readonly WebhookDeliveryList: {
            readonly circuit: components["schemas"]["WebhookCircuit"];
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["WebhookDelivery"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly WebhookEndpoint: {
            readonly changedAt: string;
            readonly changedBy: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            readonly description: string | null;
            readonly endpointId: string;
            /** @description Null where every type is sent. */
            readonly eventTypes: readonly string[] | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "enabled" | "disabled" | "removed";
            /** @description Why it was disabled or removed. */
            readonly statusReason: string | null;
            readonly tenantId: string;
            readonly url: string;
            /** @description Counts its changes; the `ETag` of the endpoint. */
            readonly version: number;
        };
        readonly WebhookEndpointDetail: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            readonly changedAt: string;
            readonly changedBy: components["schemas"]["Actor"];
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Actor"];
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly description: string | null;
            readonly endpointId: string;
            /** @description Null where every type is sent. */
            readonly eventTypes: readonly string[] | null;
            readonly recordedAt: string;
            /** @description Position in everything the tenant ever recorded. */
            readonly sequence: number;
            /** @enum {string} */
            readonly status: "enabled" | "disabled" | "removed";
            /** @description Why it was disabled or removed. */
            readonly statusReason: string | null;
            readonly tenantId: string;
            readonly url: string;
            /** @description Counts its changes; the `ETag` of the endpoint. */
            readonly version: number;
        };
        readonly WebhookEndpointList: {
            /** @description The instant that the answer speaks of; with it the same question has the same answer. */
            readonly asOf: string;
            /** @description The highest sequence that the tenant had recorded by then. */
            readonly dataVersion: number;
            readonly hasMore: boolean;
            readonly items: readonly components["schemas"]["WebhookEndpoint"][];
            /** @description Send it back as `cursor` for the next page; null on the last one. */
            readonly nextCursor: string | null;
        };
        readonly WebhookEndpointWithSecret: {
            readonly endpoint: components["schemas"]["WebhookEndpoint"];
            /** @description `whsec_` and the base64 of the key that signs, as Standard Webhooks writes it. Told once: null when the request is sent again. */
            readonly secret: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}

/** Every shape of the contract by its name, and what each operation takes by its id. */
export type Schemas = components["schemas"];
