import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { MAX_SIGNALS_PER_CALL, tenantIdSchema } from "@hoc/incident-schemas";
import { messageOf, ReplayError } from "./replay-error.js";
import { type AggregatorSettings, parseSettings } from "./settings.js";

/** Where the command line says the signals shall go. */
export type TargetOptions =
  | { readonly kind: "app"; readonly url: string; readonly token: string }
  | {
      readonly kind: "database";
      readonly databaseUrl: string | undefined;
      readonly dataDir: string | undefined;
      readonly aggregator: AggregatorSettings;
      /** Whether the clock follows the log, so that what is recorded bears the times of the log. */
      readonly asItHappened: boolean;
    };

/** What the command line says. */
export interface ReplayOptions {
  readonly file: string;
  readonly translation: { readonly mappingFile: string } | { readonly adapterFile: string };
  readonly target: TargetOptions;
  readonly tenant: string | undefined;
  readonly batchSize: number;
  readonly limit: number | undefined;
  readonly dryRun: boolean;
  /** Whether the detectors of agents that fail look at every run that ends. */
  readonly detect: boolean;
  /** Where the report goes; no report without it. */
  readonly report: string | undefined;
}

const options = {
  mapping: { type: "string" },
  adapter: { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
  "database-url": { type: "string" },
  "data-dir": { type: "string" },
  tenant: { type: "string" },
  batch: { type: "string" },
  limit: { type: "string" },
  set: { type: "string", multiple: true },
  "as-it-happened": { type: "boolean" },
  detect: { type: "boolean" },
  "dry-run": { type: "boolean" },
  report: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parsed>["values"];

/** Reads the command line; "help" when that is what it asks for. What is wrong with it is one sentence. */
export function parseOptions(args: readonly string[]): ReplayOptions | "help" {
  const { values, positionals } = parsed(args);
  if (values.help === true || args.length === 0) return "help";
  const [file, second] = positionals;
  if (file === undefined) throw new ReplayError("name the file to replay");
  if (second !== undefined) throw new ReplayError(`one file at a time, not "${file}" and "${second}"`);
  const target = targetOf(values);
  return {
    file,
    translation: translationOf(values),
    target,
    tenant: tenantOf(values, target),
    batchSize: wholeNumber("batch", values.batch, MAX_SIGNALS_PER_CALL) ?? MAX_SIGNALS_PER_CALL,
    limit: wholeNumber("limit", values.limit, Number.MAX_SAFE_INTEGER),
    dryRun: values["dry-run"] === true,
    detect: detectOf(values),
    report: reportOf(values, file),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new ReplayError(messageOf(error), {}, { cause: error });
  }
}

function translationOf(values: Values): ReplayOptions["translation"] {
  if (values.mapping !== undefined && values.adapter !== undefined)
    throw new ReplayError("name --mapping or --adapter, not both");
  if (values.mapping !== undefined) return { mappingFile: values.mapping };
  if (values.adapter !== undefined) return { adapterFile: values.adapter };
  throw new ReplayError("say what the columns mean: --mapping FILE.json or --adapter FILE.ts");
}

function targetOf(values: Values): TargetOptions {
  const named = (["url", "database-url", "data-dir"] as const).filter((name) => values[name] !== undefined);
  if (named.length > 1) throw new ReplayError(`name one target, not ${named.map((name) => `--${name}`).join(" and ")}`);
  const settings = values.set ?? [];
  if (values.url === undefined) {
    if (values.token !== undefined) throw new ReplayError("--token goes with --url");
    return {
      kind: "database",
      databaseUrl: values["database-url"],
      dataDir: values["data-dir"],
      aggregator: parseSettings(settings),
      asItHappened: values["as-it-happened"] === true,
    };
  }
  if (!/^https?:$/.test(URL.canParse(values.url) ? new URL(values.url).protocol : ""))
    throw new ReplayError(`--url: "${values.url}" is no http address`);
  if (values.token === undefined) throw new ReplayError("--url needs the app's --token");
  if (settings.length > 0) throw new ReplayError("--set is for a database; a running app has its own configuration");
  if (values["as-it-happened"] === true)
    throw new ReplayError("--as-it-happened is for a database; a running app has its own clock");
  return { kind: "app", url: values.url, token: values.token };
}

function tenantOf(values: Values, target: TargetOptions): string | undefined {
  if (values.tenant === undefined) return undefined;
  if (target.kind === "app")
    throw new ReplayError("--tenant is for a database; with --url the token says whose signals they are");
  const tenant = tenantIdSchema.safeParse(values.tenant);
  if (!tenant.success) throw new ReplayError(`--tenant: ${tenant.error.issues[0]?.message ?? "is malformed"}`);
  return tenant.data;
}

function detectOf({ detect, "dry-run": dryRun }: Values): boolean {
  if (detect !== true) return false;
  if (dryRun === true) throw new ReplayError("a dry run sends no run that --detect could look at");
  return true;
}

function reportOf(values: Values, file: string): string | undefined {
  const { report } = values;
  if (report === undefined) return undefined;
  if (values["dry-run"] === true) throw new ReplayError("a dry run sends nothing that a --report could tell of");
  for (const read of [file, values.mapping, values.adapter]) {
    if (read !== undefined && resolve(read) === resolve(report))
      throw new ReplayError(`--report: would overwrite "${read}"`);
  }
  return report;
}

function wholeNumber(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > max)
    throw new ReplayError(`--${name}: "${text}" is no whole number from 1 to ${max}`);
  return number;
}
