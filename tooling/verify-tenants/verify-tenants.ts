import { routeCalled } from "../verify/inventory.js";
import { verdictsBy } from "../verify/matrix.js";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { findings } from "./findings.js";
import { CHECKS, type TenantRow } from "./matrix.js";
import { KINDS, type Kind, type Scene } from "./scenes.js";
import { NO_WALLS, ROW_SECURITY_ALONE, STATEMENTS_ALONE, type Theatre } from "./theatre.js";

/** Ways that ask for nothing of a tenant's, and what they answer from. */
const READS_NO_TENANT: Readonly<Record<string, string>> = {
  "incidents.detectors.listDetectors": "the product's own list, and how far the tenant had got",
  "incidents.export.getKeys": "the server's keys",
  "incidents.recoveryRules.evaluate": "the product's rules and the request",
  "incidents.recoveryRules.getRules": "the product's rules, and how far the tenant had got",
  "GET /v1/detectors": "the product's own list, and how far the tenant had got",
  "GET /v1/keys": "the server's keys",
  "POST /v1/recovery/evaluate": "the product's rules and the request",
  "GET /v1/recovery/rules": "the product's rules, and how far the tenant had got",
  "GET /livez": "the process",
  "GET /readyz": "whether the database answers",
  "GET /metrics": "the process",
  "GET /problems/:code": "the product's list",
  "GET /v1/openapi.json": "the router",
  "GET /docs": "a page of the server",
  "GET /docs/:file": "the page's files",
};

/** Kinds of scenes in which something of another tenant could come to light. */
const TELLING: readonly Kind[] = ["foreign", "own", "cursors", "keys"];

/** Calls every operation and every route in every way and with one wall at a time, and says how each came out. */
export async function verifyTenants(theatre: Theatre): Promise<TenantRow[]> {
  const rows: TenantRow[] = [];
  for (const way of theatre.ways) rows.push({ name: way, verdicts: await verdictsOf(theatre, way) });
  return rows;
}

async function verdictsOf(theatre: Theatre, way: string): Promise<TenantRow["verdicts"]> {
  const scenes = theatre.scenes.filter((scene) => scene.way === way);
  if (scenes.length === 0) {
    const unknown = verdictOf(["nobody says how to call it"]);
    return verdictsBy(CHECKS, () => unknown);
  }
  const verdicts = new Map<string, Verdict>();
  for (const kind of KINDS)
    verdicts.set(
      kind,
      await byStatementsAlone(
        theatre,
        scenes.filter((scene) => scene.kind === kind),
      ),
    );
  const telling = TELLING.flatMap((kind) => scenes.filter((scene) => scene.kind === kind));
  verdicts.set("row security", await byRowSecurityAlone(theatre, telling));
  verdicts.set("without walls", await withoutWalls(theatre, way, telling));
  return verdictsBy(CHECKS, (check) => verdicts.get(check) ?? NOT_APPLICABLE);
}

async function byStatementsAlone(theatre: Theatre, scenes: readonly Scene[]): Promise<Verdict> {
  if (scenes.length === 0) return NOT_APPLICABLE;
  const wrong: string[] = [];
  for (const scene of scenes) {
    const seen = await theatre.play(scene, STATEMENTS_ALONE);
    wrong.push(...findings(scene, theatre.alone(scene), seen, theatre.world.marks));
  }
  return verdictOf(wrong);
}

async function byRowSecurityAlone(theatre: Theatre, scenes: readonly Scene[]): Promise<Verdict> {
  if (scenes.length === 0) return NOT_APPLICABLE;
  const wrong: string[] = [];
  for (const scene of scenes) {
    const leaks = await theatre.leaksOf(scene, ROW_SECURITY_ALONE);
    wrong.push(...leaks.map((leak) => `${scene.title}: ${leak}`));
  }
  return verdictOf(wrong);
}

/** Nothing that is found without walls either says nothing about the walls. */
async function withoutWalls(theatre: Theatre, way: string, scenes: readonly Scene[]): Promise<Verdict> {
  if (Object.hasOwn(READS_NO_TENANT, way)) return NOT_APPLICABLE;
  for (const scene of scenes) if ((await theatre.leaksOf(scene, NO_WALLS)).length > 0) return verdictOf([]);
  return verdictOf([], ["nothing of the victim is told here even without walls"]);
}

/** The operations and routes that answered when they were called, and the tables in which the victim had something. */
export function waysCovered({ ways, scenes, alone, world }: Theatre): string[] {
  const answered = new Set(scenes.filter((scene) => alone(scene).refusedAs === undefined).map(({ way }) => way));
  return [
    ...ways
      .filter((way) => answered.has(way))
      .map((way) => (way.includes(" ") ? routeCalled(way) : `operation ${way}`)),
    ...[...world.tables].filter(([, rows]) => rows > 0).map(([table]) => `table ${table}`),
  ];
}
