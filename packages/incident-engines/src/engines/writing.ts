import type { Actor } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts } from "@hoc/incident-schemas/ports";
import type { RunEvidenceRecorder } from "./run/run-evidence.js";

/** What it takes to write: the ports of one write, fresh ids, and who asked for it. */
export interface Writing {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
  readonly actor: Actor;
}

/** What it takes to learn: the ports of one write, ids, log and figures, and who asked for it. */
export interface LearningWriting extends Omit<Writing, "uuid"> {
  readonly ambient: Pick<Ambient, "uuid" | "logger" | "count">;
}

/** What it takes to write about runs: what it takes to learn, and who learns from them; by default the product itself. */
export interface RunWriting extends LearningWriting {
  readonly evidenceRecorder?: RunEvidenceRecorder | undefined;
}
