import type { JsonValue } from "@hoc/incident-schemas";
import { BUNDLE_FORMAT, type Bundle, bundleSchema, MAX_BUNDLE_STEPS } from "../bundle/format.js";
import { isBundleStep } from "../bundle/is-bundle-step.js";
import { strictParse } from "../canonical/strict-parse.js";
import { StrictParseError } from "../canonical/strict-parse-error.js";
import { shownValue } from "./first-difference.js";
import { jsonPath } from "./json-path.js";
import { failed, PASSED, type Progress } from "./progress.js";

/**
 * Reads a bundle: its size, its JSON, its format, its schema.
 *
 * @returns the document as it was parsed, or `undefined` when the verification is over.
 */
export function readBundle(document: Uint8Array, progress: Progress): Bundle | undefined {
  const parsed = parse(document, progress);
  if (parsed === undefined || !isOfThisFormat(parsed.value, progress)) return undefined;
  const { error } = bundleSchema.safeParse(withoutSoundSteps(parsed.value));
  const issue = error?.issues[0];
  if (issue !== undefined) {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    progress.take("SCHEMA", failed(jsonPath(path), issue.message));
    return undefined;
  }
  progress.take("SCHEMA", PASSED);
  // The document itself and not the schema's output goes on: what is checked is what was read, member for member.
  return parsed.value as unknown as Bundle;
}

/** The document for the schema: steps that are all sound are left out, since the schema takes long for many of them. */
function withoutSoundSteps(document: JsonValue): unknown {
  const { content } = document as { readonly content?: { readonly steps?: unknown } | null };
  const steps = content?.steps;
  const areSound = Array.isArray(steps) && steps.length <= MAX_BUNDLE_STEPS && steps.every(isBundleStep);
  return areSound ? { ...(document as object), content: { ...content, steps: [] } } : document;
}

function parse(document: Uint8Array, progress: Progress): { readonly value: JsonValue } | undefined {
  try {
    const value = strictParse(document);
    progress.take("SIZE", PASSED);
    progress.take("PARSE", PASSED);
    return { value };
  } catch (error) {
    if (!(error instanceof StrictParseError)) throw error;
    progress.take(error.reason === "too_large" ? "SIZE" : "PARSE", failed(error.path, error.message));
    return undefined;
  }
}

function isOfThisFormat(document: JsonValue, progress: Progress): boolean {
  const format = formatOf(document);
  if (format === BUNDLE_FORMAT) return progress.take("FORMAT", PASSED);
  const compared = { expected: BUNDLE_FORMAT, actual: shownValue(format) };
  if (typeof format === "string" && OTHER_VERSION.test(format)) {
    progress.cannotDecide({
      check: "FORMAT",
      path: "$.format",
      message: "The bundle is of another version of the format. Verify it with a verifier that knows it.",
      ...compared,
    });
  } else {
    progress.take("FORMAT", failed("$.format", notABundle(document), compared));
  }
  return false;
}

/** An answer of the API is what people save by mistake. */
function notABundle(document: JsonValue): string {
  const isAnswer = Object.hasOwn(membersOf(membersOf(document).data), "bundle");
  return isAnswer
    ? "The document is an answer of the API and not an evidence bundle: take `.data.bundle` out of it."
    : "The document is not an evidence bundle.";
}

const OTHER_VERSION = /^export-bundles\/bundle@\d{1,6}$/;

function formatOf(document: JsonValue): unknown {
  return membersOf(document).format;
}

function membersOf(value: JsonValue | undefined): { readonly [member: string]: JsonValue | undefined } {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as { readonly [member: string]: JsonValue }) : {};
}
