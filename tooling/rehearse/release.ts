import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, flag } from "../command-line.js";
import { createDatabase, startPostgres } from "../db/postgres-server.js";
import { createFindings, type Findings } from "./findings.js";
import { type Package, publishedPackages, wrongRanges, wrongSettings } from "./manifests.js";
import { type Registry, startRegistry } from "./registry.js";
import { checkOut, run, tryRun } from "./run.js";

// A release from its changesets to a service that runs on it, and the next one, with a migration, onto the service's data:
// on a registry of its own, from a copy of the repository, so that nothing of it stays.

const house = join(import.meta.dirname, "../..");
const PLANTED = "9999-rehearsal";
const AUTHOR = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.com"];

const { "working-tree": fromWorkingTree } = commandLine({
  call: "npm run rehearse:release --",
  does: "Releases all packages to a registry on the loopback, runs a service on them, releases again and upgrades it.",
  options: { "working-tree": flag("takes along what is not committed") },
}).values;
process.exitCode = await rehearse();

async function rehearse(): Promise<number> {
  const findings = createFindings();
  const folder = await mkdtemp(join(tmpdir(), "hoc-release-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const registry = await startRegistry(join(folder, "registry"));
    undo.push(() => registry.stop());
    const copy = await copyOfRepository(join(folder, "repository"));
    const service = join(folder, "service");
    await mkdir(service);
    // A shell drops variables with such names, and without them npm would publish to everybody.
    for (const place of [copy, service]) await appendFile(join(place, ".npmrc"), registry.settings);
    const postgres = await startPostgres();
    undo.push(() => postgres.stop());
    const database = await createDatabase(postgres.url);
    undo.push(() => database.drop());

    const first = await release(copy, registry, findings);
    await writeService(service);
    const packages = ["@hoc/incident-drivers", "@hoc/incident-engines"];
    await npm(service, ["install", ...packages, "kysely@^0.28", "pg", "tsx"]);
    await checkInstalled(service, first, findings);
    const environment = { DATABASE_URL: database.url };
    const readme = await tryRun("npx", ["tsx", "readme.ts"], { cwd: service, env: environment });
    findings.check("the README's example runs on the packages", readme.out.includes("opened") ? "" : readme.said);
    const told = await askService(service, environment, "now");
    findings.check(
      "the service records incidents, and the doctor finds nothing",
      unlike(told, { healthy: true, signals: 2 }),
    );

    await plantMigration(copy);
    const second = await release(copy, registry, findings);
    findings.check(
      "the second release has later versions of what changed and of what depends on it",
      first
        .filter(({ manifest }) => manifest.name !== "@hoc/client")
        .filter(
          ({ manifest }) =>
            second.find((one) => one.manifest.name === manifest.name)?.manifest.version === manifest.version,
        )
        .map(({ manifest }) => manifest)
        .filter(
          ({ name, dependencies = {} }) => name === "@hoc/incident-drivers" || "@hoc/incident-drivers" in dependencies,
        )
        .map(({ name, version }) => `${name} is still ${version}`),
    );
    await npm(service, ["install", ...packages.map((name) => `${name}@latest`)]);
    await checkInstalled(service, second, findings);
    const upgraded = await askService(service, environment, "now");
    findings.check(
      "the upgraded service has its data, has migrated, and the doctor finds nothing",
      unlike(upgraded, { healthy: true, signals: 2, applied: [PLANTED] }),
    );
    const back = await askService(service, environment, "back");
    findings.check(
      "the migration can be taken back, and the data stays",
      unlike(back, { applied: [PLANTED], signals: 2 }),
    );
    const again = await askService(service, environment, "now");
    findings.check("and forward again", unlike(again, { healthy: true, applied: [PLANTED], signals: 2 }));
  } finally {
    for (const step of undo.reverse()) await step();
  }
  return findings.close();
}

/** The repository as a fresh checkout has it, installed and under version control, as changesets want it. */
async function copyOfRepository(copy: string): Promise<string> {
  await mkdir(copy);
  if (fromWorkingTree) {
    const files = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: house });
    for (const file of files.split("\0").filter((one) => one !== "" && existsSync(join(house, one))))
      await cp(join(house, file), join(copy, file));
  } else await checkOut(house, "HEAD", copy);
  await run("npm", [fromWorkingTree ? "install" : "ci", "--prefer-offline"], { cwd: copy });
  await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd: copy });
  await commit(copy);
  return copy;
}

