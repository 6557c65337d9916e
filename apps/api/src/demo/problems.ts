import type { SignalInput, SignalKind } from "@hoc/incident-schemas";

/** One thing that is broken for a while, and what is heard of it. */
export interface Problem {
  /** Begins the ids of its signals. */
  readonly name: string;
  /** How many signals it sends. */
  readonly signals: number;
  /** Minutes before now at which it begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly kind: SignalKind;
  /** What all its signals say. */
  readonly facts: Pick<
    SignalInput,
    "triggerType" | "fingerprint" | "errorCode" | "category" | "title" | "policyId" | "autoAction" | "initialSeverity"
  >;
  readonly agents: readonly [string, ...string[]];
  readonly messages: readonly [string, ...string[]];
  /** Least and most cost of one call in micro-dollars, where calls cost something. */
  readonly costMicros?: readonly [number, number];
  /** Each run stems from an earlier one of the same problem, and all have keys of their own. */
  readonly cascade?: true;
  /** The one thing that all its signals are about; a last signal says that it is well again. */
  readonly guard?: string;
}

const TIMEOUTS = {
  kind: "call",
  facts: {
    triggerType: "failure_spike",
    fingerprint: "model-gateway/chat",
    errorCode: "UPSTREAM_TIMEOUT",
    category: "EXECUTION_FAILURE",
    title: "Chat completions time out at the model gateway",
  },
  agents: ["support-triage", "contract-reader", "sales-researcher", "code-reviewer"],
  messages: [
    "no answer from model-gateway within 30 s",
    "stream broke off after 12 chunks: upstream timed out",
    "504 from model-gateway (eu-west, pool b)",
  ],
  costMicros: [0, 4_200],
} as const satisfies Partial<Problem>;

/** An afternoon on which the model gateway fails, and what comes of it. */
export const PROBLEMS: readonly Problem[] = [
  { ...TIMEOUTS, name: "gateway-first", signals: 140, from: 58, to: 50 },
  { ...TIMEOUTS, name: "gateway", signals: 1_619, from: 38, to: 4 },
  {
    name: "rate-limit",
    signals: 780,
    from: 34,
    to: 6,
    kind: "call",
    facts: {
      triggerType: "rate_limit",
      fingerprint: "fallback-model",
      errorCode: "RATE_LIMITED",
      category: "RATE_LIMIT",
      title: "Retries run into the fallback model's rate limit",
    },
    agents: ["support-triage", "sales-researcher"],
    messages: ["429: 600 requests a minute reached", "429: 1,000,000 tokens a minute reached"],
  },
  {
    name: "nightly-report",
    signals: 520,
    from: 30,
    to: 8,
    kind: "run",
    facts: {
      triggerType: "run_failure",
      errorCode: "STEP_FAILED",
      category: "EXECUTION_FAILURE",
      title: "Report runs fail because the retrieval step did",
    },
    agents: ["report-planner", "report-writer", "report-checker"],
    messages: ["step retrieve: no documents", "step summarise: input is empty", "skipped: the run before it failed"],
    costMicros: [900, 61_000],
    cascade: true,
  },
  {
    name: "malformed-output",
    signals: 330,
    from: 26,
    to: 3,
    kind: "call",
    facts: {
      triggerType: "llm_failure",
      fingerprint: "extractor/invoice-schema",
      errorCode: "INVALID_OUTPUT",
      category: "HALLUCINATION",
      title: "The invoice extractor's answers do not match its schema",
    },
    agents: ["invoice-extractor"],
    messages: ["output is no JSON: ends within a string", "/lines/0/net: must be a number", "/currency: unknown value"],
    costMicros: [1_100, 9_800],
  },
  {
    name: "personal-data",
    signals: 96,
    from: 22,
    to: 5,
    kind: "violation",
    facts: {
      triggerType: "policy_violation",
      policyId: "no-personal-data",
      errorCode: "PERSONAL_DATA",
      category: "POLICY_VIOLATION",
      title: "Answers hold personal data",
      autoAction: "blocked",
    },
    agents: ["support-triage"],
    messages: ["the answer holds an e-mail address", "the answer holds a telephone number"],
  },
  {
    name: "tool-list",
    signals: 58,
    from: 20,
    to: 9,
    kind: "violation",
    facts: {
      triggerType: "policy_violation",
      policyId: "approved-tools-only",
      errorCode: "TOOL_NOT_APPROVED",
      category: "POLICY_VIOLATION",
      title: "An agent calls a tool that is not approved",
      autoAction: "blocked",
    },
    agents: ["code-reviewer"],
    messages: ["tool shell.exec is not on the list", "tool http.post is not on the list"],
  },
  {
    name: "budget",
    signals: 84,
    from: 18,
    to: 9,
    kind: "guard",
    facts: {
      triggerType: "budget_breach",
      fingerprint: "team-research/daily",
      errorCode: "BUDGET_EXCEEDED",
      category: "BUDGET_EXCEEDED",
      title: "Team research is over its daily budget",
      autoAction: "throttled",
    },
    agents: ["sales-researcher"],
    messages: ["spent $412.07 of $400.00 today"],
    costMicros: [18_000, 240_000],
    guard: "budget:team-research/daily",
  },
  {
    name: "cost-spike",
    signals: 36,
    from: 16,
    to: 7,
    kind: "anomaly",
    facts: {
      triggerType: "cost_spike",
      fingerprint: "contract-reader",
      errorCode: "COST_PER_RUN",
      category: "COST_ANOMALY",
      title: "A run of contract-reader costs six times as much as usual",
    },
    agents: ["contract-reader"],
    messages: ["cost of a run is 6.3 times its median", "cost of a run is 5.8 times its median"],
    costMicros: [310_000, 890_000],
  },
  {
    name: "embeddings",
    signals: 296,
    from: 15,
    to: 2,
    kind: "call",
    facts: {
      triggerType: "failure_spike",
      fingerprint: "embeddings",
      errorCode: "HTTP_500",
      category: "EXECUTION_FAILURE",
      title: "The embeddings endpoint answers 500",
    },
    agents: ["document-indexer", "contract-reader"],
    messages: ["500 from embeddings: out of memory", "500 from embeddings: worker restarted"],
    costMicros: [0, 120],
  },
];

/** Signals of the first problem that reach us only after everything else, from a queue that was stuck. */
export const LATE = { problem: { ...TIMEOUTS, name: "gateway-stuck", from: 57, to: 51 }, signals: 40 } as const;

/** Deliveries that repeat an earlier one. */
export const REPEATED_DELIVERIES = 60;
