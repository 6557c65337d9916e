import type { Instant, Severity } from "@hoc/incident-schemas";
import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { ReplayedSignal, UnitOfWork } from "@hoc/incident-schemas/ports";
import { type DeedOf, doAsPerson } from "./people.js";
import {
  type Place,
  type StoredEntry,
  type StoredSignal,
  storedEntries,
  storedPreventions,
  storedSignals,
} from "./stored.js";

/** One transaction of a tenant as its stored rows tell it. */
export type Chapter = { readonly recordedAt: Instant } & (
  | { readonly kind: "signals"; readonly signals: readonly ReplayedSignal[] }
  | { readonly kind: "person"; readonly deed: DeedOf }
  | { readonly kind: "sweep"; readonly resolved: number }
);

/** Reads from a tenant's signals and timelines what happened, transaction by transaction, in the order of its sequence. */
export async function readChapters(place: Place, tenantId: string): Promise<Chapter[]> {
  const signals = await storedSignals(place, tenantId);
  const preventions = new Map((await storedPreventions(place, tenantId)).map((record) => [record.signalId, record]));
  const entries = (await storedEntries(place, tenantId)).filter(
    ({ actorType, actorId }) => actorType !== "SYSTEM" || actorId === SYSTEM_ACTORS.autoResolve.id,
  );
  const items = [
    ...signals.map((signal) => ({ sequence: signal.sequence, recordedAt: signal.recordedAt, signal })),
    ...entries.map((entry) => ({ sequence: entry.sequence, recordedAt: entry.recordedAt, entry })),
  ].sort((a, b) => a.sequence - b.sequence);

  const chapters: Chapter[] = [];
  for (const item of items) {
    const last = chapters.at(-1);
    const { recordedAt } = item;
    const continues = last?.recordedAt === recordedAt;
    if ("signal" in item) {
      const signal = fromStored(item.signal, preventions.get(item.signal.signalId) ?? null);
      if (continues && last.kind === "signals")
        chapters[chapters.length - 1] = { ...last, signals: [...last.signals, signal] };
      else chapters.push({ kind: "signals", recordedAt, signals: [signal] });
    } else if (item.entry.actorType === "SYSTEM") {
      if (continues && last.kind === "sweep") chapters[chapters.length - 1] = { ...last, resolved: last.resolved + 1 };
      else chapters.push({ kind: "sweep", recordedAt, resolved: 1 });
    } else chapters.push({ kind: "person", recordedAt, deed: deedOf(item.entry) });
  }
  return chapters;
}

/** Makes what happened happen again, in a store that does not know the tenant yet. */
export async function replayChapters(
  chapters: readonly Chapter[],
  tenantId: string,
  target: { readonly unitOfWork: UnitOfWork; readonly setClock: (now: Instant) => void },
): Promise<void> {
  for (const chapter of chapters) {
    target.setClock(chapter.recordedAt);
    await target.unitOfWork.write(tenantId, async (ports) => {
      if (chapter.kind === "signals") await ports.aggregator.replay(tenantId, chapter.signals);
      else if (chapter.kind === "sweep") await ports.aggregator.resolveStaleIncidents(tenantId, chapter.resolved);
      else await doAsPerson(ports, tenantId, chapter.deed);
    });
  }
}

/** The same chapters with other borders between the transactions that recorded signals. */
export function withOtherBorders(chapters: readonly Chapter[], sizes: readonly number[]): Chapter[] {
  const cut: Chapter[] = [];
  let next = 0;
  let pending: Extract<Chapter, { kind: "signals" }>[] = [];
  const flush = () => {
    const all = pending.flatMap(({ signals, recordedAt }) => signals.map((signal) => ({ signal, recordedAt })));
    pending = [];
    while (all.length > 0) {
      const part = all.splice(0, sizes[next++ % sizes.length]);
      cut.push({
        kind: "signals",
        recordedAt: String(part.at(-1)?.recordedAt),
        signals: part.map(({ signal }) => signal),
      });
    }
  };
  for (const chapter of chapters) {
    if (chapter.kind === "signals") pending.push(chapter);
    else {
      flush();
      cut.push(chapter);
    }
  }
  flush();
  return cut;
}

function fromStored(
  { causeKind, causeReference, ...stored }: StoredSignal,
  prevention: ReplayedSignal["prevention"],
): ReplayedSignal {
  const { tenantId: _t, sequence: _s, absorption: _a, groupingAt: _g, recordedAt: _r, ...said } = stored;
  const causedBy = causeKind === null ? null : { kind: causeKind, reference: causeReference };
  return { ...said, causedBy, prevention } as ReplayedSignal;
}

function deedOf({ incidentId, eventType, createdAt, data }: StoredEntry): DeedOf {
  const { deed, severity } = data as { deed: DeedOf["deed"]; severity: Severity };
  if (eventType === "note_added") throw new Error("a note changes nothing");
  return { deed, incidentId, at: createdAt, severity };
}
