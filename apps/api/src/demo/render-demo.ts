import type { Tally } from "../replay/tally.js";
import type { IncidentFacts } from "../replay/targets/target.js";
import { incidentTable } from "../replay/terminal/incident-table.js";
import { counted, countText } from "../replay/terminal/text-table.js";
import type { DemoSummary } from "./run-demo.js";

/** Where the app answers and with what token. */
export interface WhereToLook {
  readonly url: string;
  readonly token: string;
  /** How the verifier is called from the folder that the server was started in. */
  readonly verifier: string;
}

/** The counts while a demonstration goes on. */
export function renderDemoProgress(tally: Tally): string {
  return `${counted(tally.signals, "signal")}, ${counted(tally.outcomes.opened ?? 0, "incident")}`;
}

/** What came out of a demonstration, and where to look further. */
export function renderDemo(summary: DemoSummary, { url, token, verifier }: WhereToLook): string {
  const { tally, incidents } = summary;
  const twice = tally.outcomes.duplicate ?? 0;
  const late = tally.outcomes.late ?? 0;
  const largest = incidents[0];
  const curl = (path: string) => `  curl -H 'Authorization: Bearer ${token}' '${url}${path}'`;
  const proofOf = ({ incidentId }: IncidentFacts) => [
    "",
    "How to hand out evidence of the largest, and how anybody verifies it without this server:",
    `  curl -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '{"format":"pdf"}' -o evidence.pdf '${url}/v1/incidents/${incidentId}/export/evidence'`,
    `  curl -H 'Authorization: Bearer ${token}' -o keys.json '${url}/v1/keys'`,
    `  ${verifier} verify evidence.pdf --trust keys.json`,
  ];
  const lines = [
    "An outage was generated and recorded, because there was no incident yet:",
    "",
    `${counted(tally.signals - twice, "signal")} → ${counted(incidents.length, "incident")}`,
    `  ${countText(twice)} came twice and count once; ${countText(late)} came when their incident was over`,
    "",
    ...incidentTable(incidents).map((line) => `  ${line}`),
    "",
    "Where to look:",
    curl("/v1/stats"),
    curl("/v1/incidents/active"),
    curl("/v1/incidents/resolved"),
    ...(largest === undefined
      ? []
      : [
          curl(`/v1/incidents/${largest.incidentId}/explain`),
          curl(`/v1/incidents/${largest.incidentId}/timeline`),
          ...proofOf(largest),
        ]),
  ];
  return `${lines.join("\n")}\n`;
}
