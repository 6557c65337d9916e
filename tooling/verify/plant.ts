/** A defect that can be planted, and where a verifier must find it. */
export interface Plant {
  /** What is wrong, in words. */
  readonly says: string;
  /** The row that fails for it, and the check. */
  readonly row: string;
  readonly check: string;
}

/**
 * The defect that a program was started with; undefined when there is none.
 *
 * @example planted({ "no-check": { says: "a check is missing", row: "runs", check: "checks" } }, ["--plant", "no-check"])
 * @throws when no defect of that name can be planted
 */
export function planted<Defect extends Plant>(
  plants: Readonly<Record<string, Defect>>,
  argv: readonly string[] = process.argv,
): Defect | undefined {
  const at = argv.indexOf("--plant");
  if (at === -1) return undefined;
  const name = argv[at + 1] ?? "";
  if (!Object.hasOwn(plants, name)) throw new Error(`No defect here is called "${name}".`);
  return plants[name];
}
