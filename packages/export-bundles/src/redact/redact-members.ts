import type { RedactionProfile } from "@hoc/incident-schemas";
import type { BundleContent } from "../bundle/format.js";

/** The parts of a content that repeat what entries say, or hold words of people and hosts of their own. */
type Repeating = Pick<BundleContent, "incident" | "policyContext" | "evidence">;

/**
 * The members beside the timeline as a profile shows them: what an entry hides is not to be read elsewhere in the
 * file. Words of people and hosts are null under every profile but `none`, and so are digests of them, which somebody
 * could find by guessing; `details` hides the owner too, whom an assignment names.
 *
 * @example redactMembers(content, "details").incident.triggerValue // null
 */
export function redactMembers<Content extends Repeating>(content: Content, profile: RedactionProfile): Content {
  if (profile === "none") return content;
  const { incident, policyContext, evidence } = content;
  const { activePolicies, violated } = policyContext;
  return {
    ...content,
    incident: {
      ...incident,
      title: null,
      triggerValue: null,
      ownerId: profile === "details" ? null : incident.ownerId,
    },
    policyContext: {
      ...policyContext,
      activePolicies: activePolicies.map((rule) => ({ ...rule, name: null })),
      violated: violated && {
        ...violated,
        policyName: null,
        rule: null,
        thresholdValue: null,
        actualValue: null,
        evidenceDigest: null,
      },
    },
    evidence: evidence.map((piece) => ({ ...piece, payloadDigest: null })),
  };
}

/** A member that does not go with the profile: shown where it is to be hidden, or hidden where it is to be shown. */
export function wrongMember(
  { incident, policyContext, evidence, run }: Repeating & Pick<BundleContent, "run">,
  profile: RedactionProfile,
) {
  const { activePolicies, violated } = policyContext;
  const alwaysThere: readonly Member[] = [
    ["$.incident.title", incident.title],
    ...activePolicies.map(({ name }, at): Member => [`$.policyContext.activePolicies[${at}].name`, name]),
    ...(violated === null
      ? []
      : ([
          ["$.policyContext.violated.rule", violated.rule],
          ["$.policyContext.violated.evidenceDigest", violated.evidenceDigest],
        ] as const)),
  ];
  if (profile === "none") return alwaysThere.find(([, value]) => value === null)?.[0];
  const perhapsThere: readonly Member[] = [
    ["$.incident.triggerValue", incident.triggerValue],
    ["$.run.goalDigest", run?.goalDigest ?? null],
    ["$.incident.ownerId", profile === "details" ? incident.ownerId : null],
    ["$.policyContext.violated.policyName", violated?.policyName ?? null],
    ["$.policyContext.violated.thresholdValue", violated?.thresholdValue ?? null],
    ["$.policyContext.violated.actualValue", violated?.actualValue ?? null],
    ...evidence.map(({ payloadDigest }, at): Member => [`$.evidence[${at}].payloadDigest`, payloadDigest]),
  ];
  return [...alwaysThere, ...perhapsThere].find(([, value]) => value !== null)?.[0];
}

type Member = readonly [path: string, value: string | null];
