import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { amount, flag, oneOf, orElse, required, text, understand, wholeNumber } from "./command-line.js";

const house = join(import.meta.dirname, "..");

const program = {
  call: "npm run trial --",
  does: "Tries it.",
  options: {
    strict: flag("warnings fail too"),
    seed: orElse(wholeNumber("what it is made of"), 7),
    minutes: amount("how long"),
    plant: oneOf("DEFECT", "plants one", { nulls: 1, gaps: 2 }),
    from: text("COMMIT", "the version before"),
  },
} as const;
const said = (...args: string[]) => understand(program, args);

describe("a command line", () => {
  it("gives a value for every option, written or not", () => {
    expect(said()).toMatchObject({
      kind: "run",
      values: { strict: false, seed: 7, minutes: undefined, plant: undefined, from: undefined },
    });
    expect(said("--strict", "--seed=12", "--minutes", "0.5", "--plant", "gaps", "--from", "HEAD")).toMatchObject({
      kind: "run",
      values: { strict: true, seed: 12, minutes: 0.5, plant: 2, from: "HEAD" },
    });
  });

  it.each([
    [["--strcit"], "Unknown option '--strcit'"],
    [["-x"], "Unknown option '-x'"],
    [["strict"], "Unexpected argument 'strict'"],
    [["--strict=false"], "does not take an argument"],
    [["--no-strict"], "Unknown option '--no-strict'"],
    [["--seed"], "argument missing"],
    [["--seed", "--strict"], "ambiguous"],
    [["--seed", "many"], '--seed must be a whole number above 0, not "many"'],
    [["--seed", "0"], "--seed must be"],
    [["--minutes", "0.0"], "--minutes must be a number above 0"],
    [["--minutes", "Infinity"], "--minutes must be"],
    [["--plant", "toString"], '--plant must be one of nulls, gaps, not "toString"'],
  ])("%j is refused in one sentence", (args, words) => {
    const line = understand(program, args);
    if (line.kind !== "refuse") throw new Error(line.kind);
    expect(line.sentence).toContain(words);
    expect(line.sentence).toMatch(/^[^\n]+; npm run trial -- --help says what there is\.$/);
    expect(line.sentence).not.toContain(". ");
  });

  it("is refused when npm kept an option for itself", () => {
    expect(understand(program, [], { npm_config_strict: "true" })).toMatchObject({
      sentence: expect.stringContaining("npm took --strict for itself"),
    });
  });

  it("is refused without an option that is needed, and with a word that is not known", () => {
    const options = { from: required(program.options.from) };
    expect(understand({ ...program, options }, [])).toMatchObject({
      sentence: expect.stringContaining("--from is missing"),
    });
    const asked = { ...program, options: {}, word: { name: "NAME", known: ["reads", "ingest"] } };
    expect(understand(asked, ["reads"])).toMatchObject({ kind: "run", word: "reads" });
    for (const args of [[], ["toString"], ["reads", "ingest"]])
      expect(understand(asked, args)).toMatchObject({ kind: "refuse", sentence: expect.stringContaining("NAME") });
  });

  it("asks for help and gets every option", () => {
    const line = said("--seed", "nonsense", "--help");
    expect(line).toEqual({
      kind: "help",
      text: expect.stringMatching(/^npm run trial -- \[options\]\n\nTries it\.\n/),
    });
    for (const name of Object.keys(program.options)) expect(JSON.stringify(line)).toContain(`--${name}`);
    expect(JSON.stringify(line)).toContain("7 when left out");
  });
});

describe("the programs of the house", () => {
  const scripts = Object.values<string>(JSON.parse(readFileSync(join(house, "package.json"), "utf8")).scripts)
    .flatMap((script) => script.match(/(?:tooling|bench)\/[\w./-]+\.ts/g) ?? [])
    .concat(
      readdirSync(import.meta.dirname).flatMap((name) => (/^verify-\w+\.ts$/.test(name) ? `tooling/${name}` : [])),
    )
    // What follows `npm test --` is for turbo, which refuses what it does not know.
    .filter((script) => script !== "tooling/test.ts");

  it.each([...new Set(scripts)])("%s takes its command line word for word", (script) => {
    const source = readFileSync(join(house, script), "utf8");
    expect(source).toMatch(/\bcommandLine\(\{/);
  });

  it("end with 2 and one sentence when they are not understood, and with 0 after --help", async () => {
    const refused = await ran("bench/run.ts", "reads", "--strcit");
    expect(refused).toEqual({ code: 2, out: "", err: expect.stringMatching(/^Unknown option '--strcit';[^\n]+\n$/) });
    const helped = await ran("bench/run.ts", "--help");
    expect(helped).toEqual({ code: 0, err: "", out: expect.stringContaining("--help") });
  });
});

async function ran(script: string, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=@hoc/source", join(house, script), ...args]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const [code] = await once(child, "close");
  return { code, out, err };
}
