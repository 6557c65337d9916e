import { readTrustFile, TrustFileError } from "../src/attest/trust.js";
import type { VerificationResult } from "../src/verify/result.js";
import { verifyFile } from "../src/verify/verify-file.js";
import { pageInspector } from "./pdf-attachments.js";

/** Verifies a bundle, report or delivery, against a trust file when there is one. */
export async function judge(evidence: Uint8Array, keys: Uint8Array | undefined): Promise<VerificationResult> {
  const trust = keys === undefined ? undefined : readTrustFile(keys);
  return verifyFile(evidence, { trust, pdf: pageInspector });
}

/** Whether a file says whom to trust: what is dropped on the page is told apart by what it is, not by its name. */
export function isTrustFile(bytes: Uint8Array): boolean {
  try {
    readTrustFile(bytes);
    return true;
  } catch (error) {
    if (error instanceof TrustFileError) return false;
    throw error;
  }
}
