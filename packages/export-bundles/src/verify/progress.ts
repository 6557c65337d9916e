import type { CheckId, Failure, VerificationResult } from "./result.js";

/** What one check came to. */
export type Outcome =
  | {
      readonly kind: "passed";
      readonly notChecked?: readonly string[];
      readonly warnings?: readonly string[];
    }
  | {
      /** There was nothing to check it by; `notChecked` says why, and is empty when nothing was asked for. */
      readonly kind: "skipped";
      readonly notChecked: readonly string[];
      readonly warnings?: readonly string[];
    }
  | ({ readonly kind: "failed" } & Omit<Failure, "check">);

/** The outcome of a check that found nothing wrong. */
export const PASSED = { kind: "passed" } as const satisfies Outcome;

/** The outcome of a check that nobody asked for. */
export const NOT_ASKED = { kind: "skipped", notChecked: [] } as const satisfies Outcome;

/** The outcome of a check that found something wrong. */
export function failed(
  path: string,
  message: string,
  compared: { readonly expected?: string | undefined; readonly actual?: string | undefined } = {},
): Outcome {
  return { kind: "failed", path, message, ...compared };
}

type Found = Pick<VerificationResult, "bundle" | "signers" | "statements">;

/** A verification under way: it collects what the checks came to, and stops at the first that fails. */
export class Progress {
  #failure: Failure | null = null;
  #undecided: Failure | null = null;
  readonly #passed: CheckId[] = [];
  readonly #notChecked: string[] = [];
  readonly #warnings: string[] = [];
  #found: Found = { bundle: null, signers: [], statements: [] };

  /** Goes on where another verification ended. */
  static after(result: VerificationResult): Progress {
    const progress = new Progress();
    if (result.verdict === "not_checked") progress.#undecided = result.failure;
    else progress.#failure = result.failure;
    progress.#passed.push(...result.passed);
    progress.#notChecked.push(...result.notChecked);
    progress.#warnings.push(...result.warnings);
    progress.#found = { bundle: result.bundle, signers: result.signers, statements: result.statements };
    return progress;
  }

  /** Takes the outcome of a check in; false when the verification is over. */
  take(check: CheckId, outcome: Outcome): boolean {
    if (this.#failure !== null) return false;
    if (outcome.kind === "failed") {
      const { kind, ...failure } = outcome;
      this.#failure = { check, ...failure };
      return false;
    }
    if (outcome.kind === "passed" && !this.#passed.includes(check)) this.#passed.push(check);
    this.#notChecked.push(...(outcome.notChecked ?? []));
    this.#warnings.push(...(outcome.warnings ?? []));
    return true;
  }

  /** Notes that this verifier cannot come to a verdict, whatever the other checks find, unless one of them fails. */
  cannotDecide(failure: Failure): void {
    this.#undecided ??= failure;
  }

  /** Adds what was found out about the bundle itself. */
  found(found: Partial<Found>): void {
    this.#found = { ...this.#found, ...found };
  }

  /** What the verification came to. */
  result(): VerificationResult {
    return {
      verdict: this.#verdict(),
      failure: this.#failure ?? this.#undecided,
      passed: [...this.#passed],
      notChecked: [...new Set(this.#notChecked)],
      warnings: [...new Set(this.#warnings)],
      ...this.#found,
    };
  }

  #verdict(): VerificationResult["verdict"] {
    if (this.#failure !== null) return "rejected";
    if (this.#undecided !== null) return "not_checked";
    return this.#found.signers.length === 0 ? "not_authenticated" : "verified";
  }
}
