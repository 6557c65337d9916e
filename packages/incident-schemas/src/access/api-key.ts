import { z } from "zod";
import { actorSchema } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText, writtenText } from "../primitives/text.js";
import { isAllowed, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions.js";

/** Whether a key opens anything: it does, it will stop at a known instant, it was ended, its time is over. */
export const API_KEY_STATUSES = ["active", "ending", "ended", "expired"] as const;

/** Whether a key opens anything. */
export type ApiKeyStatus = (typeof API_KEY_STATUSES)[number];

/** Longest life that a key can be given: ten years. */
const MAX_LIFE_SECONDS = 315_360_000;

/** How long a rotated key goes on when nobody says otherwise: a day. */
const DEFAULT_OVERLAP_SECONDS = 86_400;

/** Longest time that a rotated key and its successor go side by side: thirty days. */
const MAX_OVERLAP_SECONDS = 2_592_000;

const keyId = storableText(100);

/** Input of `incidents.access.issueKey`. */
export const issueApiKeyInputSchema = z
  .strictObject({
    name: writtenText(100).describe("What people know it by, such as the program that uses it."),
    role: z.enum(ROLES),
    scopes: z
      .array(z.enum(PERMISSIONS))
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, "must name each scope once")
      .optional()
      .describe("The only permissions of the role that it has; by default it has all of them."),
    actor: actorSchema
      .extend({ type: z.enum(["HUMAN", "AGENT"]), id: storableText(100) })
      .optional()
      .describe(
        "Whom timeline and audit name when it is used, never the product itself; by default a program of the key's name.",
      ),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(MAX_LIFE_SECONDS)
      .optional()
      .describe(
        "How long it lives; by default until it is revoked or rotated, and never longer than a key that issues it.",
      ),
  })
  .superRefine(({ role, scopes = [] }, context) => {
    for (const [index, scope] of scopes.entries())
      if (!isAllowed(role, scope))
        context.addIssue({
          code: "custom",
          path: ["scopes", index],
          message: `is nothing that the role ${role} allows`,
        });
  })
  .meta({ id: "IssueApiKey" });

/** A key that is to be issued, after validation. */
export type IssueApiKey = z.output<typeof issueApiKeyInputSchema>;

/** Input of `incidents.access.rotateKey`. */
export const rotateApiKeyInputSchema = z
  .strictObject({
    keyId,
    overlapSeconds: z
      .int()
      .min(0)
      .max(MAX_OVERLAP_SECONDS)
      .default(DEFAULT_OVERLAP_SECONDS)
      .describe("How long the old key goes on beside the new one: 0 to 30 days, a day by default."),
  })
  .meta({ id: "RotateApiKey" });

/** A key that is to be rotated, after validation. */
export type RotateApiKey = z.output<typeof rotateApiKeyInputSchema>;

/** Input of `incidents.access.revokeKey`. */
export const revokeApiKeyInputSchema = z
  .strictObject({ keyId, reason: writtenText(1_000).optional() })
  .meta({ id: "RevokeApiKey" });

/** A key that is to be revoked, after validation. */
export type RevokeApiKey = z.output<typeof revokeApiKeyInputSchema>;

/** An API key as it is shown: never its secret, nor what is kept of it. */
export const apiKeySchema = z
  .strictObject({
    keyId: z.string(),
    tenantId: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    scopes: z.array(z.enum(PERMISSIONS)).nullable().describe("Null where it has every permission of its role."),
    actor: actorSchema,
    status: z.enum(API_KEY_STATUSES),
    endsAt: z.string().nullable().describe("From then on it opens nothing, because it was rotated or revoked."),
    endReason: z.string().nullable(),
    endedBy: actorSchema.nullable(),
    expiresAt: z.string().nullable().describe("From then on it opens nothing, because its time is over."),
    replacesKeyId: z.string().nullable().describe("The key that it took the place of."),
    createdBy: actorSchema,
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "ApiKey" });

/** An API key as it is shown. */
export type ApiKey = z.output<typeof apiKeySchema>;

/** Output of `incidents.access.issueKey` and `rotateKey`. */
export const issuedApiKeySchema = z
  .strictObject({
    key: apiKeySchema,
    secret: z
      .string()
      .nullable()
      .describe(
        "The whole text of the key, to be sent as bearer token. Told once: null when the request is sent again.",
      ),
  })
  .meta({ id: "IssuedApiKey" });

/** A key that was just issued. */
export type IssuedApiKey = z.output<typeof issuedApiKeySchema>;

/** Output of `incidents.access.revokeKey`: the key as it stands. */
export const revokedApiKeySchema = apiKeySchema
  .extend({ recorded: z.boolean().describe("Whether this call changed anything.") })
  .meta({ id: "RevokedApiKey" });

/** Input of `incidents.access.getKey`. */
export const getApiKeyInputSchema = z.strictObject({ keyId, asOf }).meta({ id: "GetApiKey" });

/** Output of `incidents.access.getKey`. */
export const apiKeyDetailSchema = apiKeySchema.extend(readPoint).meta({ id: "ApiKeyDetail" });

/** Input of `incidents.access.listKeys`. */
export const listApiKeysInputSchema = z.strictObject(pageInput).meta({ id: "ListApiKeys" });

/** Output of `incidents.access.listKeys`, recorded last first. */
export const apiKeyListSchema = z
  .strictObject({ items: z.array(apiKeySchema), ...pageInfo, ...readPoint })
  .meta({ id: "ApiKeyList" });

/** Who calls with a key: the tenant that it is bound to, whom it stands for, and what it allows. */
export interface KeyHolder {
  readonly tenantId: string;
  readonly keyId: string;
  readonly actor: z.output<typeof actorSchema>;
  readonly role: Role;
  /** The only permissions of the role that it has; absent where it has all of them. */
  readonly scopes?: readonly Permission[] | undefined;
  /** From then on the key opens nothing, because it ends or its time is over; null where it goes on until it is ended. */
  readonly endsAt: Instant | null;
}
