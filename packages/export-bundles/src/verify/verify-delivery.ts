import { type DeliveredDigest, type DeliveredFile, type Delivery, readDelivery } from "../attest/delivery-statement.js";
import { statementLines, unverifiedStatement } from "../attest/signed-statement.js";
import { PREDICATE_TYPES } from "../attest/statement.js";
import type { Bundle } from "../bundle/format.js";
import { sha256Hex } from "../canonical/digest.js";
import { sameBytes, toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { DELIVERED_FILES } from "../delivery/delivered-files.js";
import { unpackDelivery } from "../delivery/read-delivery.js";
import { openNote } from "../merkle/signed-note.js";
import { readStatementLine, type StatementLine } from "./check-statements.js";
import { firstDifference } from "./first-difference.js";
import type { VerifyOptions } from "./options.js";
import { failed, NOT_ASKED, type Outcome, PASSED, type Progress } from "./progress.js";
import { examineBundle, linesBeside, takeStatements } from "./verify-bundle.js";
import { checkPages, embeddedBundle, type PdfTools } from "./verify-pages.js";

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Verifies a delivery: the archive, the bundle in it, every file against the signed statement that names them, the
 * statements that lie beside it, and the report's pages.
 */
export async function examineDelivery(
  archive: Uint8Array,
  options: VerifyOptions & PdfTools,
  progress: Progress,
): Promise<void> {
  const unpacked = unpackDelivery(archive);
  if (!unpacked.ok) {
    progress.take("DELIVERY", failed(unpacked.path, unpacked.message));
    return;
  }
  const files = new Map(unpacked.files.map(({ name, bytes }) => [name, bytes]));
  const document = files.get(DELIVERED_FILES.bundle);
  if (document === undefined) {
    progress.take("DELIVERY", failed(DELIVERED_FILES.bundle, "The archive is not a delivery: it has no bundle.json."));
    return;
  }
  const bundle = examineBundle(document, options, progress);
  if (bundle === undefined) return;
  const lines = linesIn(files);
  const { outcome, others } = checkDelivery(unpacked.files, lines, bundle, options);
  if (!progress.take("DELIVERY", outcome)) return;
  if (!takeStatements(progress, bundle, [...others, ...linesBeside(options)], options)) return;
  progress.take("PAGES", await checkReport(files.get(DELIVERED_FILES.report), bundle, document, options));
}

function linesIn(files: Files): StatementLine[] {
  const bytes = files.get(DELIVERED_FILES.statements) ?? new Uint8Array();
  const lines = statementLines(new TextDecoder().decode(bytes));
  return lines.map((text, index) => ({ path: `${DELIVERED_FILES.statements}, line ${index + 1}`, text }));
}

interface DeliveryChecked {
  readonly outcome: Outcome;
  /** The lines that are not the delivery's own statement. */
  readonly others: readonly StatementLine[];
}

function checkDelivery(
  files: readonly DeliveredFile[],
  lines: readonly StatementLine[],
  bundle: Bundle,
  { trust }: VerifyOptions,
): DeliveryChecked {
  const own = lines.filter(({ text }) => unverifiedStatement(text)?.predicateType === PREDICATE_TYPES.delivery);
  const others = lines.filter((line) => !own.includes(line));
  const [line] = own;
  if (line === undefined || own.length > 1) {
    const actual = String(own.length);
    const message = "There must be one statement about the delivery.";
    return { outcome: failed(DELIVERED_FILES.statements, message, { expected: "1", actual }), others };
  }
  const signed = readStatementLine(line.text, trust);
  if (signed === undefined) {
    return { outcome: failed(line.path, "The statement about the delivery is not signed by a trusted key."), others };
  }
  const said = readDelivery(signed);
  if (said === undefined)
    return { outcome: failed(line.path, "The statement about the delivery is malformed."), others };
  const faults = [
    () => aboutThisBundle(said.delivery, bundle, line.path),
    () => allStatements(said.delivery, lines),
    () => sameFiles(said.files, files),
    () => checkpointOf(bundle, files),
  ];
  for (const fault of faults) {
    const outcome = fault();
    if (outcome.kind === "failed") return { outcome, others };
  }
  if (trust !== undefined) return { outcome: PASSED, others };
  return { outcome: { ...PASSED, notChecked: ["who signed the delivery: no trust file was given"] }, others };
}

function aboutThisBundle({ bundleId, contentDigest }: Delivery, { content, integrity }: Bundle, path: string): Outcome {
  const expected = { bundleId: content.bundleId, contentDigest: integrity.contentDigest.sha256 };
  const difference = firstDifference(expected, { bundleId, contentDigest });
  if (difference === undefined) return PASSED;
  return { kind: "failed", message: "The statement is about a delivery of another bundle.", ...difference, path };
}

/** Lines can be taken from a file of statements unnoticed; that is why the statement names each by its digest. */
function allStatements({ statements }: Delivery, lines: readonly StatementLine[]): Outcome {
  const present = new Set(lines.map(({ text }) => sha256Hex(text)));
  const missing = statements.find((digest) => !present.has(digest));
  if (missing === undefined) return PASSED;
  const message = "A statement was removed from the delivery, or replaced.";
  return failed(DELIVERED_FILES.statements, message, { expected: `a line with the SHA-256 ${missing}` });
}

function sameFiles(said: readonly DeliveredDigest[], files: readonly DeliveredFile[]): Outcome {
  const delivered = files.filter(({ name }) => name !== DELIVERED_FILES.statements);
  const saidOf = new Map(said.map((file) => [file.name, file]));
  for (const { name, bytes } of delivered) {
    const expected = saidOf.get(name);
    if (expected === undefined) return failed(name, "The file does not belong to the delivery.");
    const actual = toHex(sha256(bytes));
    if (expected.bytes === bytes.length && expected.sha256 === actual) continue;
    return failed(name, "The file is not the one that was delivered.", {
      expected: `${expected.sha256} (${expected.bytes} bytes)`,
      actual: `${actual} (${bytes.length} bytes)`,
    });
  }
  const missing = said.find(({ name }) => !delivered.some((file) => file.name === name));
  return missing === undefined ? PASSED : failed(missing.name, "The file is missing from the delivery.");
}

/** The checkpoint that a holder keeps must be one of this bundle's log, or it would be worth nothing later. */
function checkpointOf({ content: { log, params } }: Bundle, files: readonly DeliveredFile[]): Outcome {
  const file = files.find(({ name }) => name === DELIVERED_FILES.checkpoint);
  if (file === undefined) return PASSED;
  const note = openNote(new TextDecoder().decode(file.bytes), []);
  const difference = firstDifference(
    { origin: log.origin, size: log.size, root: log.root, asOf: params.asOf },
    { origin: note?.origin, size: note?.size, root: note?.rootHash, asOf: note?.asOf },
  );
  if (difference === undefined) return PASSED;
  const { expected, actual } = difference;
  return failed(DELIVERED_FILES.checkpoint, "The checkpoint is not one of this bundle's log.", { expected, actual });
}

async function checkReport(
  report: Uint8Array | undefined,
  bundle: Bundle,
  document: Uint8Array,
  tools: PdfTools,
): Promise<Outcome> {
  if (report === undefined) return NOT_ASKED;
  if (tools.pdf !== undefined) {
    const embedded = await embeddedBundle(report, DELIVERED_FILES.report, tools.pdf);
    if (embedded.kind === "refused") return embedded.outcome;
    if (!sameBytes(embedded.bytes, document)) {
      return failed(DELIVERED_FILES.report, "The report embeds another bundle than the one that was delivered.");
    }
  }
  return checkPages(report, DELIVERED_FILES.report, bundle, document, tools);
}
