import type { IssuedApiKey } from "@hoc/incident-schemas";
import { loadKey, shownKey } from "../engines/access/load-key.js";
import { keptById } from "./kept-by-id.js";

/** Issued keys are kept by their id alone: a request that is sent again gets the key as it stands, without its secret. */
export const keptKey = keptById<IssuedApiKey>({
  name: "keyId",
  idOf: ({ key }) => key.keyId,
  async load(keyId, { context: { tenantId }, ambient, read }) {
    const stored = await read((ports) => loadKey(ports, tenantId, keyId));
    return { key: shownKey(stored, ambient.clock()), secret: null };
  },
});
