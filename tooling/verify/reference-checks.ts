/** Which of our rows stands for checks of the reference design: a verifier, and a check of its matrix. */
export interface OurRow {
  readonly part: string;
  readonly check: string;
  /** The rows by name, where it is not all of them. */
  readonly rows?: readonly string[];
}

/** Checks of the reference design that have one fate: they are ours by other means, or nothing here answers to them. */
export interface ReferenceChecks {
  readonly verifier: "event contract" | "storage contract" | "deterministic read" | "aggregator strict";
  readonly group: string;
  readonly checks: number;
  /** The rows that verify it here. */
  readonly by?: readonly OurRow[];
  /** Why nothing here answers to it. */
  readonly because?: string;
}

/** How many checks the reference design has, by verifier. */
export const REFERENCE_TOTALS = {
  "event contract": 64,
  "storage contract": 78,
  "deterministic read": 34,
  "aggregator strict": 32,
} as const;

const events = (check: string, ...rows: string[]): OurRow => ({
  part: "event contract",
  check,
  ...(rows[0] && { rows }),
});
const storage = (check: string, ...rows: string[]): OurRow => ({
  part: "storage contract",
  check,
  ...(rows[0] && { rows }),
});
const reads = (check: string, ...rows: string[]): OurRow => ({
  part: "deterministic read",
  check,
  ...(rows[0] && { rows }),
});
const part = (name: string, check: string, ...rows: string[]): OurRow => ({
  part: name,
  check,
  ...(rows[0] && { rows }),
});

const LIFECYCLE = [
  "incidents.IncidentAcknowledged",
  "incidents.IncidentResolved",
  "incidents.IncidentManuallyClosed",
] as const;
const ARTIFACT = "analytics.ArtifactRecorded";
const TOPICS = ["/v1/incidents/active", "/v1/incidents/resolved", "/v1/incidents/historical"] as const;

const NO_ACTIVITY =
  "There is no domain of activity here, so there are no activity signals and nobody's feedback on them.";
const NO_FEEDBACK =
  "There is no feedback table: nothing here expires by a time to live that a read would have to look at.";
const NO_CONTROLS = "There is no domain of controls: policy evaluations name no control set and no resolver.";
const NO_REPLAY =
  "Logs are not replayed: `npm run replay` replays recorded outages through the product and stores none of it.";
const NO_OTHERS = "These emitters belong to other domains of the reference design; every event here has one outbox.";
const NO_PREDICTIONS = "There are no predictions and no routes for them.";
const NO_PLANS = "Plans are no part of this repository; its documents are generated or tested, by `npm test`.";

type Group = readonly [group: string, checks: number, fate: readonly OurRow[] | string];

const EVENT_CONTRACT: readonly Group[] = [
  ["base contract module", 1, [events("missing")]],
  [
    "exports: fields, actor types, version, violation, validators",
    6,
    [events("missing"), events("mistyped"), events("unknown")],
  ],
  ["each of the nine base fields is required", 9, [events("missing"), events("null")]],
  ["fields of activity feedback", 5, NO_ACTIVITY],
  ["fields of the incident lifecycle", 2, [events("missing", ...LIFECYCLE), events("emitted", ...LIFECYCLE)]],
  ["fields of controls evaluation", 4, NO_CONTROLS],
  ["fields of analytics data sets", 5, [events("missing", ARTIFACT), events("emitted", ARTIFACT)]],
  ["fields of logs replay", 4, NO_REPLAY],
  ["emitters of incidents and analytics use the contract", 2, [events("emitted"), events("refused")]],
  ["emitters of the lifecycle provider, runtime switch, onboarding, activity and controls", 5, NO_OTHERS],
  ["replay mode: columns, modes, driver, engine", 6, NO_REPLAY],
  [
    "reproducibility columns",
    3,
    [storage("columns", "analytics_artifacts"), storage("round trip", "analytics_artifacts")],
  ],
  [
    "incident events: emitter, three types, two fields",
    6,
    [events("emitted", ...LIFECYCLE), events("missing", ...LIFECYCLE)],
  ],
  ["analytics events: emitter, type, four fields", 6, [events("emitted", ARTIFACT), events("missing", ARTIFACT)]],
];

const OWN_MIGRATIONS = [storage("migrations", "incidents", "analytics_artifacts")];
const OTHER_MIGRATIONS = `${NO_FEEDBACK} ${NO_CONTROLS} ${NO_REPLAY}`;

