import type { FuzzReport } from "./fuzz-run.js";
import type { Finding } from "./fuzz-server.js";
import { bytesOf } from "./raw-send.js";

const MEGABYTE = 1_048_576;
const MOST_GROWTH = 64 * MEGABYTE;

/** What is wrong, in sentences; nothing when all is well. */
export function complaints({ findings, disagreements, heap, healthy }: FuzzReport): string[] {
  const growth = heap.after - heap.before;
  return [
    ...findings.map(({ route, faults }) => `${route}: ${faults.join("; ")}`),
    ...disagreements,
    ...(growth > MOST_GROWTH ? [`memory grew by ${Math.round(growth / MEGABYTE)} MB`] : []),
    ...(healthy ? [] : ["the server is not ready any more"]),
  ];
}

/** The report as people read it: a table of routes, then what is wrong and how to see it again. */
export function describeReport(report: FuzzReport): string {
  const { routes, seed, heap, findings } = report;
  const rows = [...routes].map(([route, { requests, statuses, slowest }]) => {
    const each = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status || "none"}×${times}`);
    return `${route.padEnd(70)} ${String(requests).padStart(6)} ${`${Math.round(slowest)} ms`.padStart(9)}  ${each.join(" ")}`;
  });
  const total = [...routes.values()].reduce((sum, { requests }) => sum + requests, 0);
  const wrong = complaints(report);
  return [
    ...rows,
    ...findings.slice(0, 20).map(describeFinding),
    ...[...new Set(wrong)],
    `${total} requests to ${routes.size} routes, seed ${seed}; memory ${Math.round(heap.before / MEGABYTE)} MB, then ${Math.round(heap.after / MEGABYTE)} MB.`,
    wrong.length === 0 ? "Nothing is wrong." : `${wrong.length} things are wrong.`,
  ].join("\n");
}

function describeFinding({ route, faults, request, answer }: Finding): string {
  const sent = bytesOf(request).toString("latin1").slice(0, 1_500);
  return [`--- ${route}: ${faults.join("; ")}`, sent, `--- answered: ${answer}`].join("\n");
}
