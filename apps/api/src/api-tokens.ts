import { ACTOR_TYPES, issueSentence, tenantIdSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import type { ApiToken } from "./http/auth-static-tokens.js";

const name = z.string().min(1).max(100);

const holderSchema = z.strictObject({
  tenant: tenantIdSchema,
  actor: z.union(
    [name.transform((id) => ({ type: "HUMAN" as const, id })), z.strictObject({ type: z.enum(ACTOR_TYPES), id: name })],
    {
      error: "must be a person's id, or an object with type and id",
    },
  ),
  role: z.enum(["viewer", "responder", "ingest", "admin"]),
});

/** What RFC 6750 lets a bearer token consist of. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * Reads the value of HOC_API_TOKENS. Problems name a token by its position, never by itself.
 *
 * @example apiTokensSchema.parse('{"s3cret":{"tenant":"acme","actor":"alice","role":"responder"}}')
 */
export const apiTokensSchema = z.string().transform((text, context): readonly ApiToken[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const entries = entriesOf(text);
  if (entries === undefined) return refuse("must be a JSON object with a member for each token");
  const tokens: ApiToken[] = [];
  for (const [index, [token, holder]] of entries.entries()) {
    const which = `must be right for every token, and token ${index + 1}`;
    if (!TOKEN.test(token)) return refuse(`${which} has characters other than letters, digits and - . _ ~ + /`);
    const result = holderSchema.safeParse(holder, { error: issueSentence });
    if (!result.success) return refuse(`${which} has a problem at ${problemOf(result.error)}`);
    const { tenant, actor, role } = result.data;
    tokens.push({ token, tenantId: tenant, actor, role });
  }
  return tokens;
});

function entriesOf(text: string): [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `"${issue?.path.join(".") ?? ""}": ${issue?.message ?? "invalid"}`;
}
