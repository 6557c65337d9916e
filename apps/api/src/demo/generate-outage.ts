import { type Instant, instantFromMicros, MICROS_PER_SECOND, microsOf, type SignalInput } from "@hoc/incident-schemas";
import { LATE, PROBLEMS, type Problem, REPEATED_DELIVERIES } from "./problems.js";
import { type Random, seededRandom } from "./random.js";

const MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
const LONGEST_DELAY_MICROS = 4 * MICROS_PER_SECOND;
const FARTHEST_REPETITION = 200;

/** Marks what is generated, so that it can be told from real failures for ever. */
export const DEMO_SCENARIO = "demo-outage";

/** A signal and the instant at which it is delivered. */
interface Delivery {
  readonly at: number;
  readonly signal: SignalInput;
}

/**
 * An hour of an outage that ends shortly before `now`, as the signals of it would be delivered: several problems at
 * once, most signals on time, some twice, some much too late. The same seed and instant give the same signals.
 *
 * @example generateOutage({ seed: 1, now: "2026-03-14T09:00:00.000000Z" }).length
 */
export function generateOutage({ seed, now }: { readonly seed: number; readonly now: Instant }): SignalInput[] {
  const random = seededRandom(seed);
  const end = microsOf(now);
  const onTime = PROBLEMS.flatMap((problem) => deliveriesOf(problem, end, random)).sort((a, b) => a.at - b.at);
  const late = deliveriesOf({ ...LATE.problem, signals: LATE.signals }, end, random);
  return [...withRepetitions(onTime, random), ...late].map(({ signal }) => signal);
}

function deliveriesOf(problem: Problem, end: number, random: Random): Delivery[] {
  const instants = instantsOf(problem, end, random);
  const deliveries = instants.map((occurred, index) => ({
    // A cascade arrives as it happens; everything else with the delay of its way.
    at: occurred + (problem.cascade === true ? 0 : random.whole(0, LONGEST_DELAY_MICROS)),
    signal: signalOf(problem, index, occurred, random),
  }));
  return problem.guard === undefined ? deliveries : [...deliveries, allClear(problem, problem.guard, end)];
}

/** Instants in order, the first at the very beginning; more of them in the middle than at the edges. */
function instantsOf({ signals, from, to }: Problem, end: number, random: Random): number[] {
  const begin = end - from * MICROS_PER_MINUTE;
  const length = (from - to) * MICROS_PER_MINUTE;
  const shares = Array.from({ length: signals - 1 }, () => (random.next() + random.next()) / 2);
  return [0, ...shares].map((share) => begin + Math.floor(share * length)).sort((a, b) => a - b);
}

function signalOf(problem: Problem, index: number, occurred: number, random: Random): SignalInput {
  const reference = problem.guard ?? `${problem.name}-${index + 1}`;
  return {
    ...problem.facts,
    ...identity(problem, `${index + 1}`, occurred),
    reference,
    agentId: random.oneOf(problem.agents),
    errorMessage: random.oneOf(problem.messages),
    ...(problem.costMicros && { costMicros: random.whole(...problem.costMicros) }),
    ...(problem.kind === "run" && { runId: reference }),
    ...(problem.kind === "violation" && { violationId: reference }),
    ...(problem.cascade && cascadeOf(problem, index, random)),
  };
}

/** A run of a cascade has a key of its own; that it belongs to the others is told by its cause alone. */
function cascadeOf(problem: Problem, index: number, random: Random): Pick<SignalInput, "fingerprint" | "causedBy"> {
  const fingerprint = `${problem.name}-${index + 1}`;
  if (index === 0) return { fingerprint };
  return { fingerprint, causedBy: { kind: problem.kind, reference: `${problem.name}-${random.whole(1, index)}` } };
}

function allClear(problem: Problem, guard: string, end: number): Delivery {
  const at = end - (problem.to - 2) * MICROS_PER_MINUTE;
  const { triggerType, fingerprint } = problem.facts;
  return {
    at,
    signal: {
      triggerType,
      ...identity(problem, "well-again", at),
      reference: guard,
      state: "resolved",
      ...(fingerprint !== undefined && { fingerprint }),
    },
  };
}

function identity({ name, kind }: Problem, part: string, occurred: number) {
  return {
    signalId: `demo:${name}:${part}`,
    kind,
    occurredAt: instantFromMicros(occurred),
    isSynthetic: true,
    syntheticScenarioId: DEMO_SCENARIO,
  };
}

/** Some deliveries once more, a little after the first time. */
function withRepetitions(deliveries: readonly Delivery[], random: Random): Delivery[] {
  const repeated = [...deliveries];
  for (let count = 0; count < REPEATED_DELIVERIES; count++) {
    const first = random.whole(0, repeated.length - 1);
    const delivery = repeated[first];
    if (delivery !== undefined) repeated.splice(first + random.whole(1, FARTHEST_REPETITION), 0, delivery);
  }
  return repeated;
}
