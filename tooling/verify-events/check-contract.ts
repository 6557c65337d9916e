import { EventSchemaViolation } from "@hoc/incident-schemas";
import { type Verdict, verdictOf } from "../verify/verdict.js";
import { BASE_MEMBERS, type EventContract, SAID_AT_LEAST } from "./contract.js";
import type { EventCheck } from "./matrix.js";
import type { StoredEvent } from "./stored-events.js";

type Payload = StoredEvent["payload"];

/** What a refusal says is wrong. */
interface Problems {
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
}

/** Whether an event of a type, really emitted, is refused as soon as anything about it is changed for the worse. */
export function checkContract(
  contract: EventContract,
  type: string,
  payload: Payload,
): Pick<Record<EventCheck, Verdict>, "missing" | "null" | "mistyped" | "unknown"> {
  const members = Object.keys(contract.membersOf(type));
  return {
    missing: verdictOf([...absentFrom(type, members), ...members.flatMap((member) => withoutMember(member))]),
    null: verdictOf(members.flatMap(withNull)),
    mistyped: verdictOf(members.flatMap(withWrongValues)),
    unknown: verdictOf(
      mustRefuse({ ...payload, noSuchMember: 1 }, "with an unknown member", { invalid: ["noSuchMember"] }),
    ),
  };

  function withoutMember(member: string): string[] {
    const { [member]: _, ...rest } = payload;
    return mustRefuse(rest, `without ${member}`, { missing: [member] });
  }

  function withNull(member: string): string[] {
    const broken = { ...payload, [member]: null };
    const isNullable = contract.membersOf(type)[member]?.nullable === true;
    if (!isNullable) return mustRefuse(broken, `with ${member} null`, { missing: [member] });
    if (isNeverNull(type, member)) return [`${member} may be null`];
    return problemsOf(contract, broken) === undefined ? [] : [`is refused with ${member} null, which it may be`];
  }

  function withWrongValues(member: string): string[] {
    return wrongValuesOf(member, payload[member]).flatMap((value) =>
      mustRefuse({ ...payload, [member]: value }, `with ${member} ${JSON.stringify(value)}`, { invalid: [member] }),
    );
  }

  function mustRefuse(broken: Payload, what: string, { missing = [], invalid = [] }: Partial<Problems>): string[] {
    const found = problemsOf(contract, broken);
    if (found === undefined) return [`is taken ${what}`];
    const says = JSON.stringify({ missing: found.missing, invalid: found.invalid });
    return says === JSON.stringify({ missing, invalid }) ? [] : [`${what} is refused with ${says}`];
  }
}

function absentFrom(type: string, members: readonly string[]): string[] {
  return [...BASE_MEMBERS, ...Object.keys(SAID_AT_LEAST[type] ?? {})]
    .filter((member) => !members.includes(member))
    .map((member) => `has no member ${member}`);
}

function isNeverNull(type: string, member: string): boolean {
  return (BASE_MEMBERS as readonly string[]).includes(member) || member in (SAID_AT_LEAST[type] ?? {});
}

/** What a member must not be: of another type, empty, or of another form. */
function wrongValuesOf(member: string, value: unknown): readonly unknown[] {
  const special = WRONG_VALUES[member] ?? [];
  if (typeof value === "string") return [17, { odd: true }, "", ...special];
  if (typeof value === "number") return [String(value), { odd: true }, 0.5, ...special];
  if (typeof value === "boolean") return [String(value), 1, { odd: true }, ...special];
  return [{ odd: true }, ...special];
}

const WRONG_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  eventType: ["incidents.NoSuchType", "constructor"],
  tenantId: ["x".repeat(101)],
  actorType: ["robot", "HUMAN"],
  decisionOwner: ["elsewhere"],
  sequenceNo: [-1],
  schemaVersion: ["0.9.9"],
  occurredAt: ["2026-03-14T12:00:00Z", "2026-03-14", "2026-03-14T14:00:00.000000+02:00"],
  incidentState: ["OPEN"],
  asOf: ["2026-03-14"],
  milestoneAt: ["2026-03-14"],
  deferUntil: ["2026-03-14"],
  severity: ["none of these"],
  inputWindowHash: ["no hash"],
  contentHash: ["no hash"],
  contentDigest: ["no digest", "0A".repeat(32)],
  bundleType: ["pdf"],
  format: ["docx"],
};

function problemsOf(contract: EventContract, payload: Payload): Problems | undefined {
  try {
    contract.validate(payload);
    return undefined;
  } catch (error) {
    if (error instanceof EventSchemaViolation) return error;
    throw error;
  }
}
