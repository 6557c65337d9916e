import type { IssuedApiKey } from "@hoc/incident-schemas";
import { z } from "zod";
import { loadKey, shownKey } from "../engines/access/load-key.js";
import type { KeptAnswerOf } from "./define-operation.js";

const keptSchema = z.object({ keyId: z.string() });

/** Issued keys are kept by their id alone: a request that is sent again gets the key as it stands, without its secret. */
export const keptKey: KeptAnswerOf<IssuedApiKey> = {
  keep: ({ key: { keyId } }) => ({ keyId }),
  async restore(kept, { context: { tenantId }, ambient, read }) {
    const { keyId } = keptSchema.parse(kept);
    const stored = await read((ports) => loadKey(ports, tenantId, keyId));
    return { key: shownKey(stored, ambient.clock()), secret: null };
  },
};
