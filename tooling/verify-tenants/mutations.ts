import { takingBack } from "./connection.js";
import { type Predicate, predicatesOf, shapeOf } from "./predicates.js";
import type { Scene } from "./scenes.js";
import { ROW_SECURITY_ALONE, STATEMENTS_ALONE, type Theatre } from "./theatre.js";

/** What became of taking one thing away. */
export interface Mutation {
  /** What was taken away. */
  readonly taken: string;
  /** The scene that told, and what; undefined when none did. */
  readonly noticedBy: string | undefined;
  /** How many scenes were played. */
  readonly tried: number;
}

/** Scenes in which one tenant can see something of another, those first that show most. */
function tellingScenes({ scenes }: Theatre): Scene[] {
  const order = ["foreign", "own", "keys", "cursors", "smuggled", "strangers"];
  return scenes
    .filter(({ kind }) => order.includes(kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** What can be left out: all that a statement asks for the tenant, or one place where it does; and who comes by it. */
export interface Question {
  readonly shape: string;
  /** Absent for all of the statement's places. */
  readonly place?: number;
  readonly scenes: readonly Scene[];
}

/** Every statement of the scenes that asks for the tenant. */
export function statementsOf(theatre: Theatre): Question[] {
  const scenesOf = new Map<string, Scene[]>();
  for (const scene of tellingScenes(theatre)) {
    const shapes = theatre.alone(scene).statements.flatMap((text) => predicatesOf(text).map(({ shape }) => shape));
    for (const shape of new Set(shapes)) scenesOf.set(shape, [...(scenesOf.get(shape) ?? []), scene]);
  }
  return [...scenesOf].map(([shape, scenes]) => ({ shape, scenes }));
}

/** So many of the statements, each of another table first asked, spread over all tables. */
export function ofManyTables(questions: readonly Question[], count: number): Question[] {
  const first = new Map<string, Question>();
  for (const question of questions) {
    const table = A_TABLE.exec(question.shape)?.[0] ?? "";
    if (!first.has(table)) first.set(table, question);
  }
  const tables = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, question]) => question);
  return tables
    .filter(
      (_, index) => Math.floor((index * count) / tables.length) !== Math.floor(((index - 1) * count) / tables.length),
    )
    .slice(0, count);
}

const A_TABLE = /"hoc"\."\w+"/;

/** The places where a statement asks for the tenant, when there are several. */
function placesOf(theatre: Theatre, { shape, scenes }: Question): Question[] {
  const [scene] = scenes;
  const texts = scene === undefined ? [] : theatre.alone(scene).statements;
  const places = predicatesOf(texts.find((text) => shapeOf(text) === shape) ?? "");
  return places.length < 2 ? [] : places.map(({ place }) => ({ shape, place, scenes }));
}

/** Leaves a question for the tenant out, with no other wall, and looks which scene tells. */
export async function leaveOut(theatre: Theatre, { shape, place, scenes }: Question): Promise<Mutation> {
  const isDropped = (asked: Predicate) => asked.shape === shape && (place === undefined || asked.place === place);
  const noticed = await firstLeak(scenes, (scene) => theatre.leaksOf(scene, { ...STATEMENTS_ALONE, isDropped }));
  return { taken: place === undefined ? shape : `place ${place} of ${shape}`, ...noticed };
}

/** Opens one table to every tenant while no statement asks for the tenant, and looks which scene tells. */
export async function unwallTable(theatre: Theatre, table: string): Promise<Mutation> {
  const { connection } = theatre.world;
  const named = new RegExp(`"hoc"\\."${table}"`);
  const scenes = tellingScenes(theatre).filter((scene) =>
    theatre.alone(scene).statements.some((text) => named.test(text)),
  );
  const noticed = await takingBack(connection, "world", async () => {
    await connection.query(`create policy everything on hoc.${table} using (true) with check (true)`);
    return firstLeak(scenes, (scene) => theatre.leaksOf(scene, ROW_SECURITY_ALONE));
  });
  return { taken: table, ...noticed };
}

/**
 * Takes everything away, one after the other: all that a statement asks for the tenant, each single place where a noticed
 * one asks more than once, and the row security of every table.
 */
export async function mutateEverything(theatre: Theatre): Promise<Mutations> {
  const statements: Mutation[] = [];
  const places: Mutation[] = [];
  for (const statement of statementsOf(theatre)) {
    const mutation = await leaveOut(theatre, statement);
    statements.push(mutation);
    if (mutation.noticedBy === undefined) continue;
    for (const place of placesOf(theatre, statement)) places.push(await leaveOut(theatre, place));
  }
  const tables: Mutation[] = [];
  for (const table of theatre.world.tables.keys()) tables.push(await unwallTable(theatre, table));
  return { statements, places, tables };
}

/** What became of taking everything away, one after the other. */
export interface Mutations {
  readonly statements: readonly Mutation[];
  /** Unnoticed is here also what a statement asks for twice, of two tables that are joined by what came with its tenant. */
  readonly places: readonly Mutation[];
  readonly tables: readonly Mutation[];
}

/** Counts, and what nobody noticed, in words. */
export function describeMutations({ statements, places, tables }: Mutations): string {
  return [
    ...describe("statements that no longer ask for the tenant", statements),
    ...describe("single places that no longer ask for it, of statements that ask more than once", places),
    ...describe("tables opened to every tenant", tables),
  ].join("\n");
}

function describe(what: string, mutations: readonly Mutation[]): string[] {
  const unnoticed = mutations.filter(({ noticedBy }) => noticedBy === undefined);
  return [
    `${mutations.length} ${what}, one at a time: ${mutations.length - unnoticed.length} noticed`,
    ...unnoticed.map(({ taken, tried }) => `  not by ${tried} calls: ${taken}`),
  ];
}

async function firstLeak(scenes: readonly Scene[], leaksOf: (scene: Scene) => Promise<string[]>) {
  let tried = 0;
  for (const scene of scenes) {
    tried += 1;
    const [leak] = await leaksOf(scene);
    if (leak !== undefined) return { tried, noticedBy: `${scene.way}, ${scene.title}: ${leak}` };
  }
  return { tried, noticedBy: undefined };
}
