import {
  type Bundle,
  type BundleContent,
  type BundleParams,
  buildContent,
  type DebriefContent,
  type EvidenceContent,
  type Soc2Content,
  sealBundle,
} from "@hoc/export-bundles";
import type { BundleType, ExportRequest, Instant, Soc2ExportRequest } from "@hoc/incident-schemas";
import type { ReadPorts, TraceStorePort } from "@hoc/incident-schemas/ports";
import { readPointOf } from "../incident-read/read-point.js";
import { type AnyExportRequest, bundleParams } from "./bundle-params.js";
import type { BundleScope } from "./export-scope.js";
import { type FactSettings, gatherFacts } from "./gather-facts.js";
import { gatherHostTrace, gatherTrace } from "./gather-trace.js";
import { loadSuperseded } from "./load-export.js";
import { requireSigner } from "./require-signer.js";

/** The content of a bundle by its kind. */
export interface ContentOf {
  readonly evidence: EvidenceContent;
  readonly soc2: Soc2Content;
  readonly executive_debrief: DebriefContent;
}

/** What a bundle is made again from: the incident, the kind, and what was kept of the first time. */
export interface KeptExport {
  readonly incidentId: string;
  readonly bundleType: BundleType;
  readonly params: BundleParams;
  readonly settings: FactSettings;
}

/** Makes signed bundles of incidents. It notes nothing: what leaves the house is noted by whoever hands it out. */
export interface ExportBundleDriver {
  /** The host's own traces; `undefined` when those that are stored here are taken. */
  readonly traceStore: TraceStorePort | undefined;
  /** The whole record of an incident, for an engineer. */
  createEvidenceBundle(tenantId: string, request: ExportRequest): Promise<Bundle<EvidenceContent>>;
  /** The same with what it shows of the SOC 2 criteria, for an auditor. */
  createSoc2Bundle(tenantId: string, request: Soc2ExportRequest): Promise<Bundle<Soc2Content>>;
  /** What happened in a page's words, for an executive. */
  createExecutiveDebrief(tenantId: string, request: ExportRequest): Promise<Bundle<DebriefContent>>;
  /** A bundle that was made before, of what is stored now. */
  recreateBundle(tenantId: string, kept: KeptExport): Promise<Bundle>;
}

/**
 * Binds the making of bundles to reads, a signer and settings. Everything in a bundle is read of one snapshot; it is
 * built and signed outside of any transaction.
 *
 * @throws DomainError from its methods: `incident_not_found`, `export_not_found`, `export_superseded_mismatch`,
 *   `export_too_large`, `signer_missing`, `invalid_input` for an instant in the future
 * @example const bundle = await createExportBundleDriver(scope).createSoc2Bundle("acme", request)
 */
export function createExportBundleDriver({ read, ambient, exports }: BundleScope): ExportBundleDriver {
  const { traceStore, settings } = exports;

  /** Everything by a point, and how to get the trace: a host's is asked for after the snapshot, so that none waits for it. */
  async function gather(
    ports: ReadPorts,
    tenantId: string,
    { incidentId, asOf }: { readonly incidentId: string; readonly asOf?: Instant | undefined },
    of: FactSettings,
  ) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const stored = await gatherFacts(ports, tenantId, incidentId, at, of);
    const { sourceRunId } = stored.incident;
    if (traceStore !== undefined)
      return { at, stored, trace: () => gatherHostTrace(traceStore, tenantId, sourceRunId, at) };
    const trace = await gatherTrace(ports.traceStore, tenantId, sourceRunId, at);
    return { at, stored, trace: async () => trace };
  }

  async function create<Type extends BundleType>(
    bundleType: Type,
    tenantId: string,
    request: AnyExportRequest,
  ): Promise<Bundle<ContentOf[Type]>> {
    const signer = requireSigner(exports);
    const { incidentId } = request;
    const { at, stored, trace, supersedes } = await read(async (ports) => {
      const gathered = await gather(ports, tenantId, request, settings);
      const supersedes =
        request.supersedes === undefined
          ? undefined
          : await loadSuperseded(ports, tenantId, request.supersedes, { incidentId, bundleType });
      return { ...gathered, supersedes };
    });
    const { startedAt } = stored.incident;
    const params = bundleParams(bundleType, request, settings, { asOf: at.asOf, startedAt, supersedes });
    const content = buildContent(bundleType, { ...stored, ...(await trace()) }, params);
    return sealBundle(content as ContentOf[Type] & BundleContent, signer);
  }

  return {
    traceStore,
    createEvidenceBundle: (tenantId, request) => create("evidence", tenantId, request),
    createSoc2Bundle: (tenantId, request) => create("soc2", tenantId, request),
    createExecutiveDebrief: (tenantId, request) => create("executive_debrief", tenantId, request),
    async recreateBundle(tenantId, { incidentId, bundleType, params, settings: kept }) {
      const signer = requireSigner(exports);
      const asked = { incidentId, asOf: params.asOf };
      const { stored, trace } = await read((ports) => gather(ports, tenantId, asked, kept));
      return sealBundle(buildContent(bundleType, { ...stored, ...(await trace()) }, params), signer);
    },
  };
}
