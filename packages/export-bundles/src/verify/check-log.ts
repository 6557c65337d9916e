import type { BundleContent } from "../bundle/format.js";
import { genesisOf, rootOfLeaves } from "../bundle/leaves.js";
import { failed, type Outcome, PASSED } from "./progress.js";

/** Whether the entries are numbered from 1 without a gap, and none is there twice. */
export function checkSequence({ events }: BundleContent): Outcome {
  const ids = new Set<string>();
  for (const [index, { seq, id }] of events.entries()) {
    if (seq !== index + 1) {
      return failed(`$.content.events[${index}].seq`, `Entry ${index + 1} of the timeline has another number.`, {
        expected: String(index + 1),
        actual: String(seq),
      });
    }
    if (ids.has(id)) {
      return failed(`$.content.events[${index}].id`, `Entry ${seq} has the id of an entry before it.`, { actual: id });
    }
    ids.add(id);
  }
  return PASSED;
}

/**
 * Whether every entry names the leaf of the one before it, and the first one the incident. What breaks the chain is
 * the entry before the one whose `prev` is wrong: its leaf is no longer what was recorded.
 *
 * @param leaves the leaves of the entries, computed of what they say.
 */
export function checkChain({ events, tenantId, incidentId }: BundleContent, leaves: readonly string[]): Outcome {
  for (const [index, { prev, seq }] of events.entries()) {
    const expected = index === 0 ? genesisOf(tenantId, incidentId) : leaves[index - 1];
    if (prev === expected) continue;
    return index === 0
      ? failed("$.content.events[0].prev", "The first entry is not the first one of this incident's timeline.", {
          expected,
          actual: prev,
        })
      : failed(
          `$.content.events[${index - 1}]`,
          `Entry ${seq - 1} is not the one that entry ${seq} was recorded after: the first bad entry is ${seq - 1} (or what entry ${seq} says of it).`,
          { expected: prev, actual: expected },
        );
  }
  return PASSED;
}

/** Whether the entries come to the size and the root of their log. */
export function checkLogRoot({ log }: BundleContent, leaves: readonly string[]): Outcome {
  if (log.size !== leaves.length) {
    return failed("$.content.log.size", "The log has another size than there are entries.", {
      expected: String(leaves.length),
      actual: String(log.size),
    });
  }
  const expected = rootOfLeaves(leaves);
  if (log.root === expected) return PASSED;
  return failed("$.content.log.root", "The entries do not come to the root of the log.", {
    expected,
    actual: log.root,
  });
}
