import type {
  ApiKeyDriver,
  IncidentPorts,
  NewApiKey,
  RandomHexFn,
  StoredApiKey,
  StoredApiKeyEnd,
} from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { NOW, notedTraces } from "./noted-traces.js";

/** A stored key of a person on call, unless a test wishes otherwise. */
export function storedKey(wish: Partial<StoredApiKey> = {}): StoredApiKey {
  return {
    keyId: "key_1",
    tenantId: "acme",
    name: "collector",
    secretHash: "0a".repeat(32),
    role: "responder",
    scopes: null,
    actor: { type: "AGENT", id: "collector" },
    expiresAt: null,
    replacesKeyId: null,
    createdBy: { type: "HUMAN", id: "ada" },
    createdAt: "2026-03-14T11:00:00.000000Z",
    recordedAt: "2026-03-14T11:00:00.000000Z",
    sequence: 1,
    end: null,
    ...wish,
  };
}

/** The keys of the tenant `acme` in memory, whose earliest end counts, with the ports of a transaction on them. */
export function keyWorld(...keys: readonly StoredApiKey[]) {
  const stored = new Map<string, NewApiKey & Pick<StoredApiKey, "tenantId" | "recordedAt" | "sequence">>();
  const ends: (StoredApiKeyEnd & { readonly keyId: string })[] = [];
  const steps: string[] = [];
  const { audit, ports: traces } = notedTraces((step) => steps.push(step));
  for (const { end, ...key } of keys) {
    stored.set(key.keyId, key);
    if (end !== null) ends.push({ ...end, keyId: key.keyId });
  }

  function shown(tenantId: string, keyId: string): StoredApiKey | undefined {
    const key = stored.get(keyId);
    if (key === undefined || key.tenantId !== tenantId) return undefined;
    const [earliest] = ends.filter((one) => one.keyId === keyId).sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
    if (earliest === undefined) return { ...key, end: null };
    const { keyId: _, ...end } = earliest;
    return { ...key, end };
  }

  const apiKeys: ApiKeyDriver = {
    async insertKey(tenantId, key) {
      steps.push(`insert ${key.keyId}`);
      stored.set(key.keyId, { ...key, tenantId, recordedAt: NOW, sequence: stored.size + 1 });
    },
    async insertEnd(_tenantId, keyId, end) {
      steps.push(`end ${keyId}`);
      ends.push({ ...end, keyId, recordedAt: NOW });
    },
    fetchKey: async (tenantId, keyId) => shown(tenantId, keyId),
    listKeys: async (tenantId, { limit }) =>
      [...stored.keys()]
        .map((keyId) => shown(tenantId, keyId))
        .filter((key) => key !== undefined)
        .sort((a, b) => b.sequence - a.sequence)
        .slice(0, limit),
  };
  const ports: IncidentPorts = stubPorts({ apiKeys, ...traces, recordedAt: NOW });
  return { ports, audit, steps, stored, ends };
}

/** Random that is another one each time, in a known order. */
export function risingRandom(): RandomHexFn {
  let given = 0;
  return (bytes) => {
    given += 1;
    return given.toString(16).padStart(bytes * 2, "0");
  };
}
