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

/** A request that is to be sent to an endpoint outside, by POST. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, to the byte as it was signed. */
  readonly body: string;
}

/** What came of a request: an answer, whatever it says; none; or an address that nothing is sent to. */
export type WebhookAnswer =
  | {
      readonly kind: "answered";
      readonly statusCode: number;
      /** The beginning of the body, as text. */
      readonly excerpt: string;
      /** Seconds of `Retry-After`; null without one that is understood. */
      readonly retryAfterSeconds: number | null;
      readonly durationMs: number;
    }
  | { readonly kind: "unreachable" | "blocked"; readonly error: string; readonly durationMs: number };

/** Sends events to endpoints outside. */
export interface WebhookSender {
  /** Why nothing may be sent to a URL, in a sentence; null where something may. Names are looked up only when it is sent. */
  refusalOf(url: string): string | null;
  /**
   * Sends once, within a bounded time, and follows no redirect. The address that a name stands for is checked where the
   * connection is made, so that none is reached that may not be. Never rejects for what network or receiver do.
   */
  send(request: WebhookRequest): Promise<WebhookAnswer>;
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
