import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SignalInput } from "@hoc/incident-schemas";
import { loadAdapter } from "../../apps/api/src/replay/adapter/load-adapter.js";
import { loadMapping } from "../../apps/api/src/replay/mapping/load-mapping.js";
import { readSignals } from "../../apps/api/src/replay/signals/read-signals.js";
import { type SignalTranslation, translationBy } from "../../apps/api/src/replay/translation.js";

const BESIDE_THE_REPOSITORY = join(import.meta.dirname, "../../../shared/data");
const TRANSLATIONS = join(import.meta.dirname, "../../examples/replay");

/** The public data sets are not part of the repository, and not where they are looked for. */
export class DataMissing extends Error {
  override readonly name = "DataMissing";
}

/** A file of the public data sets, which lie beside the repository in `../shared/data`. */
export function dataFile(name: string): string {
  const file = join(BESIDE_THE_REPOSITORY, name);
  if (!existsSync(file)) throw new DataMissing(`${file} is not there.`);
  return file;
}

/** The signals that `npm run replay` makes of a file by a mapping or an adapter of the examples. */
export async function signalsOf(file: string, translation: string): Promise<SignalInput[]> {
  const signals: SignalInput[] = [];
  const told = { onBytes() {}, onRow() {} };
  for await (const { signal } of readSignals(file, await loaded(join(TRANSLATIONS, translation)), told))
    signals.push(signal);
  return signals;
}

async function loaded(file: string): Promise<SignalTranslation> {
  if (file.endsWith(".json")) return { mapping: await loadMapping(file) };
  const translation = translationBy(await loadAdapter(file));
  if ("runAdapter" in translation) throw new Error(`${file} makes runs, not signals.`);
  return translation;
}