const STORAGE_CONTRACT: readonly Group[] = [
  ["migrations of resolution and recurrence, and of reproducibility, exist", 2, OWN_MIGRATIONS],
  ["migrations of feedback, controls binding and replay mode exist", 3, OTHER_MIGRATIONS],
  ["revision chain of those two", 2, OWN_MIGRATIONS],
  ["revision chain of the other three", 3, OTHER_MIGRATIONS],
  ["required fields of feedback", 9, NO_FEEDBACK],
  ["required fields of resolution and recurrence", 6, [storage("columns", "incidents")]],
  ["required fields of controls binding", 5, NO_CONTROLS],
  ["required fields of reproducibility", 4, [storage("columns", "analytics_artifacts")]],
  ["required fields of replay mode", 5, NO_REPLAY],
  ["right kind of change, those two", 2, OWN_MIGRATIONS],
  ["right kind of change, the other three", 3, OTHER_MIGRATIONS],
  ["up and down, those two", 2, OWN_MIGRATIONS],
  ["up and down, the other three", 3, OTHER_MIGRATIONS],
  ["determinism columns: reproducibility", 1, [storage("columns", "analytics_artifacts")]],
  ["determinism columns: instant of feedback, time to live, replay", 3, `${NO_FEEDBACK} ${NO_REPLAY}`],
  ["replay is written and read", 2, NO_REPLAY],
  ["feedback driver", 3, NO_FEEDBACK],
  ["driver of evaluation evidence", 6, NO_CONTROLS],
  [
    "driver that writes incidents: resolution, recurrence, group query, postmortem",
    7,
    [
      storage("round trip", "incidents", "postmortem_artifacts"),
      events("emitted", ...LIFECYCLE, "incidents.PostmortemCreated"),
    ],
  ],
  [
    "driver of analytics artifacts: three operations, four fields",
    7,
    [
      storage("round trip", "analytics_artifacts"),
      part("tenant walls", "own", "analytics.artifacts.save", "analytics.artifacts.get", "analytics.artifacts.list"),
    ],
  ],
];

const DETERMINISTIC_READ: readonly Group[] = [
  ["asOf is there: incidents", 1, [reads("as of")]],
  ["asOf is there: traces", 1, [reads("as of", "/v1/runs/:runId/trace")]],
  ["asOf is there: activity, feedback, predictions", 3, `${NO_ACTIVITY} ${NO_PREDICTIONS}`],
  ["asOf is there: route map", 1, [part("route map", "operation")]],
  ["a normaliser per surface: incidents and traces", 2, [reads("refusals"), reads("as of")]],
  ["a normaliser per surface: activity, feedback, predictions", 3, `${NO_ACTIVITY} ${NO_PREDICTIONS}`],
  ["wiring of the three topic lists of incidents", 3, [reads("as of", ...TOPICS), reads("repeatable", ...TOPICS)]],
  [
    "wiring of six endpoints of activity, feedback, predictions and logs",
    6,
    `${NO_ACTIVITY} ${NO_PREDICTIONS} ${NO_REPLAY}`,
  ],
  ["time to live", 2, NO_FEEDBACK],
  ["replay", 6, NO_REPLAY],
  [
    "reproducibility: five columns and their table",
    6,
    [storage("columns", "analytics_artifacts"), storage("round trip", "analytics_artifacts")],
  ],
];

const AGGREGATOR: readonly Group[] = [
  ["planning documents", 4, NO_PLANS],
  ["event contract base: module and three names", 4, [events("missing"), events("mistyped"), events("unknown")]],
  ["the guard of event contracts is part of CI", 1, [part("sub-verifiers", "verdict", "event contract")]],
  ["verifier scripts exist", 4, [part("sub-verifiers", "ran")]],
  ["migrations of resolution and recurrence, and of reproducibility", 2, OWN_MIGRATIONS],
  ["migrations of feedback, controls binding and replay mode", 3, OTHER_MIGRATIONS],
  ["asOf of the modules of incidents, traces and analytics", 3, [reads("as of")]],
  ["asOf of the module of activity", 1, NO_ACTIVITY],
  [
    "proposals call no enforcement operation, and only allowed ones",
    2,
    [part("authority boundary", "kept", "routes of proposals put nothing in force by themselves")],
  ],
  ["controls stay in their domain", 1, NO_CONTROLS],
  [
    "incidents stay in their domain",
    1,
    [part("authority boundary", "kept", "routes of incidents ask operations of incidents")],
  ],
  [
    "no direct use of engines and drivers in two modules",
    2,
    [part("layer laws", "kept", "front-door-knows-operations-and-schemas", "engines-speak-ports")],
  ],
  ["sub-verifiers run in time and end with their exit code", 4, [part("sub-verifiers", "verdict")]],
];

/** All 208 checks of the reference design, and what became of each. */
export const REFERENCE_CHECKS: readonly ReferenceChecks[] = [
  ...listed("event contract", EVENT_CONTRACT),
  ...listed("storage contract", STORAGE_CONTRACT),
  ...listed("deterministic read", DETERMINISTIC_READ),
  ...listed("aggregator strict", AGGREGATOR),
];

function listed(verifier: ReferenceChecks["verifier"], groups: readonly Group[]): ReferenceChecks[] {
  return groups.map(([group, checks, fate]) => ({
    verifier,
    group,
    checks,
    ...(typeof fate === "string" ? { because: fate } : { by: fate }),
  }));
}
