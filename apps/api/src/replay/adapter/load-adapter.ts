import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tenantIdSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import { messageOf, ReplayError } from "../replay-error.js";
import type { ReplayAdapter, RunAdapter, SignalAdapter } from "./adapter.js";

const adapterSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  tenant: tenantIdSchema.optional(),
  signals: functionOf<SignalAdapter["signals"]>().optional(),
  runs: functionOf<RunAdapter["runs"]>().optional(),
});

function functionOf<Method>() {
  return z.custom<Method>((value) => typeof value === "function", "must be a function");
}

/** Imports an adapter module and checks that its default export is an adapter. */
export async function loadAdapter(file: string): Promise<ReplayAdapter> {
  const path = resolve(file);
  if (!existsSync(path)) throw new ReplayError("there is no such adapter module", { file });
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new ReplayError(`cannot be imported: ${messageOf(error)}`, { file }, { cause: error });
  });
  return checkedAdapter(module, file);
}

function checkedAdapter(module: unknown, file: string): ReplayAdapter {
  const found = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (found === undefined)
    throw new ReplayError("has no default export; export default { name, description, signals }", { file });
  const adapter = adapterSchema.safeParse(found);
  if (!adapter.success) {
    const issue = adapter.error.issues[0];
    throw new ReplayError(issue?.message ?? "is no adapter", { file, field: `default.${issue?.path.join(".") ?? ""}` });
  }
  const { name, description, tenant, signals, runs } = adapter.data;
  const facts = { name, description, ...(tenant === undefined ? {} : { tenant }) };
  if (signals !== undefined && runs === undefined) return { ...facts, signals };
  if (runs !== undefined && signals === undefined) return { ...facts, runs };
  throw new ReplayError("has to have one of signals and runs", { file, field: "default" });
}
