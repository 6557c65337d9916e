import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesBelow, isShipped, isSource } from "./files.js";
import { portViolations } from "./port-law.js";
import type { Violation } from "./violation.js";

interface TextLaw {
  name: string;
  /** Which files must keep it. */
  holds(path: string): boolean;
  /** What must not be found there. */
  forbidden: RegExp;
  /** Whether comments are read too. */
  readsComments?: boolean;
  instead: string;
}

const below =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(folder));

const ambientPlaces = below(
  "packages/incident-engines/src/ambient/",
  "packages/export-bundles/src/cli/",
  "packages/client/src/ambient/",
  "apps/api/src/wiring/",
  "apps/api/src/replay/",
  "apps/api/src/demo/",
);
const transactionPlaces = below(
  "packages/incident-drivers/src/unit-of-work/",
  "packages/incident-drivers/src/migrations/migrate.ts",
);
const sqlPlaces = below("packages/incident-drivers/src/", "apps/api/src/wiring/");
const transactionOwners = below(
  "packages/incident-engines/src/operations/run-operation.ts",
  "packages/incident-engines/src/operations/gatherer.ts",
  // The composition hands it over; workers take short steps of their own, which hold no tenant's head.
  "packages/incident-engines/src/create-operations.ts",
  "packages/incident-engines/src/workers/relay.ts",
  "packages/incident-engines/src/workers/sweeper.ts",
  "packages/incident-engines/src/workers/webhook-deliverer.ts",
  "packages/incident-engines/src/workers/webhook-sink.ts",
);

export const textLaws: readonly TextLaw[] = [
  {
    name: "transactions-only-in-unit-of-work",
    holds: (path) => isShipped(path) && !transactionPlaces(path),
    forbidden: /\.transaction\(|\bstartTransaction\(|\bsql(<[^`]*>)?\s*`\s*(begin|commit|rollback|savepoint)\b/i,
    instead:
      "Take the executor of the transaction that runs; only unit-of-work/ and migrations/migrate.ts open and end one.",
  },
  {
    name: "transactions-only-by-their-owners",
    holds: (path) => isShipped(path) && path.startsWith("packages/incident-engines/") && !transactionOwners(path),
    forbidden: /\bUnitOfWork\b/,
    instead: "Take the ports that run-operation.ts or gatherer.ts hands you; they alone hold the UnitOfWork.",
  },
  {
    name: "clock-is-wired",
    holds: (path) => isShipped(path) && !ambientPlaces(path),
    forbidden: /\bnew Date\b(\(\s*\)|(?!\s*\())|\bDate\.now\b|\bperformance\.now\b|\bhrtime\b|\bTemporal\.Now\b/,
    instead:
      "Take the clock of the Ambient that is passed in; only ambient/, wiring/, cli/, replay/ and demo/ read the time.",
  },
  {
    name: "ids-are-wired",
    holds: (path) => isShipped(path) && !ambientPlaces(path),
    forbidden: /\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b|\bMath\.random\b|from "uuid"/,
    instead:
      "Take uuid or randomHex of the Ambient that is passed in; only ambient/, wiring/, replay/ and demo/ make them.",
  },
  {
    name: "environment-is-read-once",
    holds: (path) => isShipped(path) && path !== "apps/api/src/config.ts",
    forbidden:
      /\bprocess\.env\b|\bimport\.meta\.env\b|\{[^}]*\benv\b[^}]*\} = process\b|\benv\b[^;]*from "(node:)?process"/,
    instead: "Add the setting to apps/api/src/config.ts and take it as an argument.",
  },
  {
    name: "sql-stays-in-drivers",
    holds: (path) => isShipped(path) && !sqlPlaces(path),
    forbidden: /\bsql(<[^`]*>)?\s*`|\bsql\.raw\(|(?<!\breq)\.query\(|\.executeQuery\(/,
    instead: "Put the question on a port and its SQL into a driver.",
  },
  {
    name: "nothing-left-to-do",
    holds: isSource,
    forbidden: /\b(TODO|FIXME|XXX|HACK)\b/,
    readsComments: true,
    instead: "Do it, or leave it out.",
  },
  {
    name: "no-machine-paths",
    holds: (path) => path !== "package-lock.json",
    forbidden: /(?<![\w.])\/(work|root|tmp|home\/\w+|Users\/\w+)\/|\bregistry\.[\w-]+\.[a-z]{2,}\b/,
    readsComments: true,
    instead:
      "Name no machine's folder and no registry: use a path from the repository, os.tmpdir(), or leave it to the user's settings.",
  },
  {
    name: "lock-file-names-no-host",
    holds: (path) => path === "package-lock.json",
    forbidden: /"resolved":\s*"(https?|git\+?\w*):/,
    readsComments: true,
    instead: "Keep omit-lockfile-registry-resolved=true in .npmrc and write the lock file anew with npm install.",
  },
];

export function textViolationsOf(path: string, text: string): Violation[] {
  const laws = textLaws.filter((law) => law.holds(path));
  const code = laws.some((law) => !law.readsComments) ? withoutComments(text) : text;
  const broken = laws.flatMap(({ name, forbidden, readsComments, instead }) => {
    const found = forbidden.exec(readsComments ? text : code);
    return found ? [{ law: name, from: path, to: found[0].trim(), instead }] : [];
  });
  return [...broken, ...portViolations(path, text)];
}

export function textViolations(root: string): Violation[] {
  return filesBelow(root)
    .filter((path) => !isBinary(path))
    .flatMap((path) => textViolationsOf(path, readFileSync(join(root, path), "utf8")));
}

const isBinary = (path: string): boolean => /\.(png|jpe?g|gif|ico|pdf|zip|gz|tgz|ttf|otf|woff2?|icc|bin)$/.test(path);

function withoutComments(text: string): string {
  const file = ts.createSourceFile("file.ts", text.replace(/^#!.*/, ""), ts.ScriptTarget.ESNext, false);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}
