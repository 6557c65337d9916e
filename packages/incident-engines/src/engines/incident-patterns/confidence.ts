/** Fewest incidents of one category that are a cluster. */
export const CLUSTER_THRESHOLD = 3;

/** Fewest severe incidents of one hour that are a spike. */
export const SPIKE_THRESHOLD = 3;

/** Fewest incidents of one run that are a cascade. */
export const CASCADE_THRESHOLD = 2;

const SPIKE_BASE = { critical: 80, high: 70 } as const;

/**
 * How sure a category cluster is: from 0.5 for three incidents, a tenth more for each further one, at most 0.95.
 *
 * @example clusterConfidence(4) // 0.6
 */
export function clusterConfidence(count: number): number {
  return hundredths(50 + 10 * (count - CLUSTER_THRESHOLD), 95);
}

/**
 * How sure a severity spike is: from 0.8 (critical) or 0.7 (high) for three incidents, 0.05 more for each further one,
 * at most 0.98.
 *
 * @example spikeConfidence("critical", 4) // 0.85
 */
export function spikeConfidence(severity: keyof typeof SPIKE_BASE, count: number): number {
  return hundredths(SPIKE_BASE[severity] + 5 * (count - SPIKE_THRESHOLD), 98);
}

/**
 * How sure a cascade is: from 0.75 for two incidents, a tenth more for each further one, at most 0.95.
 *
 * @example cascadeConfidence(3) // 0.85
 */
export function cascadeConfidence(count: number): number {
  return hundredths(75 + 10 * (count - CASCADE_THRESHOLD), 95);
}

function hundredths(points: number, most: number): number {
  return Math.min(points, most) / 100;
}