/** What the release of a maintainer does: versions from changesets, a commit, a build, and everything published. */
async function release(copy: string, registry: Registry, findings: Findings): Promise<Package[]> {
  const before = new Map(publishedPackages(copy).map(({ manifest }) => [manifest.name, manifest.version]));
  await run("npx", ["changeset", "version"], { cwd: copy });
  await run("npm", ["install", "--package-lock-only", "--ignore-scripts"], { cwd: copy });
  await commit(copy);
  await run("npx", ["turbo", "run", "build", "--filter=./packages/*"], {
    cwd: copy,
    env: { TURBO_TELEMETRY_DISABLED: "1" },
  });
  const packages = publishedPackages(copy);
  const manifests = packages.map(({ manifest }) => manifest);
  const changed = packages.filter(({ manifest }) => before.get(manifest.name) !== manifest.version);
  findings.figure("released", changed.map(({ manifest }) => `${manifest.name}@${manifest.version}`).join(", "));
  const left = (await readdir(join(copy, ".changeset"))).filter((name) => name.endsWith(".md") && name !== "README.md");
  findings.check("every changeset is in a version", left);
  findings.check("packages take one another's versions", wrongRanges(manifests));
  findings.check(
    "packages are published for everybody, with provenance where the place has it",
    wrongSettings(manifests),
  );
  findings.check("every released version is in its changelog", await unwritten(changed));
  const lock = await readFile(join(copy, "package-lock.json"), "utf8");
  findings.check("the lock file names no registry", [...(/"resolved": "https?:[^"]*"/.exec(lock) ?? [])]);
  const toRegistry = { npm_config_registry: registry.url };
  for (const { path } of changed) await requireLoopback(path, registry, toRegistry);
  const published = await tryRun("npx", ["changeset", "publish"], { cwd: copy, env: toRegistry });
  findings.check("everything is published", published.code === 0 ? "" : published.said);
  findings.check("the registry has each version as the latest", await unpublished(packages, registry));
  return packages;
}

/**
 * A rehearsal must not publish to anybody else: npm itself says where it would publish to.
 *
 * @throws when that is another registry than the one on the loopback
 */
async function requireLoopback(cwd: string, { url }: Registry, env: Readonly<Record<string, string>>): Promise<void> {
  const { said } = await tryRun("npm", ["publish", "--dry-run"], { cwd, env });
  const place = /Publishing to (?<url>\S+)/.exec(said)?.groups?.url;
  if (place !== url) throw new Error(`npm would publish to ${place}, which is not the rehearsal's registry.\n${said}`);
}

async function unwritten(packages: readonly Package[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, manifest } of packages) {
    const file = join(path, "CHANGELOG.md");
    const text = existsSync(file) ? await readFile(file, "utf8") : "";
    if (!text.includes(`\n## ${manifest.version}\n`)) faults.push(`${manifest.name}@${manifest.version}`);
  }
  return faults;
}

async function unpublished(packages: readonly Package[], { url }: Registry): Promise<string[]> {
  const faults: string[] = [];
  for (const { manifest } of packages) {
    const response = await fetch(`${url}${manifest.name.replace("/", "%2f")}`);
    const answer = (await response.json()) as { "dist-tags"?: { latest?: string } };
    const latest = answer["dist-tags"]?.latest;
    if (latest !== manifest.version) faults.push(`${manifest.name}: ${latest} instead of ${manifest.version}`);
  }
  return faults;
}

/** Whether a service has each package once, at the version that was released, with what belongs into it and no more. */
async function checkInstalled(service: string, released: readonly Package[], findings: Findings): Promise<void> {
  const listed = await run("npm", ["ls", "--all", "--parseable", "--long"], { cwd: service });
  const installed = [...listed.matchAll(/^(?<path>[^:\n]+):(?<name>@hoc\/[^@\n]+)@(?<version>[^:\n]+)/gm)].map(
    ({ groups }) => ({ path: String(groups?.path), name: String(groups?.name), version: String(groups?.version) }),
  );
  const versions = new Map(released.map(({ manifest }) => [manifest.name, manifest.version]));
  const faults = installed
    .filter(({ name, version }) => versions.get(name) !== version)
    .map(({ name, version }) => `${name}@${version}`);
  if (new Set(installed.map(({ name }) => name)).size !== installed.length) faults.push("a package is there twice");
  if (installed.length < 4) faults.push(`${installed.length} packages are there`);
  findings.check("the service has each package once, at its released version", faults);
  findings.check("packages have what belongs into them, and no more", await misplaced(installed));
}

async function misplaced(installed: readonly { readonly path: string; readonly name: string }[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, name } of installed) {
    const files = await readdir(path, { recursive: true });
    const missing = ["LICENSE", "README.md", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts", "src/index.ts"];
    faults.push(...missing.filter((file) => !files.includes(file)).map((file) => `${name} has no ${file}`));
    const needless = files.filter(
      (file) => !file.startsWith("node_modules") && /\.test(-d)?\.ts$|\.env|\.npmrc/.test(file),
    );
    faults.push(...needless.map((file) => `${name} has ${file}`));
  }
  return faults;
}

/** A service of a host: the README's example as it stands, and a program that says how its data is. */
async function writeService(service: string): Promise<void> {
  const readme = await readFile(join(house, "README.md"), "utf8");
  const example = /## In your service[\s\S]*?```ts\n(?<code>[\s\S]*?)```/.exec(readme)?.groups?.code;
  if (example === undefined) throw new Error("The README has no example of a service.");
  await writeFile(join(service, "package.json"), JSON.stringify({ name: "service", private: true, type: "module" }));
  await writeFile(join(service, "readme.ts"), example);
  await writeFile(
    join(service, "tell.ts"),
    `import { doctor, migrateTo, migrateToLatest, migrationNames } from "@hoc/incident-drivers/migrations";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";

const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: process.env.DATABASE_URL }) }) });
const goesBack = process.argv[2] === "back";
const applied = goesBack ? await migrateTo(db, migrationNames().at(-2) ?? "") : await migrateToLatest(db);
const { healthy } = await doctor(db);
const { rows } = await sql<{ signals: number }>\`select count(*)::int as signals from hoc.signals\`.execute(db);
console.log(JSON.stringify({ applied, healthy, signals: rows[0]?.signals }));
await db.destroy();
`,
  );
}

async function askService(service: string, env: Readonly<Record<string, string>>, how: "now" | "back") {
  const { out, said } = await tryRun("npx", ["tsx", "tell.ts", how], { cwd: service, env });
  return out.startsWith("{") ? (JSON.parse(out) as Record<string, unknown>) : { said };
}

/** What of a telling is not as it should be. */
function unlike(found: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): string {
  const same = Object.entries(expected).every(([key, value]) => JSON.stringify(found[key]) === JSON.stringify(value));
  return same ? "" : JSON.stringify(found);
}

/** A migration of a next version, with the description that the doctor goes by, and the changeset that announces it. */
async function plantMigration(copy: string): Promise<void> {
  const folder = join(copy, "packages/incident-drivers/src/migrations");
  await writeFile(
    join(folder, `${PLANTED}.ts`),
    `import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** A column that nobody needs. */
export function rehearsal(schema: string): Migration {
  const s = schemaIdentifier(schema);
  return {
    up: (db) => runStatements(db, [\`alter table \${s}.incidents add column rehearsed text\`]),
    down: (db) => runStatements(db, [\`alter table \${s}.incidents drop column rehearsed\`]),
  };
}
`,
  );
  const file = join(folder, "migrate.ts");
  const text = await readFile(file, "utf8");
  const listed = text
    .replace(/(?=^import .*appliedMigrations)/m, `import { rehearsal } from "./${PLANTED}.js";\n`)
    .replace(/(?=^ {2}\};\n\}$)/m, `    "${PLANTED}": rehearsal(schema),\n`);
  if (!listed.includes(`"${PLANTED}": rehearsal`) || !listed.includes("import { rehearsal }"))
    throw new Error("The list of migrations looks unlike what is expected here.");
  await writeFile(file, listed);
  await run("npm", ["run", "docs"], { cwd: copy });
  await writeFile(
    join(copy, ".changeset/rehearsal.md"),
    '---\n"@hoc/incident-schemas": minor\n"@hoc/incident-drivers": minor\n---\n\nA rehearsal.\n',
  );
  await commit(copy);
}

async function commit(copy: string): Promise<void> {
  await run("git", ["add", "--all"], { cwd: copy });
  await run("git", [...AUTHOR, "commit", "--quiet", "--allow-empty", "--message", "Rehearsal"], { cwd: copy });
}

function npm(cwd: string, args: readonly string[]): Promise<string> {
  return run("npm", [...args, "--prefer-offline", "--no-audit", "--no-fund"], { cwd });
}
