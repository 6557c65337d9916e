import { buildIncidentDetail } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { MOST_SHOWN } from "./incident-overview.js";
import { readIncidents } from "./read-incidents.js";

const PAGE = 100;

function listing(count: number) {
  const all = Array.from({ length: count }, (_, i) =>
    buildIncidentDetail({ id: `inc_${i}`, signalCount: i + 1, costMicros: i % 2 === 0 ? 10 : null }),
  );
  let pages = 0;
  return {
    pages: () => pages,
    async listIncidents(cursor = "0") {
      pages += 1;
      const start = Number(cursor);
      const end = start + PAGE;
      return { items: all.slice(start, end), nextCursor: end < count ? String(end) : null };
    },
  };
}

const ids = (from: number, to: number) => new Map(Array.from({ length: to - from }, (_, i) => [`inc_${from + i}`, 1]));

describe("readIncidents", () => {
  it("counts all and keeps the biggest", async () => {
    const overview = await readIncidents(listing(1_500), ids(0, 1_500));
    expect(overview).toMatchObject({ total: 1_500, open: 1_500, costMicros: 7_500n, severities: { medium: 1_500 } });
    expect(overview?.biggest.map(({ signalCount }) => signalCount)).toEqual(
      Array.from({ length: MOST_SHOWN }, (_, i) => 1_500 - i),
    );
  });

  it("passes over what the replay had no part in, and reads no further than it must", async () => {
    const target = listing(1_000);
    const overview = await readIncidents(target, ids(90, 110));
    expect([overview?.total, target.pages()]).toEqual([20, 2]);
  });

  it("ends where the list ends", async () => {
    expect((await readIncidents(listing(3), ids(0, 9)))?.total).toBe(3);
  });

  it("asks nothing when nothing came out", async () => {
    const target = listing(3);
    expect([(await readIncidents(target, new Map()))?.total, target.pages()]).toEqual([0, 0]);
  });

  it("gives nothing to whoever may not read", async () => {
    expect(await readIncidents({ listIncidents: async () => undefined }, ids(0, 1))).toBeUndefined();
  });
});
