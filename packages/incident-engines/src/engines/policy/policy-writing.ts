import type { Actor } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts } from "@hoc/incident-schemas/ports";

/** What it takes to write about policies: the ports of one write, fresh ids, and who asked for it. */
export interface PolicyWriting {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
  readonly actor: Actor;
}
