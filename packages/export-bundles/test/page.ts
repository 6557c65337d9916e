import { createContext, Script } from "node:vm";
import { pageScript } from "../page/build-page.js";
import type { VerificationResult } from "../src/verify/result.js";

/** The verifier of the browser page, run without a browser. */
export type PageVerifier = (evidence: Uint8Array, keys?: Uint8Array) => Promise<VerificationResult>;

/** Builds the page's script and runs it in a realm that has what browsers have, and nothing of Node. */
export async function pageVerifier(): Promise<PageVerifier> {
  const realm = createContext({ TextDecoder, TextEncoder }, { codeGeneration: { strings: false, wasm: false } });
  new Script(await pageScript(), { filename: "verify.html" }).runInContext(realm);
  return async (evidence, keys) => {
    const result = await (realm.verifyEvidence as PageVerifier)(evidence, keys);
    // What was made in another realm has other prototypes.
    return structuredClone(result);
  };
}
