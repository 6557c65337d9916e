import type { Actor } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts } from "@hoc/incident-schemas/ports";
import type { RunEvidenceRecorder } from "./run/run-evidence.js";

/** What it takes to write: the ports of one write, fresh ids, and who asked for it. */
export interface Writing {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
  readonly actor: Actor;
}

/** What it takes to write about runs: the ports of one write, ids and log, who asked for it, and who learns from it. */
export interface RunWriting extends Omit<Writing, "uuid"> {
  readonly ambient: Pick<Ambient, "uuid" | "logger">;
  readonly evidenceRecorder?: RunEvidenceRecorder | undefined;
}
