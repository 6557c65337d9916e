import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const packages = join(import.meta.dirname, "packages");

/** The files that the packages' `exports` name: the only ones another workspace may reach. */
const doors = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, "package.json")))
  .flatMap((name) => {
    const { exports = {} } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
    return Object.values(exports).map(
      (door) => `^packages/${name}/${door["@hoc/source"].slice(2).replaceAll(".", "\\.")}$`,
    );
  });

const tests = ["\\.(test|test-d)\\.ts$", "^(packages|apps)/[^/]+/test/"];
const testSupport = ["^packages/incident-schemas/src/testing/", "^packages/incident-drivers/src/conformance/"];
const shipped = { path: "^(packages|apps)/[^/]+/src/", pathNot: [...tests, ...testSupport] };
const src = (name) => `^packages/${name}/src/`;
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;
const node = (...names) => `^(node:)?(${names.join("|")})(/|$)`;

const forbid = (name, from, to, comment) => ({ name, severity: "error", from, to, comment });

const forbidden = [
  // 1
  ...[
    { path: "^(packages|apps)/", pathNot: src("incident-schemas") },
    { dependencyTypes: ["core"] },
    { path: "(^|/)node_modules/", pathNot: npm("zod") },
  ].map((to) =>
    forbid(
      "schemas-depend-on-zod-only",
      { path: src("incident-schemas"), pathNot: tests },
      to,
      "The contract must be free to depend on: keep the type or schema here, and move what needs more to the package that has it.",
    ),
  ),
  // 2
  forbid(
    "ports-are-types-only",
    { path: `${src("incident-schemas")}ports/`, pathNot: tests },
    { dependencyTypesNot: ["type-only"] },
    "Ports have no runtime: write `import type` and `export type`; a schema or constant belongs to another folder of incident-schemas.",
  ),
  // 3
  ...[
    { path: "^(packages|apps)/", pathNot: [src("severity-policy"), src("incident-schemas")] },
    { dependencyTypes: ["core"] },
    { path: "(^|/)node_modules/" },
  ].map((to) =>
    forbid(
      "policy-depends-on-schemas-only",
      { path: src("severity-policy"), pathNot: tests },
      to,
      "Decisions are replayable: take what you need as an argument, or move its type to incident-schemas.",
    ),
  ),
  // 4
  forbid(
    "l6-no-l5-engine-imports",
    { path: "^packages/incident-drivers/" },
    { path: "^(packages/(incident-engines|export-bundles)|apps)/" },
    "No driver imports an engine: move a pure decision to severity-policy, or return the facts and let an engine decide over the port.",
  ),
  // 5
  ...[
    {
      from: {
        path: `${src("incident-drivers")}drivers/([^/]+?)(/|\\.ts$)`,
        pathNot: [...tests, `${src("incident-drivers")}drivers/aggregator(/|\\.ts$)`],
      },
      to: { path: `${src("incident-drivers")}drivers/`, pathNot: `${src("incident-drivers")}drivers/$1(/|\\.ts$)` },
    },
    {
      from: { path: `${src("incident-drivers")}drivers/aggregator(/|\\.ts$)`, pathNot: tests },
      to: {
        path: `${src("incident-drivers")}drivers/`,
        pathNot: `${src("incident-drivers")}drivers/(aggregator|incident-write)(/|\\.ts$)`,
      },
    },
  ].map(({ from, to }) =>
    forbid(
      "drivers-do-not-combine",
      from,
      to,
      "Combining answers is an engine's work; SQL that two drivers share belongs to filters/, mapping/ or database/. Only the aggregator may use another driver, incident-write.",
    ),
  ),
  // 6
  forbid(
    "drivers-do-not-migrate",
    { path: src("incident-drivers"), pathNot: [...tests, ...testSupport, `${src("incident-drivers")}migrations/`] },
    { path: `${src("incident-drivers")}migrations/` },
    "Drivers do not change structure: write a migration, and let whoever starts the process run it through the door ./migrations.",
  ),
  // 7
  forbid(
    "engines-speak-ports",
    { path: src("incident-engines"), pathNot: tests },
    { path: [npm("kysely", "pg", "pg-[^/]+", "@electric-sql/pglite"), "^packages/incident-drivers/", "^apps/"] },
    "Engines speak ports: put the question on a port in incident-schemas/src/ports and answer it in a driver.",
  ),
  // 8
  forbid(
    "decisions-reach-no-outside",
    { path: [src("incident-engines"), src("severity-policy")], pathNot: tests },
    { path: node("fs", "net", "tls", "http", "https", "http2", "dgram", "child_process") },
    "The outside arrives as a port: declare it in incident-schemas/src/ports/outward.ts and wire it in apps/api/src/wiring.",
  ),
  // 9
  forbid(
    "engines-do-not-know-operations",
    { path: `${src("incident-engines")}engines/`, pathNot: tests },
    { path: `${src("incident-engines")}operations/` },
    "Decisions do not know who asked: pass what the engine needs as an argument, or move what both need to engines/.",
  ),
  // 10
  forbid(
    "operations-do-not-call-operations",
    { path: `${src("incident-engines")}operations/([^/]+)/([^/]+)\\.ts$`, pathNot: [...tests, "/index\\.ts$"] },
    { path: `${src("incident-engines")}operations/[^/]+/` },
    "Operations do not call operations: move what they share to engines/ and call it from both.",
  ),
  // 11
  forbid(
    "one-transaction-owner",
    {
      path: src("incident-engines"),
      pathNot: [
        ...tests,
        `${src("incident-engines")}(operations/(run-operation|gatherer)|create-operations|workers/(relay|sweeper))\\.ts$`,
      ],
    },
    { path: `${src("incident-schemas")}ports/unit-of-work\\.ts$` },
    "One owner of transactions: declare the operation as query, command or process and take the ports that run-operation.ts or gatherer.ts hands you.",
  ),
  // 12
  forbid(
    "bundles-run-alone",
    { path: src("export-bundles"), pathNot: tests },
    {
      path: [
        "^packages/(incident-drivers|incident-engines)/",
        "^apps/",
        npm("kysely", "pg", "pg-[^/]+", "@electric-sql/pglite"),
      ],
    },
    "An auditor runs this package alone: take the data as an argument and let an engine fetch it.",
  ),
  // 13
  ...[
    { room: "pdf", to: npm("pdfkit", "@types/pdfkit", "fontkit", "pdf-lib", "@cantoo/pdf-lib", "pdfmake") },
    { room: "cli", to: node("fs", "process") },
  ].map(({ room, to }) =>
    forbid(
      "bundles-keep-pdf-and-files-apart",
      { path: src("export-bundles"), pathNot: [...tests, `${src("export-bundles")}${room}/`] },
      { path: to },
      "Data in, bytes out: the PDF library stays in pdf/, files and the process in cli/; elsewhere take and return bytes, or take a renderer.",
    ),
  ),
  // 14
  forbid(
    "rendering-is-injected",
    { path: src("incident-engines") },
    { path: `${src("export-bundles")}pdf/` },
    "Rendering is injected: take a PdfRenderer (incident-schemas/src/ports/outward.ts) and wire it in apps/api/src/wiring.",
  ),
  // 15
  ...[
    { path: "^(packages|apps)/", pathNot: [src("client"), src("incident-schemas")] },
    { dependencyTypes: ["core"] },
    { path: "(^|/)node_modules/" },
  ].map((to) =>
    forbid(
      "client-depends-on-schemas-only",
      { path: src("client"), pathNot: tests },
      to,
      "The client runs in browsers, beside no server: take what it needs of the contract from incident-schemas, and let `npm run docs` write the rest.",
    ),
  ),
  // 16
  forbid(
    "front-door-knows-operations-and-schemas",
    { path: "^apps/api/src/(routes|http)/", pathNot: tests },
    {
      path: [
        "^packages/incident-drivers/",
        `${src("incident-engines")}(engines|ambient)/`,
        npm("kysely", "pg", "pg-[^/]+", "@electric-sql/pglite"),
        "^apps/api/src/wiring/",
      ],
    },
    "The front door knows operations and schemas only: call an operation through the registry, and let createApp(deps) bring what wiring made.",
  ),
  // 17
  ...[
    { from: "^packages/([^/]+)/", to: { path: "^packages/", pathNot: ["^packages/$1/", ...doors] } },
    { from: "^packages/([^/]+)/", to: { path: "^packages/", pathNot: "^packages/$1/", dependencyTypes: ["local"] } },
    { from: "^(apps|bench|examples|tooling)/", to: { path: "^packages/[^/]+/src/", pathNot: doors } },
    { from: "^packages/", to: { path: "^apps/" } },
  ].map(({ from, to }) =>
    forbid(
      "doors-not-windows",
      { path: from },
      to,
      "Doors, not windows: import @hoc/<package> or one of its named doors, not the way to a file; if the name is missing there, export it from that door's index.ts.",
    ),
  ),
  // 18
  ...[
    { path: [...tests, ...testSupport, "^tooling/", "^bench/", "^examples/"] },
    {
      dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
      dependencyTypesNot: ["npm", "npm-peer", "npm-optional"],
    },
  ].map((to) =>
    forbid(
      "shipped-code-ships-alone",
      shipped,
      to,
      "Shipped code must run without our tests and tooling: move what it needs into src, or declare the npm package under `dependencies` of its package.json.",
    ),
  ),
  // 19
  forbid("no-cycle", {}, { circular: true }, "Move what both files need into a third one that imports neither."),
  forbid(
    "no-unresolvable",
    {},
    { couldNotResolve: true },
    "Nothing is found at this import: correct the path (with .js), or add the package or door it names.",
  ),
  forbid(
    "no-orphan",
    { orphan: true, path: "^(packages|apps)/[^/]+/src/", pathNot: [...tests, ...doors] },
    {},
    "Nothing imports this file and it imports nothing: use it, or delete it.",
  ),
];

export default {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    exclude: { path: ["^(packages|apps)/[^/]+/dist/", "^tooling/arch/canaries/"] },
    doNotFollow: { path: "(^|/)node_modules/" },
    enhancedResolveOptions: {
      conditionNames: ["@hoc/source", "import", "types", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".mts", ".js", ".mjs", ".json"],
    },
  },
};
