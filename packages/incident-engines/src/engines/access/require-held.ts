import { type Actor, DomainError, type Powers, permissionsOf } from "@hoc/incident-schemas";

/** What somebody may do, and as whom. */
export interface ActingPowers extends Powers {
  readonly actor: Actor;
}

/**
 * Refuses to let anybody give a key more than they hold themselves, or let it act as somebody whom they could not vouch
 * for: a program makes no person of itself, and nobody makes a key that acts as the product.
 *
 * @throws DomainError `api_key_exceeds_issuer`, which says what is missing or as whom the key would act
 * @example requireHeld({ role: "admin", scopes: ["access.manage"], actor: ada }, { role: "viewer", actor: bot }) // throws
 */
export function requireHeld(issuer: ActingPowers, key: ActingPowers): void {
  requirePowers(issuer, key);
  requireVouched(issuer.actor, key.actor);
}

function requirePowers(issuer: Powers, key: Powers): void {
  const held = permissionsOf(issuer);
  const missing = permissionsOf(key).filter((permission) => !held.includes(permission));
  if (missing.length === 0) return;
  throw new DomainError(
    "api_key_exceeds_issuer",
    `The key would allow what you may not do yourself: ${missing.join(", ")}; leave that out, or ask somebody who may.`,
    { missing },
  );
}

/** A program may be anybody's; a person is vouched for by a person, or by whoever runs the product. */
function requireVouched(issuer: Actor, holder: Actor): void {
  if (holder.type === "AGENT" || (holder.type === "HUMAN" && issuer.type !== "AGENT")) return;
  const whom = holder.type === "HUMAN" ? `the person ${holder.id}` : "the product itself";
  const instead = holder.type === "HUMAN" ? "ask a person to issue it, or name a program" : "issue one of a program";
  throw new DomainError(
    "api_key_exceeds_issuer",
    `The key would act as ${whom}, and ${issuer.id} cannot vouch for that; ${instead}.`,
    {
      actorType: holder.type,
    },
  );
}
