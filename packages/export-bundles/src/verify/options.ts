import type { Instant, TrustFile } from "@hoc/incident-schemas";

/** What a timestamp authority vouches for, or why its token says nothing. */
export type TimestampVerdict =
  | {
      readonly kind: "verified";
      /** When the authority saw the signature. */
      readonly at: Instant;
      /** Name of the authority, as the trust file has it. */
      readonly authority: string;
    }
  | { readonly kind: "bad"; readonly message: string };

/** Verifies an RFC 3161 token over a signature against the authorities of a trust file. */
export type VerifyTimestamp = (
  token: Uint8Array,
  signature: Uint8Array,
  authorities: TrustFile["timestampAuthorities"],
) => TimestampVerdict;

/** What a bundle is verified against: all of it comes from the reader, nothing from the bundle. */
export interface VerifyOptions {
  /** Whose signatures count. Without it a bundle can be intact, but not authenticated. */
  readonly trust?: TrustFile | undefined;
  /** How many different trusted keys must have signed; by default one. */
  readonly threshold?: number | undefined;
  /** What the reader asked for; another bundle is rejected, however well it is signed. */
  readonly expect?:
    | {
        readonly incident?: string | undefined;
        readonly tenant?: string | undefined;
        readonly type?: string | undefined;
      }
    | undefined;
  /** A signed note that the reader kept: a checkpoint of the incident's own log, or of its tenant's. */
  readonly checkpoint?: string | undefined;
  /** The reader's clock; needed for `maxAgeSeconds` only. */
  readonly now?: Instant | undefined;
  /** How old the state that a bundle shows may be. */
  readonly maxAgeSeconds?: number | undefined;
  /** Review and supersession statements that came beside the bundle, one DSSE envelope a line. */
  readonly statements?: string | undefined;
  /** Verifies RFC 3161 tokens; without it they are reported as not checked. */
  readonly verifyTimestamp?: VerifyTimestamp | undefined;
}
