/** What kind of refusal an error is; the front door maps kinds to statuses. */
export const ERROR_KINDS = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "stale",
  "refused",
  "overloaded",
  "unavailable",
  "internal",
] as const;

/** What kind of refusal an error is. */
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Every error code of the product, with its kind and what it means. The only list; the docs are made from it. */
export const ERROR_CODES = {
  invalid_input: { kind: "invalid_input", meaning: "A field is missing, unknown or malformed; the answer names each." },
  invalid_json: { kind: "invalid_input", meaning: "The body is not JSON." },
  invalid_cursor: { kind: "invalid_input", meaning: "The cursor was not given out by this list." },
  invalid_query: {
    kind: "invalid_input",
    meaning: "Parameters of the public list are missing, unknown or malformed; the answer names all of them at once.",
  },
  unsupported_media_type: { kind: "invalid_input", meaning: "The body must be sent as application/json." },
  body_too_large: { kind: "invalid_input", meaning: "The body is larger than the server takes." },
  not_authenticated: {
    kind: "unauthenticated",
    meaning: "The bearer token is missing, or it is unknown, expired, revoked or not meant for this server.",
  },
  tenant_required: { kind: "forbidden", meaning: "The token is valid, but names no tenant that it is for." },
  role_required: { kind: "forbidden", meaning: "The token is valid, but names no role of this product." },
  permission_denied: {
    kind: "forbidden",
    meaning: "The role, or the scopes of the API key, do not allow the operation.",
  },
  person_required: {
    kind: "forbidden",
    meaning: "Only a person may decide this, no program and not the product itself.",
  },
  authority_denied: { kind: "forbidden", meaning: "The host's authority does not allow the operation." },
  preflight_only: { kind: "forbidden", meaning: "The endpoint is open in the preflight environment only." },
  unknown_operation: { kind: "not_found", meaning: "No operation has this id." },
  unknown_route: { kind: "not_found", meaning: "No endpoint has this path." },
  method_not_allowed: {
    kind: "not_found",
    meaning: "The path is there, but not for this method; `Allow` names those it has.",
  },
  incident_not_found: { kind: "not_found", meaning: "The tenant has no incident of this id." },
  postmortem_not_found: { kind: "not_found", meaning: "The incident has no postmortem document." },
  no_learnings: { kind: "not_found", meaning: "The category has no incidents in the baseline to learn from." },
  run_not_found: { kind: "not_found", meaning: "The tenant has no run of this id." },
  llm_failure_not_found: { kind: "not_found", meaning: "The run has no stored failure of a model." },
  policy_rule_not_found: { kind: "not_found", meaning: "The tenant has no policy rule of this id." },
  proposal_not_found: { kind: "not_found", meaning: "The tenant has no proposed policy of this id." },
  lesson_not_found: { kind: "not_found", meaning: "The tenant has no lesson of this id." },
  violation_not_found: { kind: "not_found", meaning: "The tenant has no policy violation of this id." },
  evaluation_not_found: { kind: "not_found", meaning: "The run was not held against the policies." },
  run_conflict: { kind: "conflict", meaning: "A run of this id was reported before in other words." },
  run_finished: { kind: "conflict", meaning: "The run is over already, with another outcome than the one told now." },
  trace_id_taken: { kind: "conflict", meaning: "Another run of the tenant has this trace id." },
  step_conflict: {
    kind: "conflict",
    meaning: "A step of this index was stored before with other content; the answer names the indexes.",
  },
  llm_failure_conflict: {
    kind: "conflict",
    meaning: "A failure of this run was recorded before in other words; the first stands.",
  },
  failure_contaminated: {
    kind: "conflict",
    meaning: "Something that bears the run's name came after its failure, where nothing should; nothing was stored.",
  },
  policy_rule_conflict: {
    kind: "conflict",
    meaning: "A rule of this id was made before in other words, or was taken back.",
  },
  proposal_reviewed: {
    kind: "conflict",
    meaning: "Somebody approved or rejected the proposal before, in other words.",
  },
  lesson_transition_refused: {
    kind: "conflict",
    meaning: "The lesson does not stand as this asks for; a deferred one has to be reactivated first.",
  },
  violation_conflict: {
    kind: "conflict",
    meaning: "The violation's id, or its run, policy and rule, were recorded before in other words.",
  },
  policy_disabled: {
    kind: "refused",
    meaning: "No enabled rule of the tenant has this id or policy type; nothing was stored.",
  },
  proposal_not_approved: {
    kind: "refused",
    meaning:
      "No rule is made from a proposal that was not approved; approve it, which makes the rule. Nothing was made.",
  },
  incident_without_violation_fact: {
    kind: "refused",
    meaning: "There is no incident of a violation whose fact is not stored.",
  },
  anomaly_not_found: { kind: "not_found", meaning: "The tenant has no cost anomaly of this id." },
  reservation_not_found: { kind: "not_found", meaning: "The tenant has no reservation of this id." },
  reservation_settled: {
    kind: "conflict",
    meaning:
      "The reservation was committed or released before, or its time is over; a new step needs an id of its own, and what " +
      "was spent is metered as a record of its own.",
  },
  reservation_conflict: {
    kind: "conflict",
    meaning: "The reservation was made or committed before in other words; nothing was stored.",
  },
  other_tenant: { kind: "forbidden", meaning: "The tenant that was named is not the caller's; leave it out." },
  api_key_not_found: { kind: "not_found", meaning: "The tenant has no API key of this id." },
  webhook_endpoint_not_found: { kind: "not_found", meaning: "The tenant has no webhook endpoint of this id." },
  webhook_delivery_not_found: {
    kind: "not_found",
    meaning: "The tenant has no event of this id that this endpoint takes.",
  },
  webhook_url_refused: {
    kind: "refused",
    meaning: "Nothing may be sent to this URL; the answer says why.",
  },
  webhook_endpoint_removed: { kind: "conflict", meaning: "The webhook endpoint was removed; make a new one." },
  webhook_endpoint_disabled: {
    kind: "conflict",
    meaning: "The webhook endpoint is disabled; enable it before events are sent again.",
  },
  too_many_webhook_endpoints: {
    kind: "refused",
    meaning: "The tenant has as many webhook endpoints as it can have; remove one first.",
  },
  sender_missing: {
    kind: "refused",
    meaning: "The server sends no webhooks; give it a sender.",
  },
  rate_limited: {
    kind: "overloaded",
    meaning:
      "The tenant asked more often than it may; ask again when `Retry-After` is over. What is sent in is never limited.",
  },
  api_key_ended: {
    kind: "conflict",
    meaning: "The API key was ended or its time is over, so nothing takes its place; issue another one.",
  },
  api_key_exceeds_issuer: {
    kind: "refused",
    meaning:
      "Nobody gives a key more than they hold: permissions, whom it acts as, or how long; the answer says which it is.",
  },
  export_not_found: { kind: "not_found", meaning: "The tenant has no export of this id." },
  checkpoint_not_found: {
    kind: "not_found",
    meaning: "The tenant has no checkpoint that this asks for; the first one is made when an incident opens.",
  },
  export_superseded_mismatch: {
    kind: "refused",
    meaning: "An export replaces only an earlier one of the same incident and kind.",
  },
  export_changed: {
    kind: "conflict",
    meaning: "What is stored no longer gives the export that was handed out; the answer names both digests.",
  },
  export_too_large: {
    kind: "refused",
    meaning: "The bundle would be larger than what verifiers take; leave the raw steps out.",
  },
  signer_missing: {
    kind: "refused",
    meaning: "The server has no signing key, so it exports nothing and makes no checkpoints; give it one.",
  },
  renderer_missing: { kind: "refused", meaning: "The server renders no PDF; ask for `json`." },
  postmortem_published: {
    kind: "conflict",
    meaning: "The incident's post-mortem was published before, in other words.",
  },
  deferral_in_past: { kind: "refused", meaning: "A lesson can be put off to an instant in the future only." },
  backtest_against: {
    kind: "refused",
    meaning: "Stored history argues against what the rule would suppress; approving it takes notes that say why.",
  },
  evidence_in_future: { kind: "refused", meaning: "Evidence cannot lie in the future." },
  already_acknowledged: { kind: "conflict", meaning: "Somebody acknowledged the incident before, in other words." },
  already_resolved: { kind: "conflict", meaning: "The incident is resolved; reopen it first." },
  not_resolved: {
    kind: "conflict",
    meaning: "Only a resolved incident can be reopened, or have its post-mortem published.",
  },
  newer_incident_open: { kind: "conflict", meaning: "A newer incident of the same problem is open; work on that one." },
  signal_conflict: {
    kind: "conflict",
    meaning: "The signal id was used before, with other content or ahead of the fact that the signal is about.",
  },
  artifact_conflict: {
    kind: "conflict",
    meaning: "The version of the data set was stored before with other content; the answer names each field.",
  },
  idempotency_key_reused: {
    kind: "conflict",
    meaning: "The idempotency key was used before for a request that said something else.",
  },
  version_conflict: {
    kind: "stale",
    meaning: "The incident or webhook endpoint changed since it was read; read it again and decide anew.",
  },
  reason_required: { kind: "refused", meaning: "A reason is needed to lower a severity." },
  severity_unchanged: { kind: "refused", meaning: "The incident has this severity already." },
  impact_required: { kind: "refused", meaning: "A classification says whether objectives are concerned (`impact`)." },
  milestone_in_future: { kind: "refused", meaning: "A milestone cannot lie in the future." },
  milestone_before_start: { kind: "refused", meaning: "A milestone cannot lie before the incident began." },
  cost_out_of_range: {
    kind: "refused",
    meaning: "A cost or a sum of costs would no longer be an exact whole number of micro-dollars (±2^53 − 1).",
  },
  cost_in_future: {
    kind: "refused",
    meaning: "A cost lies more than five minutes in the future; the answer names each one, and nothing was stored.",
  },
  cost_before_reservation: {
    kind: "refused",
    meaning: "A step cannot have cost anything more than five minutes before it was reserved; nothing was stored.",
  },
  signal_too_old: { kind: "refused", meaning: "The signal is older than the configured retention." },
  invalid_event: { kind: "internal", meaning: "An event did not match its schema; nothing was written." },
  tenant_busy: { kind: "overloaded", meaning: "Another transaction holds the tenant; try again." },
  overloaded: { kind: "overloaded", meaning: "Too many signals wait in this process; try again after a moment." },
  database_unavailable: {
    kind: "unavailable",
    meaning: "The database cannot be reached, or has no room left; try again after a moment.",
  },
  authentication_unavailable: {
    kind: "unavailable",
    meaning: "The keys that tokens are checked with cannot be fetched; try again after a moment.",
  },
  authority_unavailable: {
    kind: "unavailable",
    meaning: "The host's authority cannot be asked whether the operation is allowed; try again after a moment.",
  },
  policies_unavailable: {
    kind: "unavailable",
    meaning: "The host's policies cannot be asked whether one is enabled; try again after a moment.",
  },
  isolation_unsupported: {
    kind: "refused",
    meaning: "The host's transaction must run at READ COMMITTED.",
  },
  tenant_mismatch: { kind: "internal", meaning: "A unit of work was used for another tenant than it was opened for." },
  internal_error: { kind: "internal", meaning: "Something failed here; the request id finds it in the log." },
} as const satisfies Record<string, { kind: ErrorKind; meaning: string }>;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;
