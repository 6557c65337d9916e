import type { Plant } from "../verify/plant.js";
import type { Scene } from "./scenes.js";
import type { Theatre } from "./theatre.js";

/** A defect of a wall between tenants. */
export interface TenantPlant extends Plant {
  /** A theatre with the defect; nothing of it outlasts the theatre. */
  readonly damage: (theatre: Theatre) => Promise<Theatre>;
}

const INCIDENTS = /"hoc"\."incidents"/;

/** Defects that the walls between tenants are verified against; the row of each is an operation. */
export const TENANT_PLANTS: Readonly<Record<string, TenantPlant>> = {
  "tenant-predicate-removed": {
    says: "statements about incidents do not ask for the tenant",
    row: "incidents.query.listActiveIncidents",
    check: "own",
    damage: async (theatre) => ({
      ...theatre,
      play: (scene, walls) =>
        theatre.play(scene, {
          ...walls,
          isDropped: (asked) => walls.isDropped(asked) || INCIDENTS.test(asked.shape),
        }),
    }),
  },
  "row-security-removed": {
    says: "row security leaves incidents out",
    row: "incidents.query.listActiveIncidents",
    check: "row security",
    async damage(theatre) {
      await theatre.world.connection.query("create policy planted on hoc.incidents using (true) with check (true)");
      return theatre;
    },
  },
};

/** Chooses the scenes of one way only. */
export function onlyOf(way: string) {
  return (scenes: readonly Scene[]): Scene[] => scenes.filter((scene) => scene.way === way);
}
