/** A program that verifies, and the parts whose summaries it prints. */
export interface Program {
  readonly script: string;
  readonly parts: readonly string[];
}

/** The programs, those first that take longest. */
export const PROGRAMS: readonly Program[] = [
  { script: "tooling/verify-tenants.ts", parts: ["tenant walls"] },
  { script: "tooling/verify-reads.ts", parts: ["deterministic read"] },
  { script: "tooling/verify-house.ts", parts: ["layer laws", "text laws", "authority boundary", "route map"] },
  { script: "tooling/verify-storage.ts", parts: ["storage contract"] },
  { script: "tooling/verify-events.ts", parts: ["event contract"] },
];

/** The verifiers of the reference design, and the parts that each is made of here. */
export const VERIFIERS: readonly { readonly name: string; readonly parts: readonly string[] }[] = [
  { name: "event contract", parts: ["event contract"] },
  { name: "storage contract", parts: ["storage contract"] },
  { name: "deterministic read", parts: ["deterministic read"] },
  {
    name: "aggregator strict",
    parts: ["layer laws", "text laws", "authority boundary", "route map", "tenant walls", "coverage", "sub-verifiers"],
  },
];
