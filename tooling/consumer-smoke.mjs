import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";

// Installs the built packages as a user would: from tarballs, outside the workspace, and holds them against
// TypeScript, plain node, publint and attw.

const house = join(import.meta.dirname, "..");
const bin = (name) => join(house, "node_modules/.bin", name);
const libraries = readdirSync(join(house, "packages")).map((folder) => {
  const path = join(house, "packages", folder);
  return { path, ...JSON.parse(readFileSync(join(path, "package.json"), "utf8")) };
});

const examples = ["embed-in-your-service", "join-your-transaction", "verify-a-bundle"];

const counts = { passed: 0, failed: 0, skipped: 0 };
const consumer = mkdtempSync(join(tmpdir(), "hoc-consumer-"));
try {
  const tarballs = pack();
  install(tarballs);
  writeProgram();
  for (const example of examples) copyFileSync(exampleFile(example, "main.ts"), join(consumer, `${example}.ts`));
  check("every door type-checks", consumer, bin("tsc"), ["-p", "."]);
  check("every door loads in plain node", consumer, process.execPath, ["program.js"]);
  for (const example of examples) report(`example ${example}`, unexpectedOutput(example));
  for (const { name } of libraries) {
    check(`${name}: publint`, consumer, bin("publint"), ["run", tarballs[name].file, "--strict"]);
    check(`${name}: attw`, consumer, bin("attw"), [tarballs[name].file, "--profile", "esm-only", "--no-emoji"]);
    report(`${name}: contents`, misplaced(name, tarballs[name].contents));
  }
  verifyAlone(tarballs["@hoc/export-bundles"].file);
} finally {
  rmSync(consumer, { recursive: true, force: true });
}
writeFileSync(join(house, ".test-counts.consumer.json"), `${JSON.stringify(counts)}\n`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function pack() {
  const workspaces = libraries.flatMap(({ name }) => ["--workspace", name]);
  const packed = JSON.parse(must(house, "npm", ["pack", "--json", "--pack-destination", consumer, ...workspaces]));
  return Object.fromEntries(
    Object.values(packed).map(({ name, filename, files }) => [
      name,
      { file: join(consumer, filename), contents: files.map(({ path }) => path) },
    ]),
  );
}

function install(tarballs) {
  const peers = Object.assign({}, ...libraries.map(({ peerDependencies }) => peerDependencies));
  const { devDependencies } = JSON.parse(readFileSync(join(house, "package.json"), "utf8"));
  const dependencies = { ...peers, "@electric-sql/pglite": devDependencies["@electric-sql/pglite"] };
  for (const [name, { file }] of Object.entries(tarballs)) dependencies[name] = `file:${file}`;
  writeJson("package.json", { name: "consumer", private: true, type: "module", dependencies });
  must(consumer, "npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"]);
}

/** A program that imports every export of every door by its name, as the declarations give it. */
function writeProgram() {
  const compilerOptions = {
    strict: true,
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2023"],
    verbatimModuleSyntax: true,
  };
  const types = { skipLibCheck: true, types: ["node"], typeRoots: [join(house, "node_modules/@types")] };
  writeJson("tsconfig.json", {
    compilerOptions: { ...compilerOptions, ...types },
    files: ["program.ts", ...examples.map((example) => `${example}.ts`)],
  });
  const doors = libraries.flatMap(({ name, exports }) => Object.keys(exports).map((door) => name + door.slice(1)));
  const imports = doors.flatMap((door) => exportsOf(door).map((entry) => ({ door, ...entry })));
  const lines = imports.map(
    ({ door, name, isValue }, index) => `import ${isValue ? "" : "type "}{ ${name} as export${index} } from "${door}";`,
  );
  const values = imports.flatMap(({ isValue }, index) => (isValue ? [`export${index}`] : []));
  lines.push(`if ([${values.join(", ")}].includes(undefined as never)) throw new Error("an export is undefined");`);
  writeFileSync(join(consumer, "program.ts"), `${lines.join("\n")}\n`);
}

