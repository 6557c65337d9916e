import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { messageOf, ReplayError } from "../replay-error.js";
import { type Mapping, mappingSchema } from "./mapping-schema.js";

/** Reads and validates a mapping file; what is wrong with it is one sentence that names file and field. */
export async function loadMapping(file: string): Promise<Mapping> {
  return parseMapping(await textOf(file), file);
}

/** Validates the text of a mapping. */
export function parseMapping(text: string, file: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ReplayError(`is not JSON (${messageOf(error)})`, { file }, { cause: error });
  }
  const mapping = mappingSchema.safeParse(value);
  if (mapping.success) return mapping.data;
  const issue = innermost(mapping.error.issues);
  const field = issue.path.join(".");
  throw new ReplayError(issue.message, field === "" ? { file } : { file, field });
}

interface FoundIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The issue that says most: inside a choice, the one of the alternative that came closest. */
function innermost(issues: readonly z.core.$ZodIssue[]): FoundIssue {
  const [first] = issues;
  if (first === undefined) return { path: [], message: "is not a mapping" };
  if (first.code !== "invalid_union" || first.errors.length === 0) return first;
  const closest = [...first.errors].sort((a, b) => likeness(b) - likeness(a))[0] ?? [];
  const inner = innermost(closest as z.core.$ZodIssue[]);
  return { path: [...first.path, ...inner.path], message: inner.message };
}

/** An alternative whose only fault is an unknown member or a deeper one came closer than one of another type. */
function likeness(issues: readonly z.core.$ZodIssue[]): number {
  if (issues.some(({ code, path }) => code === "invalid_type" && path.length === 0)) return -1;
  return issues.every(({ code }) => code === "unrecognized_keys") ? 2 - issues.length : 1 - issues.length;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new ReplayError(missing ? "there is no such mapping file" : messageOf(error), { file }, { cause: error });
  }
}
