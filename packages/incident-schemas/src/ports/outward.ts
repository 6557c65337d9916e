import type { DomainEvent } from "../events/catalogue.js";
import type { ExportSettings } from "../exports/export-settings.js";
import type { SignatureAlgorithm } from "../exports/trust.js";
import type { TraceStorePort } from "./trace-store.js";

/** A place where events are delivered, at least once; `eventId` is what to dedupe on. */
export interface EventSink {
  /** Name of the sink; its deliveries are kept under it. */
  readonly name: string;
  /** Takes one event; a rejection brings it again later. */
  deliver(event: DomainEvent): Promise<void>;
}

/** Whoever holds the private key that bundles and checkpoints are signed with: this process, or a key service. */
export interface Signer {
  /** `sha256:` and the SHA-256 of the public key's SPKI DER in hex. */
  readonly keyid: string;
  readonly alg: SignatureAlgorithm;
  /** The public key as SPKI PEM, for those who are to trust it. */
  readonly publicKeyPem: string;
  /** Signs bytes; Ed25519 gives 64 bytes, ECDSA a DER sequence. A rejection leaves nothing exported. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Makes the report of a signed bundle. Equal bytes in, equal bytes out. */
export interface PdfRenderer {
  /** Renders the report; `file` are the bytes of the bundle, which are embedded in it. */
  render(file: Uint8Array): Promise<Uint8Array>;
}

/** What exports need of the outside. */
export interface ExportOutlets {
  /** Signs bundles and checkpoints; without it exports are refused with `signer_missing`. */
  readonly signer: Signer | undefined;
  /** Renders reports; without it PDF and delivery are refused with `renderer_missing`. */
  readonly pdf: PdfRenderer | undefined;
  /** Traces of a host of its own; by default those that are stored here. */
  readonly traceStore?: TraceStorePort | undefined;
  readonly settings: ExportSettings;
}
