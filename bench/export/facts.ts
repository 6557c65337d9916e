import { createHash } from "node:crypto";
import type { BundleFacts } from "@hoc/export-bundles";
import { instantFromMicros, microsOf, type TraceStep } from "@hoc/incident-schemas";
import { aStory, STORY_ENTRIES } from "../../packages/export-bundles/test/a-story.js";
import { aTraceStep, type EntryDraft } from "../../packages/export-bundles/test/facts.js";

const STEP_MICROS = 1_250_000;
const VIOLATING_STEP = 17;

/** How large the facts of an export are. */
export interface FactsSize {
  readonly steps: number;
  /** Notes on the timeline, beside the entries of the story. */
  readonly notes: number;
}

/** The worked story of an incident, with a trace and a timeline of a size. The same size gives the same facts. */
export function factsOfSize({ steps: count, notes }: FactsSize): BundleFacts {
  const story = aStory({ entries: [...STORY_ENTRIES, ...notesAfter(notes)] });
  const { trace, run } = story;
  if (trace === undefined || run === undefined) throw new Error("The story has no run.");
  const steps = stepsFrom(trace.startedAt, count);
  return { ...story, steps, trace: { ...trace, ...totalsOf(steps), steps: count } };
}

function stepsFrom(startedAt: string, count: number): TraceStep[] {
  const start = microsOf(startedAt);
  // The story's run ends minutes after it began; however many steps there are, they lie within.
  const gap = Math.min(STEP_MICROS, Math.floor(300_000_000 / count));
  return Array.from({ length: count }, (_, stepIndex) =>
    aTraceStep({
      stepIndex,
      timestamp: instantFromMicros(start + stepIndex * gap),
      stepType: ["plan", "search", "read", "write"][stepIndex % 4] ?? "plan",
      tokens: (stepIndex * 7_919) % 1_000,
      costMicros: (stepIndex * 104_729) % 5_000,
      durationMs: (stepIndex * 31) % 1_200,
      inputHash: digestOf(`input ${stepIndex}`),
      contentHash: digestOf(`output ${stepIndex}`),
    }),
  );
}

function totalsOf(steps: readonly TraceStep[]) {
  const sum = (member: "tokens" | "costMicros" | "durationMs") =>
    steps.reduce((total, step) => total + (step[member] ?? 0), 0);
  return {
    tokens: sum("tokens"),
    costMicros: sum("costMicros"),
    durationMs: sum("durationMs"),
    violationStepIndex: VIOLATING_STEP,
    violationTimestamp: steps[VIOLATING_STEP]?.timestamp ?? null,
  };
}

function notesAfter(count: number): EntryDraft[] {
  const last = microsOf(STORY_ENTRIES.at(-1)?.at ?? "");
  return Array.from({ length: count }, (_, index) => ({
    type: "note_added" as const,
    at: instantFromMicros(last + (index + 1) * STEP_MICROS),
    description: `Note ${index + 1}: looked at the agent's steps again, nothing new so far.`,
    data: { note: digestOf(`note ${index}`) },
  }));
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
