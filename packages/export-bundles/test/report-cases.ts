import { aTraceStep } from "./facts.js";
import type { SealedDraft } from "./sealed.js";

/** A title with markup, an emoji, CJK, both right-to-left scripts, a direction override, marks, controls and a long word. */
export const WILD_TITLE = `R&D <incident> "42" — 💥 中文 שלום עולם مرحبا \u202eoverride\u202c e\u0301\tq\u0323\r\nnext ${"longword".repeat(30)}`;

/** Steps of a trace, one a second. */
export function manySteps(count: number, failing?: number) {
  return Array.from({ length: count }, (_, stepIndex) =>
    aTraceStep({
      stepIndex,
      timestamp: `${new Date(Date.UTC(2026, 2, 14, 9, 0, stepIndex)).toISOString().slice(0, 19)}.000000Z`,
      status: stepIndex === failing ? "failure" : "success",
      tokens: stepIndex,
      costMicros: 17 * stepIndex,
    }),
  );
}

const OPEN = {
  status: "OPEN",
  lifecycleState: "ACTIVE",
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  resolvedBy: null,
  endedAt: null,
} as const;

/** Reports that a layout can go wrong with, by what is special about them. */
export const REPORT_CASES: Readonly<Record<string, SealedDraft>> = {
  evidence: { type: "evidence", params: { period: null } },
  soc2: { type: "soc2", isAnchored: true },
  debrief: { type: "executive_debrief", params: { period: null } },
  "evidence with a wild title": { type: "evidence", facts: { incident: { title: WILD_TITLE } } },
  "soc2 with a wild title, on Letter, in Berlin": {
    type: "soc2",
    facts: { incident: { title: WILD_TITLE } },
    params: {
      organisation: "R&D <b>Corp</b> 💥",
      pageSize: "Letter",
      timeZone: "Europe/Berlin",
      preparedFor: WILD_TITLE,
    },
  },
  "debrief with a wild title, in New York": {
    type: "executive_debrief",
    facts: { incident: { title: WILD_TITLE } },
    params: { timeZone: "America/New_York" },
  },
  "zero steps": { type: "evidence", facts: { steps: [] } },
  "no run": { type: "evidence", facts: { run: undefined, trace: undefined, steps: [], violation: undefined } },
  "open soc2": { type: "soc2", facts: { incident: OPEN, entries: [] } },
  "open debrief": { type: "executive_debrief", facts: { incident: OPEN, entries: [] } },
  "redacted evidence": { type: "evidence", params: { redaction: "details", includeRawSteps: false } },
  "redacted soc2": { type: "soc2", params: { redaction: "free_text" } },
  "redacted debrief": { type: "executive_debrief", params: { redaction: "details" } },
  "5,000 steps": { type: "evidence", facts: { steps: manySteps(5_000, 17) } },
};
