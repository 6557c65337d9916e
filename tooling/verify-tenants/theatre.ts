import { describeOperations } from "@hoc/incident-engines";
import { type Connection, takingBack } from "./connection.js";
import { leaks } from "./findings.js";
import { CALLED_AT } from "./inputs.js";
import { listening } from "./listening.js";
import { operationScenes } from "./operation-scenes.js";
import { type Predicate, withoutTenant } from "./predicates.js";
import { liveRoutes, routeScenes } from "./route-scenes.js";
import type { Scene } from "./scenes.js";
import type { Seen } from "./seen.js";
import { createStage } from "./stage.js";
import { CALLER, openWorld, VICTIM, type World } from "./world.js";

/** What stands between tenants. */
export interface Walls {
  /** Whether the database's row security binds the transactions. */
  readonly rowSecurity: boolean;
  /** Which of the statements' questions for the tenant are left out. */
  readonly isDropped: (predicate: Predicate) => boolean;
}

/** The first wall alone: every statement asks for the tenant. */
export const STATEMENTS_ALONE: Walls = { rowSecurity: false, isDropped: () => false };

/** The second wall alone: no statement asks for the tenant. */
export const ROW_SECURITY_ALONE: Walls = { rowSecurity: true, isDropped: () => true };

/** Nothing at all. */
export const NO_WALLS: Walls = { rowSecurity: false, isDropped: () => true };

/** Where scenes are played, with walls of choice. */
export interface Theatre {
  readonly world: World;
  readonly scenes: readonly Scene[];
  /** Every operation and every live route, those included that nobody says how to call. */
  readonly ways: readonly string[];
  /** What was seen of a scene when there was no victim. */
  alone(scene: Scene): Seen;
  /** Plays a scene and takes back all that it did. */
  play(scene: Scene, walls: Walls): Promise<Seen>;
  /** What a scene tells of the victim or does to it. */
  leaksOf(scene: Scene, walls: Walls): Promise<string[]>;
}

/**
 * Makes the world in an empty database and plays every scene in it without the victim; nothing of it lasts.
 *
 * @example await openTheatre(connection, briefly) // with fewer scenes
 */
export async function openTheatre(
  connection: Connection,
  choose: (scenes: readonly Scene[]) => readonly Scene[] = (scenes) => scenes,
): Promise<Theatre> {
  const world = await openWorld(connection);
  const ear = listening(connection);
  const stageAs = (role?: string) =>
    createStage({ connection: ear, role, tenants: [CALLER, VICTIM], start: CALLED_AT });
  const stages = { open: stageAs(), walled: stageAs(world.walledRole) };
  const scenes = choose([...operationScenes(world), ...routeScenes(world, stages.open)]);
  const recorded = await world.rowsIn();
  const alone = new Map<Scene, Seen>();
  await takingBack(connection, "world", async () => {
    await world.remove(VICTIM);
    for (const scene of scenes) alone.set(scene, await playIn(scene, STATEMENTS_ALONE, false));
  });
  const aloneOf = (scene: Scene) => alone.get(scene) as Seen;

  return {
    world,
    scenes,
    ways: [...describeOperations().map(({ id }) => id), ...liveRoutes(stages.open)],
    alone: aloneOf,
    play: (scene, walls) => playIn(scene, walls, true),
    leaksOf: async (scene, walls) => leaks(scene, aloneOf(scene), await playIn(scene, walls, true), world.marks),
  };

  function playIn(scene: Scene, { rowSecurity, isDropped }: Walls, withVictim: boolean): Promise<Seen> {
    const stage = rowSecurity ? stages.walled : stages.open;
    ear.rewrite((statement) => withoutTenant(statement, isDropped));
    return takingBack(connection, "scene", async () => {
      const name = `${scene.way} ${scene.kind} ${scene.title}`;
      stage.setClock(scene.at);
      stage.makeIdsOf(`before ${name}`, `before ${name}`);
      const before = withVictim ? await scene.before?.(stage) : undefined;
      const rowsBefore = before === undefined ? recorded : await world.rowsIn();
      stage.makeIdsOf(name, name);
      stage.takeLog();
      ear.takeHeard();
      const answered = await scene.play(stage);
      const statements = ear.takeHeard();
      const stored = await world.rowsIn(writtenBy(statements));
      return {
        ...answered,
        ...{ log: stage.takeLog().join("\n"), statements, before },
        stored: JSON.stringify([...stored].map(([table, { others }]) => [table, others])),
        changedVictim:
          withVictim && [...stored].some(([table, { victims }]) => victims !== rowsBefore.get(table)?.victims),
      };
    });
  }
}

/** The tables that statements write to. No trigger and no cascade writes to another one. */
function writtenBy(statements: readonly string[]): string[] {
  const targets = statements.flatMap((statement) =>
    [...statement.matchAll(A_TARGET)].map(([, table]) => String(table)),
  );
  return [...new Set(targets)].sort();
}

const A_TARGET = /\b(?:insert\s+into|update|delete\s+from)\s+"hoc"\."(\w+)"/gi;
