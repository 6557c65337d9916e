import { type Answer, TENANTS } from "./verified-app.js";

type Body = Readonly<Record<string, unknown>>;

/** What an answer says of a tenant's data: its body, that of an envelope without its `meta`, or its problem's code. */
export function saidIn({ status, text }: Answer): string {
  const body = JSON.parse(text) as Body;
  if (status !== 200) return `${status} ${String(body.code)}`;
  if (!isBody(body.meta)) return text;
  const { meta: _, ...rest } = body;
  return JSON.stringify(rest);
}

/** The body of an answer, or what is in its envelope. */
export function readingOf({ text }: Answer): Body {
  const body = JSON.parse(text) as Body;
  return isBody(body.data) ? body.data : isBody(body.meta) ? { ...body, ...body.meta } : body;
}

/** The rows of a list. */
export function rowsIn(reading: Body): readonly unknown[] | undefined {
  return Object.values(reading).find((member): member is unknown[] => Array.isArray(member));
}

/** Members that say when and where in a tenant's sequence something was recorded, not what happened; or that prove just that. */
const OF_RECORDING = new Set([
  ...["recordedAt", "updatedAt", "sequence", "prev", "leaf", "head", "salt"],
  ...["leafIndex", "hashes", "proof", "note", "envelope", "bundleId"],
]);

/** An answer without what differs when the same things are recorded in another order by another tenant. */
export function withoutRecording(answer: Answer): string {
  const said = saidIn(answer);
  if (answer.status !== 200) return said;
  return JSON.stringify(JSON.parse(said), (name, value: unknown) => {
    if (OF_RECORDING.has(name)) return undefined;
    if (name === "nextCursor" && value !== null) return "<a cursor of the tenant>";
    return typeof value === "string"
      ? value.replaceAll(/[0-9a-f]{64}/g, "<digest>").replaceAll(A_TENANT, "<tenant>")
      : value;
  });
}

const A_TENANT = new RegExp(`\\b(${TENANTS.join("|")})\\b`, "g");

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