function exportsOf(door) {
  const file = join(consumer, "program.ts");
  writeFileSync(file, `export * from "${door}";\n`);
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(consumer, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    consumer,
  );
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, isValue: Boolean(target.flags & ts.SymbolFlags.Value) };
  });
  if (found.length === 0) throw new Error(`${door} exports nothing, or has no declarations`);
  return found;
}

function exampleFile(example, name) {
  return join(house, "examples", example, name);
}

/** What an example prints when it is run on the installed packages, where that is not what it should print. */
function unexpectedOutput(example) {
  const { stdout, stderr } = spawnSync(process.execPath, [`${example}.js`], { cwd: consumer, encoding: "utf8" });
  const expected = readFileSync(exampleFile(example, "expected-output.txt"), "utf8");
  return stdout === expected ? "" : `${stdout}${stderr}`;
}

/** The verifier as an auditor has it: its tarball in an empty folder, and no network once it is installed. */
function verifyAlone(tarball) {
  const folder = join(consumer, "auditor");
  mkdirSync(folder);
  const vectors = join(house, "packages/export-bundles/test/vectors");
  for (const name of ["soc2.json", "tampered-step.json", "report.pdf", "keys.json", "stranger.keys.json"])
    copyFileSync(join(vectors, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "auditor", private: true }));
  must(folder, "npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", tarball]);
  const installed = readdirSync(join(folder, "node_modules/@hoc"));
  report("the verifier installs alone", installed.join() === "export-bundles" ? "" : installed.join());
  const verifier = ["npx", "--offline", "export-bundles", "verify"];
  const second = ["python3", "node_modules/@hoc/export-bundles/verifiers/verify.py"];
  for (const [title, [command, ...args], expected] of [
    ["a good bundle", [...verifier, "soc2.json", "--trust", "keys.json"], 0],
    ["a good report", [...verifier, "report.pdf", "--trust", "keys.json"], 0],
    ["an edited bundle", [...verifier, "tampered-step.json", "--trust", "keys.json"], 1],
    ["a bundle of a stranger", [...verifier, "soc2.json", "--trust", "stranger.keys.json"], 1],
    ["a bundle without trust", [...verifier, "soc2.json"], 3],
    ["a file that is missing", [...verifier, "missing.json", "--trust", "keys.json"], 2],
    ["a good bundle in Python", [...second, "soc2.json", "--trust", "keys.json"], 0],
    ["an edited bundle in Python", [...second, "tampered-step.json", "--trust", "keys.json"], 1],
  ]) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    const fault = `exit code ${status} instead of ${expected}\n${stdout}${stderr}${error ?? ""}`;
    report(`the verifier alone, on ${title}`, status === expected ? "" : fault);
  }
}

function misplaced(name, contents) {
  const wanted = ["package.json", "LICENSE", "README.md", "dist/index.js", "dist/index.d.ts", "src/index.ts"];
  if (name === "@hoc/export-bundles") wanted.push("dist/cli/main.js", "dist/verify.html", "verifiers/verify.py");
  const missing = wanted.filter((path) => !contents.includes(path)).map((path) => `${path} is missing`);
  const needless = contents
    .filter(
      (path) =>
        /\.(test|test-d)\.ts$/.test(path) ||
        (!/^(dist|src)\//.test(path) && !wanted.includes(path) && path !== "CHANGELOG.md"),
    )
    .map((path) => `${path} does not belong there`);
  return [...missing, ...needless].join("\n");
}

function check(title, cwd, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  report(title, status === 0 ? "" : `${stdout}${stderr}${error ?? ""}` || `exit code ${status}`);
}

function report(title, fault) {
  counts[fault ? "failed" : "passed"] += 1;
  console.log(fault ? `failed: ${title}\n${fault}` : `passed: ${title}`);
}

function must(cwd, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed\n${stdout}${stderr}`);
  return stdout;
}

function writeJson(name, value) {
  writeFileSync(join(consumer, name), JSON.stringify(value));
}
