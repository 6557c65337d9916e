import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { SignalInput } from "@hoc/incident-schemas";

const LONGEST_NAME = 100;

/**
 * The signal with an id that stays the same when the same file is replayed again: its own, or one of the file's name
 * (with or without `.gz`), the position in it, and a digest of what the signal says. The digest keeps two files of
 * one name apart.
 */
export function withSignalId(signal: SignalInput, file: string, position: number): SignalInput {
  if (signal.signalId !== undefined) return signal;
  const name = basename(file).replace(/\.gz$/i, "").slice(0, LONGEST_NAME);
  const digest = createHash("sha256").update(JSON.stringify(signal)).digest("hex").slice(0, 12);
  return { ...signal, signalId: `replay:${name}:${position}:${digest}` };
}
