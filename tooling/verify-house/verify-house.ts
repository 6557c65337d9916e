import { join } from "node:path";
import { describeOperations } from "@hoc/incident-engines";
import { liveRoutes } from "../docs/live-routes.js";
import { type Summary, summaryOf } from "../verify/matrix.js";
import { boundaryRows } from "./check-authority.js";
import { layerLawRows, textLawRows } from "./check-laws.js";
import { routeRows } from "./check-routes.js";
import { BOUNDARY_MATRIX, LAW_MATRIX, ROUTE_MATRIX } from "./matrices.js";
import { HOUSE_PARTS, type House, type HousePart } from "./plants.js";

/** This repository and the router and registry that it has. */
export async function ownHouse(): Promise<House> {
  return {
    root: join(import.meta.dirname, "../.."),
    routes: await liveRoutes(),
    operations: describeOperations().map(({ id }) => id),
  };
}

/** Holds a house against its laws and boundaries, and its router against its registry, part by part. */
export function verifyHouse(house: House, parts: readonly HousePart[] = HOUSE_PARTS): Record<string, Summary> {
  return Object.fromEntries(parts.map((part) => [part, PARTS[part](house)]));
}

const PARTS: Readonly<Record<HousePart, (house: House) => Summary>> = {
  "layer laws": ({ root }) => summaryOf(LAW_MATRIX, layerLawRows(root)),
  "text laws": ({ root }) => summaryOf(LAW_MATRIX, textLawRows(root)),
  "authority boundary": ({ root, routes }) => summaryOf(BOUNDARY_MATRIX, boundaryRows(root, routes)),
  "route map": ({ routes, operations }) => summaryOf(ROUTE_MATRIX, routeRows(routes, operations)),
};
