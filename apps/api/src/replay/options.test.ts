import { UNCAPPED } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.js";

const parse = (line: string) => parseOptions(line.split(" "));

describe("parseOptions", () => {
  it("sends to a database in memory unless told otherwise", () => {
    expect(parse("a.csv --mapping m.json")).toEqual({
      file: "a.csv",
      translation: { mappingFile: "m.json" },
      target: { kind: "database", databaseUrl: undefined, dataDir: undefined, aggregator: {}, asItHappened: false },
      tenant: undefined,
      batchSize: 1_000,
      limit: undefined,
      dryRun: false,
      detect: false,
      report: undefined,
    });
  });

  it("reads everything", () => {
    const line =
      "a.csv --adapter a.ts --data-dir d --tenant t --batch 10 --limit 5 --dry-run --set windowing=tumbling --set sweepAcknowledged=true --set maxIncidentsPerTenantPerHour=lifted --as-it-happened";
    expect(parse(line)).toEqual({
      file: "a.csv",
      translation: { adapterFile: "a.ts" },
      target: {
        kind: "database",
        databaseUrl: undefined,
        dataDir: "d",
        aggregator: { windowing: "tumbling", sweepAcknowledged: true, maxIncidentsPerTenantPerHour: UNCAPPED },
        asItHappened: true,
      },
      tenant: "t",
      batchSize: 10,
      limit: 5,
      dryRun: true,
      detect: false,
      report: undefined,
    });
    expect(parse("a.csv --mapping m.json --report out.html")).toMatchObject({ report: "out.html" });
    expect(parse("a.csv --adapter a.ts --detect")).toMatchObject({ detect: true });
    expect(parse("a.csv --mapping m.json --url http://localhost:3000 --token t")).toMatchObject({
      target: { kind: "app", url: "http://localhost:3000", token: "t" },
    });
  });

  it("helps", () => {
    expect(parseOptions([])).toBe("help");
    expect(parse("-h")).toBe("help");
  });

  it.each<[string, RegExp]>([
    ["--mapping m.json", /name the file/],
    ["a.csv b.csv --mapping m.json", /one file at a time/],
    ["a.csv", /--mapping FILE\.json or --adapter/],
    ["a.csv --mapping m.json --adapter a.ts", /not both/],
    ["a.csv --mapping m.json --colour red", /--colour/],
    ["a.csv --mapping m.json --url http://h --token t --data-dir d", /one target/],
    ["a.csv --mapping m.json --url http://h", /--token/],
    ["a.csv --mapping m.json --token t", /--token goes with --url/],
    ["a.csv --mapping m.json --url ftp://h --token t", /no http address/],
    ["a.csv --mapping m.json --url http://h --token t --tenant a", /the token says/],
    ["a.csv --mapping m.json --url http://h --token t --set windowing=sliding", /its own configuration/],
    ["a.csv --mapping m.json --url http://h --token t --as-it-happened", /its own clock/],
    ["a.csv --mapping m.json --batch 1001", /from 1 to 1000/],
    ["a.csv --mapping m.json --batch 0", /from 1 to 1000/],
    ["a.csv --mapping m.json --limit -1", /limit/],
    ["a.csv --mapping m.json --report r.html --dry-run", /a dry run/],
    ["a.csv --adapter a.ts --detect --dry-run", /--detect could look at/],
    ["a.csv --mapping m.json --report ./a.csv", /would overwrite "a\.csv"/],
    ["a.csv --mapping m.json --report m.json", /would overwrite "m\.json"/],
    ["a.csv --mapping m.json --set window=60", /--set.*"window"/],
    ["a.csv --mapping m.json --set aggregationWindowSeconds=0", /--set aggregationWindowSeconds/],
    ["a.csv --mapping m.json --set aggregationWindowSeconds", /is not name=value/],
  ])("refuses %s", (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });
});
