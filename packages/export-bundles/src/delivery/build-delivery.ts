import { type Zippable, zipSync } from "fflate";
import type { DeliveredFile } from "../attest/delivery-statement.js";

/**
 * Every file of a ZIP bears this time, so that equal files give equal archives. ZIP keeps local times, which is what
 * the constructor takes; noon of a winter's day exists in every time zone.
 */
const EVERY_FILE_AT = new Date(1980, 0, 1, 12);

/**
 * Puts files into a ZIP archive: the same bytes for the same files, on every machine and in every time zone.
 *
 * @param files in the order in which they are to stand.
 */
export function buildDelivery(files: readonly DeliveredFile[]): Uint8Array {
  const archive: Zippable = {};
  for (const { name, bytes } of files) archive[name] = bytes;
  return zipSync(archive, { mtime: EVERY_FILE_AT, level: 6 });
}
