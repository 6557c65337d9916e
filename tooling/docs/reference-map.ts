import {
  already,
  alreadyAll,
  built,
  bundles,
  declared,
  drivers,
  engines,
  event,
  law,
  operation,
  policy,
  ports,
  type ReferenceSection,
  schemas,
} from "./reference-rows.js";

const KEY_TEST = "packages/incident-drivers/src/drivers/aggregator/incident-key.test.ts";
const MICRO_CLOCK_TEST = "packages/incident-engines/src/ambient/micro-clock.test.ts";
const AMBIENT_TEST = "packages/incident-engines/src/ambient/system-ambient.test.ts";
const POLICY_TEST = "packages/severity-policy/src/severity-policy.test.ts";
const LAWS_TEST = "tooling/arch/laws.test.ts";
const TEXT_LAWS_TEST = "tooling/arch/text-laws.test.ts";
const READ_TEST = "packages/incident-drivers/src/conformance/incident-read.suite.ts";
const WRITE_TEST = "packages/incident-drivers/src/conformance/incident-write.suite.ts";
const RESOLVE_TEST = "packages/incident-engines/src/engines/incident-write/resolve.test.ts";
const SERVICE_TEST = "packages/incident-engines/src/engines/incident-write/create-incident-write-service.test.ts";
const TRACES_TEST = "packages/incident-engines/src/engines/incident-write/leave-traces.test.ts";
const SIGNATURE_TEST = "packages/incident-schemas/src/incident/recurrence-signature.test.ts";
const EVENTS_TEST = "packages/incident-engines/src/engines/incident-write/create-incident-write-service.test.ts";
const EV_ACK = "packages/incident-engines/src/engines/incident-write/acknowledge.test.ts";
const EV_RES = "packages/incident-engines/src/engines/incident-write/resolve.test.ts";
const EV_CLOSE = "packages/incident-engines/src/engines/incident-write/close.test.ts";
const EV_PM = "packages/incident-engines/src/engines/incident-write/postmortem-created.test.ts";
const CATALOGUE_TEST = "packages/incident-engines/src/operations/catalogue.test.ts";
const ARTIFACTS_TEST = "packages/incident-drivers/src/conformance/analytics-artifacts.suite.ts";
const SAVE_ARTIFACT_TEST = "packages/incident-engines/src/engines/analytics-artifacts/save-artifact.test.ts";
const AGGREGATOR_TEST = "packages/incident-drivers/src/conformance/aggregator.suite.ts";
const SLIDING_WINDOW = "packages/incident-drivers/src/conformance/aggregator/sliding-window.ts";
const HOURLY_CAP = "packages/incident-drivers/src/conformance/aggregator/hourly-cap.ts";
const COUNTS = "packages/incident-drivers/src/conformance/aggregator/counts.ts";
const COOLDOWN = "packages/incident-drivers/src/conformance/aggregator/cooldown.ts";
const SWEEP = "packages/incident-drivers/src/conformance/aggregator/sweep.ts";
const STATS = "packages/incident-drivers/src/conformance/aggregator/stats-and-replay.ts";
const DETAIL_TEST = "packages/incident-engines/src/engines/incident-read/incident-detail.test.ts";
const CARRY_OUT_TEST = "packages/incident-engines/src/engines/incident-write/carry-out.test.ts";

const PATTERNS_TEST = "packages/incident-drivers/src/conformance/incident-patterns.suite.ts";
const FACADE_LISTS_TEST = "packages/incident-drivers/src/conformance/incidents-facade-lists.suite.ts";
const FACADE_ANALYSES_TEST = "packages/incident-drivers/src/conformance/analyses/as-of.ts";
const POSTMORTEM_TEST = "packages/incident-drivers/src/conformance/postmortem.suite.ts";
const RECURRENCE_TEST = "packages/incident-drivers/src/conformance/recurrence-analysis.suite.ts";
const FACADE_LISTS_ENGINE_TEST = "packages/incident-engines/src/engines/incidents-facade/lists.test.ts";
const DETAIL_ENGINE_TEST = "packages/incident-engines/src/engines/incidents-facade/detail.test.ts";
const SUMMARY_TEST = "packages/incident-engines/src/engines/incidents-facade/snapshot-to-summary.test.ts";
const METRICS_ENGINE_TEST = "packages/incident-engines/src/engines/incidents-facade/metrics.test.ts";
const COST_ENGINE_TEST = "packages/incident-engines/src/engines/incidents-facade/cost-impact.test.ts";
const HISTORICAL_ENGINE_TEST = "packages/incident-engines/src/engines/incidents-facade/historical.test.ts";
const PATTERNS_ENGINE_TEST = "packages/incident-engines/src/engines/incident-patterns/detect-patterns.test.ts";
const RECURRENCE_ENGINE_TEST = "packages/incident-engines/src/engines/recurrence-analysis/analyze-recurrence.test.ts";
const LEARNINGS_ENGINE_TEST = "packages/incident-engines/src/engines/postmortem/learnings.test.ts";
const RECURRENCE_OPERATION_TEST = "packages/incident-engines/src/operations/recurrence/get-recurrence-group.test.ts";
const LISTS_API_TEST = "apps/api/src/routes/incident-lists.api.test.ts";
const INCIDENTS_API_TEST = "apps/api/src/routes/incidents.api.test.ts";
const ANALYSES_API_TEST = "apps/api/src/routes/analyses.api.test.ts";
const EXPLAIN_API_TEST = "apps/api/src/routes/explanation.api.test.ts";
const PREFLIGHT_TEST = "apps/api/src/http/require-preflight.test.ts";
const AUTH_TEST = "apps/api/src/http/auth.test.ts";
const REFERENCE_TEST = "tooling/docs/reference-map.test.ts";

const RUN_TEST = "packages/incident-drivers/src/conformance/run.suite.ts";
const EXPORT_DRIVER_TEST = "packages/incident-engines/src/engines/export/create-export-bundle-driver.test.ts";
const BUILD_CONTENT_TEST = "packages/export-bundles/src/bundle/build-content.test.ts";
const SOC2_TEST = "packages/export-bundles/src/kinds/soc2/controls.test.ts";
const EXPORTS_API_TEST = "apps/api/src/routes/exports.api.test.ts";
const TRACE_STORE_TEST = "packages/incident-drivers/src/conformance/trace-store.suite.ts";
const LLM_FAILURE_TEST = "packages/incident-drivers/src/conformance/llm-failure.suite.ts";
const POLICY_RULE_TEST = "packages/incident-drivers/src/conformance/policy-rule.suite.ts";
const VIOLATION_FACTS = "packages/incident-drivers/src/conformance/policy-violation/facts.ts";
const VIOLATION_DEEDS = "packages/incident-drivers/src/conformance/policy-violation/deeds.ts";
const PROPOSAL_TEST = "packages/incident-drivers/src/conformance/policy-proposal.suite.ts";
const LESSON_TEST = "packages/incident-drivers/src/conformance/lesson.suite.ts";
const SUPPRESSION = "packages/incident-drivers/src/conformance/aggregator/suppression.ts";
const ANOMALY_TEST = "packages/incident-engines/src/engines/cost/anomaly-signal.test.ts";
const COST_GUARD_API_TEST = "apps/api/src/routes/cost-guard.api.test.ts";
const AUTHORITY_TEST = "tooling/arch/authority.test.ts";
const BOUND = "Bound to one transaction by the factory.";

const inDecisions = declared("packages/incident-drivers/src/drivers/aggregator/decisions.ts");

