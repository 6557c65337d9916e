import { hash } from "node:crypto";

/**
 * SHA-256 of text (as UTF-8) in lower-case hex.
 *
 * @example sha256Hex("") // "e3b0c44298fc1c14…"
 */
export function sha256Hex(text: string): string {
  return hash("sha256", text, "hex");
}