/** The 329 items of the reference design, subject by subject, and what became of each. */
export const REFERENCE_MAP: readonly ReferenceSection[] = [
  {
    title: "Aggregator and severity policy",
    rows: [
      built(
        1,
        "create_incident_aggregator",
        [drivers("createIncidentAggregator")],
        [AGGREGATOR_TEST, "aggregatorSuite"],
      ),
      built(
        2,
        "IncidentAggregatorConfig",
        [schemas("IncidentAggregatorConfig")],
        [STATS, "the configuration in force"],
      ),
      built(
        3,
        "IncidentAggregatorConfig.aggregation_window_seconds",
        [schemas("IncidentAggregatorConfig.aggregationWindowSeconds")],
        STATS,
      ),
      built(
        4,
        "IncidentAggregatorConfig.max_incidents_per_tenant_per_hour",
        [schemas("IncidentAggregatorConfig.maxIncidentsPerTenantPerHour")],
        HOURLY_CAP,
        "Exact in every rolling hour, whatever order signals arrive in; what is above it goes to the overflow incident.",
      ),
      built(
        5,
        "IncidentAggregatorConfig.max_related_calls_per_incident",
        [schemas("IncidentAggregatorConfig.maxRelatedCallsPerIncident")],
        [DETAIL_TEST, "as many call references as the config says"],
        "Every signal is stored; the number limits only how many call references a read gives.",
      ),
      built(
        6,
        "IncidentAggregatorConfig.incident_cooldown_seconds",
        [schemas("IncidentAggregatorConfig.incidentCooldownSeconds")],
        [COOLDOWN, "the cooldown of 60 s"],
        "After a resolution, signals inside the cooldown are late: they attach and change nothing.",
      ),
      built(
        7,
        "IncidentAggregatorConfig.auto_resolve_after_seconds",
        [schemas("IncidentAggregatorConfig.autoResolveAfterSeconds")],
        [SWEEP, "the sweep after 900 s of silence"],
      ),
      built(
        8,
        "IncidentKey",
        [drivers("IncidentKey")],
        KEY_TEST,
        "A fingerprint is part of the key; parts are typed and length-prefixed.",
      ),
      built(9, "IncidentKey.tenant_id", [drivers("IncidentKey.tenantId")], [KEY_TEST, "tenant"]),
      built(10, "IncidentKey.trigger_type", [drivers("IncidentKey.triggerType")], KEY_TEST),
      built(
        11,
        "IncidentKey.window_start",
        [drivers("IncidentKey.windowStart")],
        KEY_TEST,
        "Always computed; part of the key under tumbling windows only.",
      ),
      built(12, "IncidentKey.__hash__", [drivers("IncidentKey.toKeyString")], KEY_TEST),
      built(13, "IncidentKey.__eq__", [drivers("IncidentKey.equals")], KEY_TEST),
      built(14, "IncidentKey.from_event", [drivers("IncidentKey.fromEvent")], KEY_TEST),
      built(15, "IncidentAggregator", [ports("IncidentAggregator")], [AGGREGATOR_TEST, "aggregatorSuite"]),
      built(
        16,
        "IncidentAggregator.__init__",
        [drivers("createIncidentAggregator"), drivers("AggregatorParts")],
        [AGGREGATOR_TEST, "aggregatorSuite"],
        "No classes: a factory closes over what the constructor took.",
      ),
      built(
        17,
        "IncidentAggregator.get_or_create_incident",
        [ports("IncidentAggregator.getOrCreateIncident"), ports("IncidentAggregator.record")],
        [HOURLY_CAP, "getOrCreateIncident"],
        "`record` takes a whole batch; this is the same for one signal.",
      ),
      built(
        18,
        "IncidentAggregator._find_open_incident",
        [inDecisions("findOpenIncident")],
        [SLIDING_WINDOW, "joins the open incident"],
        "A step of the one pure fold over a batch; it looks into facts that were read before.",
      ),
      built(
        19,
        "IncidentAggregator._can_create_incident",
        [inDecisions("canCreateIncident")],
        [HOURLY_CAP, "lets exactly 20 incidents open"],
        "As 18; the arithmetic is in `HourlyCap`.",
      ),
      built(
        20,
        "IncidentAggregator._get_rate_limit_incident",
        [inDecisions("getRateLimitIncident")],
        [HOURLY_CAP, "the overflow incident"],
        "As 18. One open overflow incident per tenant, without a window.",
      ),
      built(
        21,
        "IncidentAggregator._create_incident",
        [inDecisions("createIncident")],
        [COUNTS, "the opening signal gives the incident its values"],
        "As 18.",
      ),
      built(
        22,
        "IncidentAggregator._add_call_to_incident",
        [inDecisions("addCallToIncident")],
        [COUNTS, "counts are exact"],
        "As 18. Membership is the stored signal itself.",
      ),
      built(
        23,
        "IncidentAggregator._add_incident_event",
        [inDecisions("addIncidentEvent")],
        [WRITE_TEST, "is gapless and chained"],
        "As 18; entries are chained when they are written.",
      ),
      built(
        24,
        "IncidentAggregator.resolve_stale_incidents",
        [ports("IncidentAggregator.resolveStaleIncidents")],
        [SWEEP, "the sweep after 900 s of silence"],
      ),
      built(
        25,
        "IncidentAggregator.get_incident_stats",
        [ports("IncidentAggregator.getIncidentStats")],
        [STATS, "getIncidentStats"],
      ),
      built(26, "ClockFn", [ports("ClockFn")], [MICRO_CLOCK_TEST, "createMicroClock"]),
      built(27, "UuidFn", [ports("UuidFn")], [AMBIENT_TEST, "uuid"]),
      built(
        28,
        "logger",
        [ports("Logger")],
        [AMBIENT_TEST, "logger"],
        "Handed in with clock and ids; silent until one is given.",
      ),
      built(
        29,
        "severity_policy.IncidentSeverityEngine",
        [policy("IncidentSeverityEngine")],
        [POLICY_TEST, "createIncidentSeverityEngine"],
      ),
      built(
        30,
        "IncidentSeverityEngine.get_initial_severity",
        [policy("IncidentSeverityEngine.getInitialSeverity")],
        POLICY_TEST,
      ),
      built(
        31,
        "IncidentSeverityEngine.calculate_severity_for_calls",
        [policy("IncidentSeverityEngine.calculateSeverityForCalls")],
        POLICY_TEST,
      ),
      built(
        32,
        "IncidentSeverityEngine.should_escalate",
        [policy("IncidentSeverityEngine.shouldEscalate")],
        POLICY_TEST,
      ),
      built(
        33,
        "severity_policy.SeverityConfig",
        [policy("SeverityConfig.severityThresholds")],
        "packages/severity-policy/src/severity-config.test.ts",
      ),
      built(
        34,
        "severity_policy.generate_incident_title",
        [policy("generateIncidentTitle")],
        "packages/severity-policy/src/title.test.ts",
      ),
      built(
        35,
        "severity_policy.TRIGGER_SEVERITY_MAP / DEFAULT_SEVERITY",
        [policy("TRIGGER_SEVERITY_MAP"), policy("DEFAULT_SEVERITY")],
        "packages/severity-policy/src/initial-severity.test.ts",
      ),
      built(
        36,
        "Explicit dependency injection; create function is the only sanctioned constructor",
        [law("clock-is-wired"), law("ids-are-wired")],
        TEXT_LAWS_TEST,
      ),
      built(
        37,
        "Callers: L2 APIs (through L4), L5 workers",
        [law("engines-speak-ports"), law("front-door-knows-operations-and-schemas")],
        LAWS_TEST,
      ),
      built(
        38,
        "Law 1 amendment: severity logic in the L5 schema layer",
        [law("policy-depends-on-schemas-only")],
        LAWS_TEST,
        "The policy is a package of its own below drivers and engines.",
      ),
      built(39, "CI guard check_l6_no_l5_engine_imports", [law("l6-no-l5-engine-imports")], LAWS_TEST),
      built(
        40,
        "Disposition KEEP (core driver)",
        [drivers("createIncidentAggregator")],
        [AGGREGATOR_TEST, "aggregatorSuite"],
        "Kept, and every automatic signal goes through it.",
      ),
    ],
  },
  {
    title: "Export bundles",
    rows: [
      ...alreadyAll("evidence", 41, TRACE_STORE_TEST, [
        [
          "TraceStorePort",
          ports("TraceStorePort"),
          "traceStoreSuite",
          "Stored here by default; a host may put its own in.",
        ],
        ["TraceStorePort.get_trace_summary", ports("TraceStorePort.getTraceSummary")],
        ["TraceStorePort.get_trace_steps", ports("TraceStorePort.getTraceSteps"), "getTraceSteps", "A page at a time."],
      ]),
      ...alreadyAll("evidence", 44, EXPORT_DRIVER_TEST, [
        [
          "ExportBundleDriver",
          engines("ExportBundleDriver"),
          "createExportBundleDriver",
          "Lives with the engines: it reads through the other drivers' ports and has no SQL of its own.",
        ],
        [
          "ExportBundleDriver.__init__",
          engines("createExportBundleDriver"),
          "createExportBundleDriver",
          "Factories instead of classes.",
        ],
        ["ExportBundleDriver.trace_store", engines("ExportBundleDriver.traceStore")],
        ["ExportBundleDriver.create_evidence_bundle", engines("ExportBundleDriver.createEvidenceBundle")],
        ["ExportBundleDriver.create_soc2_bundle", engines("ExportBundleDriver.createSoc2Bundle")],
        ["ExportBundleDriver.create_executive_debrief", engines("ExportBundleDriver.createExecutiveDebrief")],
      ]),
      already(
        "evidence",
        50,
        "ExportBundleDriver._compute_bundle_hash",
        [bundles("contentDigest")],
        "packages/export-bundles/src/canonical/digest.test.ts",
        "Over the canonical form of everything that a reader sees, and signed.",
      ),
      already(
        "evidence",
        51,
        "ExportBundleDriver._generate_attestation",
        [declared("packages/export-bundles/src/kinds/soc2/attestation.ts")("attestationOf")],
        ["packages/export-bundles/src/kinds/soc2/attestation.test.ts", "attestation.statement"],
        "Says what the checks came to, in figures, and that it is not an auditor's opinion.",
      ),
      already(
        "evidence",
        52,
        "ExportBundleDriver._assess_risk_level",
        [declared("packages/export-bundles/src/kinds/executive-debrief/risk.ts")("riskOf")],
        "packages/export-bundles/src/kinds/executive-debrief/risk.test.ts",
        "Critical stays critical, and the rule that fired is told.",
      ),
      already(
        "evidence",
        53,
        "ExportBundleDriver._generate_incident_summary",
        [declared("packages/export-bundles/src/kinds/executive-debrief/summary.ts")("summaryOf")],
        "packages/export-bundles/src/kinds/executive-debrief/summary.test.ts",
      ),
      already(
        "evidence",
        54,
        "ExportBundleDriver._assess_business_impact",
        [declared("packages/export-bundles/src/kinds/executive-debrief/business-impact.ts")("businessImpactOf")],
        ["packages/export-bundles/src/kinds/executive-debrief/business-impact.test.ts", "businessImpact"],
        "From what is recorded alone; what is not recorded is said not to be, never to be nothing.",
      ),
      already(
        "evidence",
        55,
        "ExportBundleDriver._generate_recommendations",
        [
          declared("packages/export-bundles/src/kinds/executive-debrief/recommended-actions.ts")(
            "recommendedActionsOf",
          ),
        ],
        ["packages/export-bundles/src/kinds/executive-debrief/recommended-actions.test.ts", "recommendedActions"],
        "One for every check that is not met, instead of four for every incident.",
      ),
      already(
        "evidence",
        56,
        "get_export_bundle_driver",
        [engines("createExportBundleDriver")],
        EXPORT_DRIVER_TEST,
        "No process-wide instance.",
      ),
      ...alreadyAll("evidence", 57, BUILD_CONTENT_TEST, [
        ["EvidenceBundle", bundles("EvidenceBundle"), '"evidence"'],
        ["SOC2Bundle", bundles("Soc2Bundle"), '"soc2"'],
        ["ExecutiveDebriefBundle", bundles("ExecutiveDebriefBundle"), '"executive_debrief"'],
        ["PolicyContext", bundles("PolicyContext"), "policyContext"],
        ["TraceStepEvidence", bundles("TraceStepEvidence"), "steps"],
      ]),
      already(
        "evidence",
        62,
        "DEFAULT_SOC2_CONTROLS",
        [declared("packages/export-bundles/src/kinds/soc2/criteria.ts")("DEFAULT_SOC2_CONTROLS")],
        [SOC2_TEST, "CC7.4"],
        "The criteria CC7.2 to CC7.5 in words of our own; no status by default.",
      ),
      already(
        "evidence",
        63,
        "Reads: incident, run, trace; writes nothing of the domain",
        [law("bundles-run-alone")],
        LAWS_TEST,
        "What it reads comes through read ports; only the ledger, the audit and the event of an export are written.",
      ),
    ],
  },
  {
    title: "Pattern driver",
    rows: [
      ...alreadyAll("reads", 64, PATTERNS_TEST, [
        ["IncidentPatternDriver", ports("IncidentPatternDriver"), "incidentPatternsSuite"],
        [
          "IncidentPatternDriver.__init__",
          drivers("createIncidentPatternDriver"),
          "incidentPatternsSuite",
          "Factories instead of classes.",
        ],
        ["IncidentPatternDriver.fetch_incidents_count", ports("IncidentPatternDriver.fetchIncidentsCount")],
        ["IncidentPatternDriver.fetch_category_clusters", ports("IncidentPatternDriver.fetchCategoryClusters")],
        ["IncidentPatternDriver.fetch_severity_spikes", ports("IncidentPatternDriver.fetchSeveritySpikes")],
        ["IncidentPatternDriver.fetch_cascade_failures", ports("IncidentPatternDriver.fetchCascadeFailures")],
        ["get_incident_pattern_driver", drivers("createIncidentPatternDriver"), "incidentPatternsSuite"],
      ]),
    ],
  },
  {
    title: "Incident read driver",
    rows: [
      built(71, "IncidentReadDriver", [ports("IncidentReadDriver")], [READ_TEST, "incidentReadSuite"]),
      built(
        72,
        "IncidentReadDriver.__init__",
        [drivers("createIncidentReadDriver")],
        [READ_TEST, "incidentReadSuite"],
        "As 16.",
      ),
      built(73, "IncidentReadDriver.list_incidents", [ports("IncidentReadDriver.listIncidents")], READ_TEST),
      built(74, "IncidentReadDriver.get_incident", [ports("IncidentReadDriver.getIncident")], READ_TEST),
      built(
        75,
        "IncidentReadDriver.get_incident_events",
        [ports("IncidentReadDriver.getIncidentEvents")],
        READ_TEST,
        "By tenant too, and by pages.",
      ),
      built(
        76,
        "IncidentReadDriver.count_incidents_since",
        [ports("IncidentReadDriver.countIncidentsSince")],
        READ_TEST,
      ),
      built(77, "IncidentReadDriver.get_last_incident", [ports("IncidentReadDriver.getLastIncident")], READ_TEST),
      built(78, "get_incident_read_driver", [drivers("createIncidentReadDriver")], [READ_TEST, "incidentReadSuite"]),
    ],
  },
  {
    title: "Incident write driver",
    rows: [
      built(79, "IncidentWriteDriver", [ports("IncidentWriteDriver")], [WRITE_TEST, "incidentWriteSuite"]),
      built(
        80,
        "IncidentWriteDriver.__init__",
        [drivers("createIncidentWriteDriver")],
        [WRITE_TEST, "incidentWriteSuite"],
        "As 16.",
      ),
      built(
        81,
        "IncidentWriteDriver.update_incident_acknowledged",
        [ports("IncidentWriteDriver.updateIncidentAcknowledged")],
        WRITE_TEST,
        "Conditional on version and state.",
      ),
      built(
        82,
        "IncidentWriteDriver.update_incident_resolved",
        [ports("IncidentWriteDriver.updateIncidentResolved")],
        WRITE_TEST,
        "Conditional on version and state.",
      ),
      built(
        83,
        "IncidentWriteDriver.create_incident_event",
        [ports("IncidentWriteDriver.createIncidentEvent")],
        WRITE_TEST,
        "Chained to the entry before.",
      ),
      built(84, "IncidentWriteDriver.refresh_incident", [ports("IncidentWriteDriver.refreshIncident")], CARRY_OUT_TEST),
      built(85, "IncidentWriteDriver.insert_incident", [ports("IncidentWriteDriver.insertIncident")], WRITE_TEST),
      already(
        "failures",
        86,
        "IncidentWriteDriver.update_run_incident_count",
        [ports("RunDriver.countRunIncidents")],
        RUN_TEST,
        "Counted from the run's signals when it is read, so that no counter can be wrong.",
      ),
      already(
        "failures",
        87,
        "IncidentWriteDriver.update_trace_incident_id",
        [ports("TraceStoreDriver.linkTraceIncidents")],
        TRACE_STORE_TEST,
        "A link of its own: a trace never changes, and may belong to several incidents.",
      ),
      already(
        "failures",
        88,
        "IncidentWriteDriver.insert_prevention_record",
        [declared("packages/incident-drivers/src/database/insert-preventions.ts")("insertPreventions")],
        [SUPPRESSION, "preventionId"],
        "Written by the aggregator, with the signal that it keeps from becoming an incident.",
      ),
      already(
        "failures",
        89,
        "IncidentWriteDriver.insert_policy_proposal",
        [ports("PolicyProposalDriver.insertPolicyProposal")],
        PROPOSAL_TEST,
      ),
      already(
        "failures",
        90,
        "IncidentWriteDriver.fetch_suppressing_policy",
        [ports("PolicyRuleStore.fetchSuppressingPolicies")],
        POLICY_RULE_TEST,
        "All rules that may suppress, once per batch; which one covers a signal is a pure decision.",
      ),
      already(
        "failures",
        91,
        "IncidentWriteDriver.fetch_incidents_by_run_id",
        [ports("IncidentsFacadeDriver.fetchIncidentsByRun")],
        FACADE_LISTS_TEST,
        "The incidents that took a signal of the run.",
      ),
      already(
        "failures",
        92,
        "IncidentWriteDriver.insert_incident_from_anomaly",
        [operation("incidents.costs.recordAnomaly")],
        [ANOMALY_TEST, "F-127"],
        "An anomaly raises a signal; only the aggregator makes incidents.",
      ),
      built(
        93,
        "get_incident_write_driver",
        [drivers("createIncidentWriteDriver")],
        [WRITE_TEST, "incidentWriteSuite"],
      ),
    ],
  },
  {
    title: "Facade driver",
    rows: [
      ...alreadyAll("reads", 94, FACADE_LISTS_TEST, [
        ["IncidentSnapshot", ports("IncidentSnapshot"), "items"],
        ["IncidentListSnapshot", ports("IncidentListSnapshot"), "total"],
      ]),
      ...alreadyAll("reads", 96, FACADE_ANALYSES_TEST, [
        ["MetricsSnapshot", ports("MetricsSnapshot"), "fetchMetricsAggregates"],
        ["CostImpactRowSnapshot", ports("CostImpactRowSnapshot"), "fetchCostImpactData"],
        ["HistoricalTrendRowSnapshot", ports("HistoricalTrendRowSnapshot"), "fetchHistoricalTrend"],
        [
          "HistoricalDistributionRowSnapshot",
          ports("HistoricalDistributionRowSnapshot"),
          "fetchHistoricalDistribution",
        ],
        ["CostTrendRowSnapshot", ports("CostTrendRowSnapshot"), "fetchHistoricalCostTrend"],
      ]),
      ...alreadyAll("reads", 101, FACADE_LISTS_TEST, [
        ["IncidentsFacadeDriver", ports("IncidentsFacadeDriver"), "incidentsFacade"],
        [
          "IncidentsFacadeDriver.__init__",
          drivers("createIncidentsFacadeDriver"),
          "incidentsFacade",
          "Factories instead of classes.",
        ],
        ["IncidentsFacadeDriver.fetch_active_incidents", ports("IncidentsFacadeDriver.fetchActiveIncidents")],
        ["IncidentsFacadeDriver.fetch_resolved_incidents", ports("IncidentsFacadeDriver.fetchResolvedIncidents")],
        ["IncidentsFacadeDriver.fetch_historical_incidents", ports("IncidentsFacadeDriver.fetchHistoricalIncidents")],
        ["IncidentsFacadeDriver.fetch_incident_by_id", ports("IncidentsFacadeDriver.fetchIncidentById")],
        ["IncidentsFacadeDriver.fetch_incidents_by_run", ports("IncidentsFacadeDriver.fetchIncidentsByRun")],
      ]),
      ...alreadyAll("reads", 108, FACADE_ANALYSES_TEST, [
        ["IncidentsFacadeDriver.fetch_metrics_aggregates", ports("IncidentsFacadeDriver.fetchMetricsAggregates")],
        ["IncidentsFacadeDriver.fetch_cost_impact_data", ports("IncidentsFacadeDriver.fetchCostImpactData")],
      ]),
      ...alreadyAll("reads", 110, FACADE_LISTS_TEST, [
        ["IncidentsFacadeDriver.fetch_all_incidents", ports("IncidentsFacadeDriver.fetchAllIncidents")],
      ]),
      ...alreadyAll("reads", 111, FACADE_ANALYSES_TEST, [
        ["IncidentsFacadeDriver.fetch_historical_trend", ports("IncidentsFacadeDriver.fetchHistoricalTrend")],
        [
          "IncidentsFacadeDriver.fetch_historical_distribution",
          ports("IncidentsFacadeDriver.fetchHistoricalDistribution"),
        ],
        ["IncidentsFacadeDriver.fetch_historical_cost_trend", ports("IncidentsFacadeDriver.fetchHistoricalCostTrend")],
      ]),
      ...alreadyAll("reads", 114, FACADE_LISTS_TEST, [
        [
          "IncidentsFacadeDriver._to_snapshot",
          declared("packages/incident-drivers/src/mapping/incident-snapshot.ts")("toSnapshot"),
          "items",
        ],
      ]),
    ],
  },
  {
    title: "Lessons driver",
    rows: [
      ...alreadyAll("lessons", 115, LESSON_TEST, [
        ["LessonsDriver", ports("LessonsDriver"), "lessonSuite"],
        ["LessonsDriver.__init__", drivers("createLessonsDriver"), "lessonSuite", BOUND],
        ["LessonsDriver.insert_lesson", ports("LessonsDriver.insertLesson")],
        ["LessonsDriver.fetch_lesson_by_id", ports("LessonsDriver.fetchLessonById")],
        ["LessonsDriver.fetch_lessons_list", ports("LessonsDriver.fetchLessonsList")],
        ["LessonsDriver.fetch_lesson_stats", ports("LessonsDriver.fetchLessonStats")],
        ["LessonsDriver.update_lesson_deferred", ports("LessonsDriver.updateLessonDeferred")],
        ["LessonsDriver.update_lesson_dismissed", ports("LessonsDriver.updateLessonDismissed")],
        ["LessonsDriver.update_lesson_converted", ports("LessonsDriver.updateLessonConverted")],
        ["LessonsDriver.update_lesson_reactivated", ports("LessonsDriver.updateLessonReactivated")],
        [
          "LessonsDriver.fetch_debounce_count",
          ports("LessonsDriver.insertLesson"),
          "debounced",
          "Decided in the insert itself, and by a unique key: what is counted before it may be outdated by then.",
        ],
      ]),
      already(
        "lessons",
        126,
        "LessonsDriver.fetch_expired_deferred",
        [ports("LessonsDriver.fetchExpiredDeferred"), ports("FanOutDriver.tenantsWithDueLessons")],
        LESSON_TEST,
        "Of one tenant; which tenants have lessons that are due is asked before, as for every sweep.",
      ),
      already(
        "lessons",
        127,
        "LessonsDriver.insert_policy_proposal_from_lesson",
        [ports("PolicyProposalDriver.insertPolicyProposal")],
        PROPOSAL_TEST,
        "The one insert of proposals, which drafts of incidents go through, too.",
      ),
      already("lessons", 128, "get_lessons_driver", [drivers("createLessonsDriver")], [LESSON_TEST, "lessonSuite"]),
    ],
  },
  {
    title: "LLM failure driver",
    rows: [
      ...alreadyAll("failures", 129, LLM_FAILURE_TEST, [
        ["LLMFailureDriver", ports("LlmFailureDriver"), "llmFailureSuite"],
        ["LLMFailureDriver.__init__", drivers("createLlmFailureDriver"), "llmFailureSuite", BOUND],
        ["LLMFailureDriver.insert_failure", ports("LlmFailureDriver.insertFailure")],
        ["LLMFailureDriver.insert_evidence", ports("LlmFailureDriver.insertEvidence")],
        ["LLMFailureDriver.update_run_failed", ports("LlmFailureDriver.updateRunFailed")],
        ["LLMFailureDriver.fetch_failure_by_run_id", ports("LlmFailureDriver.fetchFailureByRunId")],
        ["LLMFailureDriver.fetch_contamination_check", ports("LlmFailureDriver.fetchContaminationCheck")],
        ["get_llm_failure_driver", drivers("createLlmFailureDriver"), "llmFailureSuite"],
      ]),
    ],
  },
  {
    title: "Policy violation driver",
    rows: [
      ...alreadyAll("failures", 137, VIOLATION_FACTS, [
        ["PolicyViolationDriver", ports("PolicyViolationDriver"), "policyViolations"],
        ["PolicyViolationDriver.__init__", drivers("createPolicyViolationDriver"), "policyViolations", BOUND],
        ["PolicyViolationDriver.insert_violation_record", ports("PolicyViolationDriver.insertViolationRecord")],
        ["PolicyViolationDriver.fetch_violation_exists", ports("PolicyViolationDriver.fetchViolationExists")],
        ["PolicyViolationDriver.fetch_policy_enabled", ports("PolicyViolationDriver.fetchPolicyEnabled")],
      ]),
      ...alreadyAll("failures", 142, VIOLATION_DEEDS, [
        ["PolicyViolationDriver.insert_evidence_event", ports("PolicyViolationDriver.insertEvidenceEvent")],
        ["PolicyViolationDriver.fetch_incident_by_violation", ports("PolicyViolationDriver.fetchIncidentByViolation")],
        ["PolicyViolationDriver.fetch_violation_truth_check", ports("PolicyViolationDriver.fetchViolationTruthCheck")],
        ["PolicyViolationDriver.insert_policy_evaluation", ports("PolicyViolationDriver.insertPolicyEvaluation")],
        [
          "insert_policy_evaluation_sync_with_cursor",
          drivers("insertPolicyEvaluationWithCursor"),
          "insertPolicyEvaluation",
          "The same driver method over the worker's open transaction, which it never commits.",
        ],
        ["get_policy_violation_driver", drivers("createPolicyViolationDriver"), "policyViolations"],
      ]),
    ],
  },
  {
    title: "Postmortem driver",
    rows: [
      ...alreadyAll("reads", 148, POSTMORTEM_TEST, [
        ["PostMortemDriver", ports("PostMortemDriver"), "postmortemSuite"],
        [
          "PostMortemDriver.__init__",
          drivers("createPostMortemDriver"),
          "postmortemSuite",
          "Factories instead of classes.",
        ],
        ["PostMortemDriver.fetch_category_stats", ports("PostMortemDriver.fetchCategoryStats")],
        ["PostMortemDriver.fetch_resolution_methods", ports("PostMortemDriver.fetchResolutionMethods")],
        ["PostMortemDriver.fetch_recurrence_data", ports("PostMortemDriver.fetchRecurrenceData")],
        ["PostMortemDriver.fetch_resolution_summary", ports("PostMortemDriver.fetchResolutionSummary")],
        ["PostMortemDriver.fetch_similar_incidents", ports("PostMortemDriver.fetchSimilarIncidents")],
        ["get_postmortem_driver", drivers("createPostMortemDriver"), "postmortemSuite"],
      ]),
    ],
  },
  {
    title: "Recurrence driver",
    rows: [
      ...alreadyAll("reads", 156, RECURRENCE_TEST, [
        ["RecurrenceGroupSnapshot", ports("RecurrenceGroupSnapshot"), "fetchRecurrenceGroups"],
        ["RecurrenceAnalysisDriver", ports("RecurrenceAnalysisDriver"), "recurrenceAnalysisSuite"],
        [
          "RecurrenceAnalysisDriver.__init__",
          drivers("createRecurrenceAnalysisDriver"),
          "recurrenceAnalysisSuite",
          "Factories instead of classes.",
        ],
        ["RecurrenceAnalysisDriver.fetch_recurrence_groups", ports("RecurrenceAnalysisDriver.fetchRecurrenceGroups")],
        [
          "RecurrenceAnalysisDriver.fetch_recurrence_for_category",
          ports("RecurrenceAnalysisDriver.fetchRecurrenceForCategory"),
        ],
      ]),
    ],
  },
  {
    title: "Rules common to the drivers",
    rows: [
      built(
        161,
        "Layer contract: queries and data shaping, returns domain objects, not storage entities",
        [law("schemas-depend-on-zod-only"), law("ports-are-types-only")],
        LAWS_TEST,
        "Drivers satisfy ports, and ports can name types of the contract only; a row has no type there.",
      ),
      built(
        162,
        "Should call L7 models",
        [
          declared("packages/incident-drivers/src/database/tables/incidents.ts")("INCIDENTS"),
          law("drivers-do-not-migrate"),
        ],
        [LAWS_TEST, "drivers-do-not-migrate"],
      ),
      built(
        163,
        "Must not call L2 API, L3 adapters, L4 runtime, L5 engines",
        [law("l6-no-l5-engine-imports")],
        LAWS_TEST,
      ),
      built(
        164,
        "Called by L5 engines and L4 runtime",
        [law("engines-speak-ports"), law("one-transaction-owner")],
        LAWS_TEST,
        "Called through ports, which the composition root joins to drivers.",
      ),
      built(
        165,
        "Export lists (__all__) of the drivers",
        [law("doors-not-windows")],
        LAWS_TEST,
        "`index.ts` of each door.",
      ),
    ],
  },
  {
    title: "Incidents facade",
    rows: [
      ...alreadyAll("reads", 166, FACADE_LISTS_ENGINE_TEST, [
        [
          "get_incidents_facade",
          engines("createIncidentsFacade"),
          "listIncidents",
          "No process-wide instance: a facade is made per snapshot.",
        ],
        [
          "IncidentSummaryResult (16 fields)",
          schemas("IncidentSummaryResult"),
          "listIncidents",
          "And what a list needs besides.",
        ],
        ["PaginationResult (3 fields)", schemas("PaginationResult"), "listIncidents"],
        [
          "IncidentListResult (5 fields)",
          schemas("IncidentListResult"),
          "listIncidents",
          "And the cursor of the next page.",
        ],
        [
          "IncidentDetailResult (23 fields)",
          schemas("IncidentDetailResult"),
          "listIncidents",
          "And everything else that is known of it.",
        ],
        ["IncidentsByRunResult (3 fields)", schemas("IncidentsByRunResult"), "listIncidents"],
      ]),
      ...alreadyAll("reads", 172, PATTERNS_ENGINE_TEST, [
        ["PatternMatchResult (5 fields)", schemas("PatternMatchResult"), "detectPatterns"],
        ["PatternDetectionResult (5 fields)", schemas("PatternDetectionResult"), "detectPatterns"],
      ]),
      ...alreadyAll("reads", 174, RECURRENCE_ENGINE_TEST, [
        ["RecurrenceGroupResult (8 fields)", schemas("RecurrenceGroupResult"), "analyzeRecurrence"],
        ["RecurrenceAnalysisResult (4 fields)", schemas("RecurrenceAnalysisResult"), "analyzeRecurrence"],
      ]),
      ...alreadyAll("reads", 176, COST_ENGINE_TEST, [
        [
          "CostImpactSummaryResult (5 fields)",
          schemas("CostImpactSummaryResult"),
          "analyzeCostImpact",
          "Whole micro-dollars.",
        ],
        ["CostImpactResult (4 fields)", schemas("CostImpactResult"), "analyzeCostImpact", "Whole micro-dollars."],
      ]),
      ...alreadyAll("reads", 178, METRICS_ENGINE_TEST, [
        ["IncidentMetricsResult (17 fields)", schemas("IncidentMetricsResult"), "getMetrics"],
      ]),
      ...alreadyAll("reads", 179, HISTORICAL_ENGINE_TEST, [
        ["HistoricalTrendDataPointResult (4 fields)", schemas("HistoricalTrendDataPointResult"), "getHistoricalTrend"],
        ["HistoricalTrendResult (5 fields)", schemas("HistoricalTrendResult"), "getHistoricalTrend"],
        [
          "HistoricalDistributionEntryResult (4 fields)",
          schemas("HistoricalDistributionEntryResult"),
          "getHistoricalDistribution",
        ],
        [
          "HistoricalDistributionResult (6 fields)",
          schemas("HistoricalDistributionResult"),
          "getHistoricalDistribution",
        ],
        ["CostTrendDataPointResult (4 fields)", schemas("CostTrendDataPointResult"), "getHistoricalCostTrend"],
        ["CostTrendResult (6 fields)", schemas("CostTrendResult"), "getHistoricalCostTrend"],
      ]),
      ...alreadyAll("reads", 185, LEARNINGS_ENGINE_TEST, [
        ["LearningInsightResult (4 fields)", schemas("LearningInsightResult"), "getIncidentLearnings"],
        ["ResolutionSummaryResult (8 fields)", schemas("ResolutionSummaryResult"), "getIncidentLearnings"],
        ["LearningsResult (5 fields)", schemas("LearningsResult"), "getIncidentLearnings"],
      ]),
      ...alreadyAll("reads", 188, FACADE_LISTS_ENGINE_TEST, [
        ["IncidentsFacade", engines("IncidentsFacade"), "listIncidents"],
        ["IncidentsFacade.list_active_incidents", engines("IncidentsFacade.listActiveIncidents")],
        ["IncidentsFacade.list_resolved_incidents", engines("IncidentsFacade.listResolvedIncidents")],
        ["IncidentsFacade.list_historical_incidents", engines("IncidentsFacade.listHistoricalIncidents")],
      ]),
      ...alreadyAll("reads", 192, DETAIL_ENGINE_TEST, [
        ["IncidentsFacade.get_incident_detail", engines("IncidentsFacade.getIncidentDetail")],
      ]),
      ...alreadyAll("reads", 193, FACADE_LISTS_ENGINE_TEST, [
        ["IncidentsFacade.get_incidents_for_run", engines("IncidentsFacade.getIncidentsForRun")],
      ]),
      ...alreadyAll("reads", 194, METRICS_ENGINE_TEST, [
        ["IncidentsFacade.get_metrics", engines("IncidentsFacade.getMetrics")],
      ]),
      ...alreadyAll("reads", 195, COST_ENGINE_TEST, [
        ["IncidentsFacade.analyze_cost_impact", engines("IncidentsFacade.analyzeCostImpact")],
      ]),
      ...alreadyAll("reads", 196, SUMMARY_TEST, [
        [
          "IncidentsFacade._snapshot_to_summary",
          declared("packages/incident-engines/src/engines/incidents-facade/snapshot-to-summary.ts")(
            "snapshotToSummary",
          ),
        ],
      ]),
      ...alreadyAll("reads", 197, PATTERNS_ENGINE_TEST, [
        ["IncidentsFacade.detect_patterns", engines("IncidentsFacade.detectPatterns")],
      ]),
      ...alreadyAll("reads", 198, RECURRENCE_ENGINE_TEST, [
        ["IncidentsFacade.analyze_recurrence", engines("IncidentsFacade.analyzeRecurrence")],
      ]),
      ...alreadyAll("reads", 199, LEARNINGS_ENGINE_TEST, [
        ["IncidentsFacade.get_incident_learnings", engines("IncidentsFacade.getIncidentLearnings")],
      ]),
      ...alreadyAll("reads", 200, FACADE_LISTS_ENGINE_TEST, [
        ["IncidentsFacade.list_incidents (implied by the API)", engines("IncidentsFacade.listIncidents")],
      ]),
      ...alreadyAll("reads", 201, HISTORICAL_ENGINE_TEST, [
        ["IncidentsFacade.get_historical_trend (implied by the API)", engines("IncidentsFacade.getHistoricalTrend")],
        [
          "IncidentsFacade.get_historical_distribution (implied by the API)",
          engines("IncidentsFacade.getHistoricalDistribution"),
        ],
        [
          "IncidentsFacade.get_historical_cost_trend (implied by the API)",
          engines("IncidentsFacade.getHistoricalCostTrend"),
        ],
      ]),
      ...alreadyAll("reads", 204, CATALOGUE_TEST, [
        [
          "_facade_instance",
          engines("createIncidentsFacade"),
          "incidents.query",
          "No process-wide instance: a facade is made per snapshot.",
        ],
      ]),
      ...alreadyAll("reads", 205, REFERENCE_TEST, [
        ["__all__", engines("IncidentsFacade"), "exists where the map says"],
      ]),
      ...alreadyAll("reads", 206, PATTERNS_ENGINE_TEST, [
        [
          "incident_pattern_engine",
          declared("packages/incident-engines/src/engines/incident-patterns/detect-patterns.ts")("detectPatterns"),
        ],
      ]),
      ...alreadyAll("reads", 207, RECURRENCE_ENGINE_TEST, [
        [
          "recurrence_analysis_engine",
          declared("packages/incident-engines/src/engines/recurrence-analysis/analyze-recurrence.ts")(
            "analyzeRecurrence",
          ),
        ],
      ]),
      ...alreadyAll("reads", 208, LEARNINGS_ENGINE_TEST, [
        [
          "postmortem_engine",
          declared("packages/incident-engines/src/engines/postmortem/learnings.ts")("getIncidentLearnings"),
        ],
      ]),
      ...alreadyAll("reads", 209, LAWS_TEST, [
        ["Caller: L2 incidents API", law("front-door-knows-operations-and-schemas")],
      ]),
    ],
  },
  {
    title: "Incidents API: types",
    rows: [
      ...alreadyAll("reads", 210, LISTS_API_TEST, [
        ["LifecycleState", schemas("LifecycleState"), "lifecycleState"],
        ["Severity", schemas("Severity"), "severity"],
        ["CauseType", schemas("CauseType"), "causeType"],
        ["Topic", schemas("Topic"), "topic"],
        ["SortField", schemas("SortField"), "sortBy"],
        ["SortOrder", schemas("SortOrder"), "sortOrder"],
        ["IncidentSummary", schemas("IncidentSummary"), "items"],
        ["Pagination", schemas("Pagination"), "pagination"],
        ["IncidentListResponse", schemas("IncidentListResponse"), "items"],
      ]),
      ...alreadyAll("reads", 219, INCIDENTS_API_TEST, [
        ["IncidentDetailResponse", schemas("IncidentDetailResponse"), "/v1/incidents/"],
      ]),
      ...alreadyAll("reads", 220, LISTS_API_TEST, [
        ["IncidentsByRunResponse", schemas("IncidentsByRunResponse"), "by-run"],
      ]),
      ...alreadyAll("reads", 221, ANALYSES_API_TEST, [
        ["PatternMatchResponse", schemas("PatternMatchResponse"), "patterns"],
        ["PatternDetectionResponse", schemas("PatternDetectionResponse"), "patterns"],
        ["RecurrenceGroupResponse", schemas("RecurrenceGroupResponse"), "recurring"],
        ["RecurrenceAnalysisResponse", schemas("RecurrenceAnalysisResponse"), "recurring"],
        ["CostImpactSummary", schemas("CostImpactSummary"), "cost-impact"],
        ["CostImpactResponse", schemas("CostImpactResponse"), "cost-impact"],
        ["IncidentMetricsResponse", schemas("IncidentMetricsResponse"), "metrics"],
        ["HistoricalTrendDataPoint", schemas("HistoricalTrendDataPoint"), "trend"],
        ["HistoricalTrendResponse", schemas("HistoricalTrendResponse"), "trend"],
        ["HistoricalDistributionEntry", schemas("HistoricalDistributionEntry"), "distribution"],
        ["HistoricalDistributionResponse", schemas("HistoricalDistributionResponse"), "distribution"],
        ["CostTrendDataPoint", schemas("CostTrendDataPoint"), "cost-trend"],
        ["CostTrendResponse", schemas("CostTrendResponse"), "cost-trend"],
        ["LearningInsightResponse", schemas("LearningInsightResponse"), "learnings"],
        ["ResolutionSummaryResponse", schemas("ResolutionSummaryResponse"), "learnings"],
        ["LearningsResponse", schemas("LearningsResponse"), "learnings"],
      ]),
      ...alreadyAll("evidence", 237, EXPORTS_API_TEST, [
        ["ExportFormat", schemas("ExportFormat"), "format"],
        ["ExportRequest", schemas("ExportRequest"), "includeRawSteps"],
      ]),
      ...alreadyAll("reads", 239, PREFLIGHT_TEST, [
        ["_CURRENT_ENVIRONMENT", declared("apps/api/src/http/require-preflight.ts")("currentEnvironment")],
      ]),
    ],
  },
  {
    title: "Incidents API: functions and endpoints",
    rows: [
      ...alreadyAll("reads", 240, PREFLIGHT_TEST, [
        ["require_preflight", declared("apps/api/src/http/require-preflight.ts")("requirePreflight")],
      ]),
      ...alreadyAll("reads", 241, AUTH_TEST, [
        [
          "get_tenant_id_from_auth",
          declared("apps/api/src/http/auth.ts")("createAuthenticate"),
          "tenantId",
          "The tenant is part of the token; nothing else names one.",
        ],
      ]),
      ...alreadyAll("reads", 242, LISTS_API_TEST, [
        ["list_incidents", operation("incidents.query.listIncidents"), "/v1/incidents"],
        ["get_incidents_for_run", operation("incidents.query.getIncidentsForRun"), "by-run"],
      ]),
      ...alreadyAll("reads", 244, ANALYSES_API_TEST, [
        ["detect_patterns", operation("incidents.query.detectPatterns"), "patterns"],
        ["analyze_recurrence", operation("incidents.query.analyzeRecurrence"), "recurring"],
        ["analyze_cost_impact", operation("incidents.query.analyzeCostImpact"), "cost-impact"],
      ]),
      ...alreadyAll("reads", 247, LISTS_API_TEST, [
        ["list_active_incidents", operation("incidents.query.listActiveIncidents"), "/active"],
        ["list_resolved_incidents", operation("incidents.query.listResolvedIncidents"), "/resolved"],
        ["list_historical_incidents", operation("incidents.query.listHistoricalIncidents"), "/historical"],
      ]),
      ...alreadyAll("reads", 250, ANALYSES_API_TEST, [
        ["get_incident_metrics", operation("incidents.query.getMetrics"), "metrics"],
        ["get_historical_trend", operation("incidents.query.getHistoricalTrend"), "historical/trend"],
        ["get_historical_distribution", operation("incidents.query.getHistoricalDistribution"), "distribution"],
        ["get_historical_cost_trend", operation("incidents.query.getHistoricalCostTrend"), "cost-trend"],
      ]),
      ...alreadyAll("reads", 254, INCIDENTS_API_TEST, [
        ["get_incident_detail", operation("incidents.query.getIncidentDetail"), "/v1/incidents/"],
      ]),
      ...alreadyAll("reads", 255, EXPLAIN_API_TEST, [
        ["get_incident_evidence", operation("incidents.query.getIncidentEvidence"), "/evidence"],
        ["get_incident_proof", operation("incidents.query.getIncidentProof"), "/proof"],
      ]),
      ...alreadyAll("reads", 257, ANALYSES_API_TEST, [
        ["get_incident_learnings", operation("incidents.query.getIncidentLearnings"), "learnings"],
      ]),
      ...alreadyAll("evidence", 258, EXPORTS_API_TEST, [
        ["export_evidence", operation("incidents.export.createEvidenceBundle"), "evidence"],
        ["export_soc2", operation("incidents.export.createSoc2Bundle"), "soc2"],
        ["export_executive_debrief", operation("incidents.export.createExecutiveDebrief"), "executive-debrief"],
      ]),
      ...alreadyAll("reads", 261, AUTH_TEST, [
        ["get_auth_context", declared("apps/api/src/http/auth.ts")("createAuthenticate"), "tenantId"],
      ]),
      ...alreadyAll("reads", 262, EXPLAIN_API_TEST, [
        ["wrap_dict", declared("apps/api/src/http/wrap-data.ts")("wrapData"), "success"],
      ]),
      ...alreadyAll("reads", 263, LAWS_TEST, [
        ["L2 must not import L7 models (recorded violation)", law("front-door-knows-operations-and-schemas")],
      ]),
      ...alreadyAll("reads", 264, LAWS_TEST, [
        ["L2 must not import L5 (recorded violation)", law("front-door-knows-operations-and-schemas")],
      ]),
    ],
  },
  {
    title: "Cost guard API",
    rows: [
      already(
        "front door",
        265,
        "_map_trend",
        [engines("mapTrend")],
        "packages/incident-engines/src/engines/cost/guard/map-trend.test.ts",
      ),
      already(
        "front door",
        266,
        "_map_severity_to_status",
        [engines("mapSeverityToStatus")],
        "packages/incident-engines/src/engines/cost/guard/map-severity-to-status.test.ts",
        "`protected` only where something was held back.",
      ),
      already(
        "front door",
        267,
        "_generate_summary",
        [engines("generateSummary")],
        "packages/incident-engines/src/engines/cost/guard/generate-summary.test.ts",
        "Two shares are two clauses, never one.",
      ),
      ...alreadyAll("front door", 268, COST_GUARD_API_TEST, [
        ["get_cost_summary", operation("incidents.costGuard.getSummary"), "spendTodayCents"],
        ["get_cost_explained", operation("incidents.costGuard.getExplained"), "/explained"],
        ["get_cost_incidents", operation("incidents.costGuard.getIncidents"), "/incidents"],
      ]),
      ...alreadyAll("front door", 271, COST_GUARD_API_TEST, [
        ["CostBreakdownItemDTO", schemas("CostBreakdownItemDto"), "pctOfTotal"],
        ["CustomerCostExplainedDTO", schemas("CustomerCostExplainedDto"), "largestDriver"],
        ["CustomerCostIncidentDTO", schemas("CustomerCostIncidentDto"), "triggerType"],
        ["CustomerCostIncidentListDTO", schemas("CustomerCostIncidentListDto"), "hasMore"],
        ["CustomerCostSummaryDTO", schemas("CustomerCostSummaryDto"), "projectedMonthEndCents"],
      ]),
      already(
        "front door",
        276,
        "CustomerToken / verify_console_token",
        [declared("apps/api/src/http/auth.ts")("createAuthenticate")],
        AUTH_TEST,
        "One check for every route: static tokens, stored keys, JWT.",
      ),
      already(
        "front door",
        277,
        "L2 wiring contract: translate, validate, authenticate, format, delegate",
        [declared("apps/api/src/http/bind.ts")("bind"), law("front-door-knows-operations-and-schemas")],
        [LAWS_TEST, "front-door-knows-operations-and-schemas"],
      ),
    ],
  },
  {
    title: "Resolution contract",
    rows: [
      built(
        278,
        "update_incident_resolved.resolution_type (String 50)",
        [ports("Resolution.resolutionType"), schemas("Incident.resolutionType")],
        RESOLVE_TEST,
      ),
      built(
        279,
        "update_incident_resolved.resolution_summary (Text)",
        [ports("Resolution.resolutionSummary"), schemas("Incident.resolutionSummary")],
        RESOLVE_TEST,
      ),
      built(
        280,
        "update_incident_resolved.postmortem_artifact_id (String 64)",
        [ports("Resolution.postmortemArtifactId"), schemas("Incident.postmortemArtifactId")],
        RESOLVE_TEST,
      ),
      built(
        281,
        "Resolution fields stored in the same driver call",
        [ports("IncidentWriteDriver.updateIncidentResolved")],
        WRITE_TEST,
      ),
      built(
        282,
        "resolve_incident accepts and forwards the three fields",
        [engines("IncidentWriteService.resolveIncident"), operation("incidents.write.resolveIncident")],
        SERVICE_TEST,
        "Type and summary are required of whoever resolves.",
      ),
      built(
        283,
        "Audit after-state contains resolution_type",
        [declared("packages/incident-engines/src/engines/incident-write/resolve.ts")("decideResolve")],
        RESOLVE_TEST,
      ),
      built(
        284,
        "Timeline entry per transition (acknowledged, resolved, manually_closed)",
        [declared("packages/incident-engines/src/engines/incident-write/leave-traces.ts")("leaveTraces")],
        TRACES_TEST,
      ),
      built(
        285,
        "acknowledge_incident (write engine)",
        [engines("IncidentWriteService.acknowledgeIncident"), operation("incidents.write.acknowledgeIncident")],
        SERVICE_TEST,
      ),
      built(
        286,
        "manual_close_incident (write engine)",
        [engines("IncidentWriteService.manualCloseIncident"), operation("incidents.write.manualCloseIncident")],
        SERVICE_TEST,
      ),
    ],
  },
  {
    title: "Recurrence grouping",
    rows: [
      built(
        287,
        "insert_incident.recurrence_signature (String 128)",
        [schemas("Incident.recurrenceSignature")],
        SIGNATURE_TEST,
        "Computed and stored at every opening.",
      ),
      built(
        288,
        "insert_incident.signature_version (String 20)",
        [schemas("Incident.signatureVersion")],
        SIGNATURE_TEST,
      ),
      ...alreadyAll("reads", 289, RECURRENCE_TEST, [
        [
          "IncidentWriteDriver.fetch_recurrence_group",
          ports("RecurrenceAnalysisDriver.fetchRecurrenceGroup"),
          undefined,
          "A read belongs to the driver that reads recurrence.",
        ],
      ]),
      built(
        290,
        "IncidentWriteDriver.create_postmortem_stub",
        [ports("IncidentWriteDriver.createPostmortemStub")],
        WRITE_TEST,
      ),
      ...alreadyAll("reads", 291, RECURRENCE_OPERATION_TEST, [
        [
          "IncidentsRecurrenceHandler = incidents.recurrence",
          engines("IncidentsRecurrenceHandler"),
          "getRecurrenceGroup",
        ],
      ]),
      ...alreadyAll("reads", 292, RECURRENCE_OPERATION_TEST, [
        [
          "incidents.recurrence / get_recurrence_group",
          operation("incidents.recurrence.getRecurrenceGroup"),
          undefined,
          "Asked by incident; its signature and version are the key.",
        ],
      ]),
      built(
        293,
        "incidents.recurrence / create_postmortem_stub",
        [operation("incidents.recurrence.createPostmortemStub")],
        [SERVICE_TEST, "createPostmortemStub"],
      ),
    ],
  },
  {
    title: "Analytics reproducibility",
    rows: [
      already(
        "reads",
        294,
        "AnalyticsArtifactsDriver",
        [ports("AnalyticsArtifactsDriver"), drivers("createAnalyticsArtifactsDriver")],
        [ARTIFACTS_TEST, "analyticsArtifactsSuite"],
      ),
      already(
        "reads",
        295,
        "AnalyticsArtifactsDriver.save_artifact",
        [ports("AnalyticsArtifactsDriver.saveArtifact")],
        ARTIFACTS_TEST,
        "Adds, never overwrites: the same content again is the stored artifact, other content is `artifact_conflict`.",
      ),
      already(
        "reads",
        296,
        "AnalyticsArtifactsDriver.get_artifact",
        [ports("AnalyticsArtifactsDriver.getArtifact")],
        ARTIFACTS_TEST,
        "At most as many as are asked for.",
      ),
      already(
        "reads",
        297,
        "AnalyticsArtifactsDriver.list_artifacts",
        [ports("AnalyticsArtifactsDriver.listArtifacts")],
        ARTIFACTS_TEST,
      ),
      already(
        "reads",
        298,
        "analytics_artifacts.dataset_version",
        [schemas("AnalyticsArtifact.datasetVersion")],
        ARTIFACTS_TEST,
      ),
      already(
        "reads",
        299,
        "analytics_artifacts.input_window_hash",
        [schemas("AnalyticsArtifact.inputWindowHash"), engines("inputWindowHash")],
        "packages/incident-engines/src/engines/analytics-artifacts/input-window-hash.test.ts",
        "Computed by a helper, and 64 digits of lower-case hex in the table itself.",
      ),
      already("reads", 300, "analytics_artifacts.as_of", [schemas("AnalyticsArtifact.asOf")], ARTIFACTS_TEST),
      already(
        "reads",
        301,
        "analytics_artifacts.compute_code_version",
        [schemas("AnalyticsArtifact.computeCodeVersion")],
        ARTIFACTS_TEST,
      ),
      already(
        "reads",
        302,
        "AnalyticsArtifactsHandler = analytics.artifacts",
        [engines("AnalyticsArtifactsHandler"), operation("analytics.artifacts")],
        [CATALOGUE_TEST, "analytics.artifacts"],
        "As 315.",
      ),
      already(
        "reads",
        303,
        "analytics.artifacts / save (transaction, event)",
        [operation("analytics.artifacts.save")],
        ["apps/api/src/routes/analytics.pg.test.ts", "analytics.artifacts.save"],
      ),
      already(
        "reads",
        304,
        "analytics.artifacts / get (read-only)",
        [operation("analytics.artifacts.get")],
        ["packages/incident-engines/src/operations/artifacts/get.test.ts", "getArtifact"],
      ),
      already(
        "reads",
        305,
        "analytics.artifacts / list (read-only)",
        [operation("analytics.artifacts.list")],
        ["packages/incident-engines/src/operations/artifacts/list.test.ts", "listArtifacts"],
      ),
    ],
  },
  {
    title: "Events",
    rows: [
      built(
        306,
        "_emit_incident_event",
        [engines("emitIncidentEvent")],
        "packages/incident-engines/src/engines/incident-write/emit-incident-event.test.ts",
      ),
      already(
        "reads",
        307,
        "_emit_analytics_event",
        [engines("emitAnalyticsEvent")],
        "packages/incident-engines/src/engines/analytics-artifacts/emit-analytics-event.test.ts",
      ),
      built(308, "validate_event_payload", [schemas("validateEventPayload")], EVENTS_TEST),
      built(
        309,
        "Base payload of nine fields",
        [schemas("EventBase"), schemas("eventBase")],
        [EVENTS_TEST, "eventBase"],
        "Nine members, and when it happened.",
      ),
      built(310, "incidents.IncidentAcknowledged", [event("incidents.IncidentAcknowledged")], EV_ACK),
      built(311, "incidents.IncidentResolved", [event("incidents.IncidentResolved")], EV_RES),
      built(312, "incidents.IncidentManuallyClosed", [event("incidents.IncidentManuallyClosed")], EV_CLOSE),
      built(313, "incidents.PostmortemCreated", [event("incidents.PostmortemCreated")], EV_PM),
      already("reads", 314, "analytics.ArtifactRecorded", [event("analytics.ArtifactRecorded")], SAVE_ARTIFACT_TEST),
    ],
  },
  {
    title: "Authority boundary and verifiers",
    rows: [
      built(
        315,
        "incidents.query",
        [engines("IncidentsQueryHandler"), operation("incidents.query")],
        [CATALOGUE_TEST, "incidents.query"],
        "One operation per method, each with its own schemas; no method parameter.",
      ),
      built(
        316,
        "incidents.write",
        [engines("IncidentsWriteHandler"), operation("incidents.write")],
        [CATALOGUE_TEST, "incidents.write"],
        "As 315.",
      ),
      already(
        "evidence",
        317,
        "incidents.export",
        [engines("IncidentsExportHandler"), operation("incidents.export")],
        [CATALOGUE_TEST, "incidents.export"],
        "As 315.",
      ),
      already(
        "front door",
        318,
        "analytics.feedback stays in the analytics domain",
        [law("operations-do-not-call-operations")],
        [AUTHORITY_TEST, "C.20.3"],
        "There is no such operation: feedback is nobody's here.",
      ),
      already(
        "front door",
        319,
        "Zero non-canonical mutation paths",
        [law("one-transaction-owner")],
        [LAWS_TEST, "one-transaction-owner"],
      ),
      already(
        "front door",
        320,
        "Event contract verifier (64)",
        [declared("tooling/verify-events/verify-events.ts")("verifyEvents")],
        "tooling/verify-events/verify-events.db.test.ts",
        "`npm run verify`, by behaviour and the live database, not by words in files; docs/verify.md maps its checks to ours.",
      ),
      already(
        "front door",
        321,
        "Storage contract verifier (78)",
        [declared("tooling/verify-storage/verify-storage.ts")("verifyStorage")],
        "tooling/verify-storage/verify-storage.db.test.ts",
        "`npm run verify`, by behaviour and the live database, not by words in files; docs/verify.md maps its checks to ours.",
      ),
      already(
        "front door",
        322,
        "Deterministic read verifier (34)",
        [declared("tooling/verify-reads/verify-reads.ts")("verifyReads")],
        "tooling/verify-reads/verify-reads.api.test.ts",
        "`npm run verify`, by behaviour and the live database, not by words in files; docs/verify.md maps its checks to ours.",
      ),
      already(
        "front door",
        323,
        "Aggregator, strict (32)",
        [declared("tooling/verify/summaries.ts")("reportOf")],
        "tooling/verify/summaries.test.ts",
        "`npm run verify -- --strict` runs the verifiers, the laws, the authority boundary, the route map and the walls between tenants, and fails on what none of them covers; docs/verify.md.",
      ),
      already(
        "front door",
        324,
        "PASS/WARN/FAIL matrix (208 in total)",
        [
          declared("tooling/verify/reference-checks.ts")("REFERENCE_CHECKS"),
          declared("tooling/verify/summaries.ts")("renderReport"),
        ],
        ["tooling/verify/reference-checks.test.ts", "208"],
        "docs/verify.md accounts for each of them.",
      ),
      already(
        "front door",
        325,
        "Emitter and event-type checks for incidents and analytics",
        [declared("tooling/verify-events/check-contract.ts")("checkContract")],
        ["tooling/verify-events/verify-events.db.test.ts", "event type"],
      ),
      already(
        "front door",
        326,
        "Resolution and artifact driver checks in the storage verifier",
        [declared("tooling/verify-storage/check-round-trip.ts")("checkRoundTrip")],
        ["tooling/verify-storage/verify-storage.db.test.ts", "storage"],
      ),
      already(
        "front door",
        327,
        "Exit criterion: lifecycle and recurrence fully auditable",
        [declared("tooling/verify-events/verify-events.ts")("verifyEvents")],
        ["tooling/verify-events/verify-events.db.test.ts", "verifyEvents"],
      ),
      already(
        "front door",
        328,
        "Exit criterion: analytics reproducible from artifacts",
        [operation("analytics.artifacts.saveAnalysis")],
        ["apps/api/src/routes/saved-analyses.api.test.ts", "F-126"],
      ),
      already(
        "front door",
        329,
        "Exit criterion: determinism and authority constraints pass",
        [declared("tooling/verify-reads/verify-reads.ts")("verifyReads")],
        [AUTHORITY_TEST, "C.20.3"],
      ),
    ],
  },
];
