import {
  type Actor,
  type IncidentEventType,
  MILESTONES,
  type ResolutionMethod,
  type Severity,
  type Suppression,
} from "@hoc/incident-schemas";
import type { BacktestFacts, BacktestQuestion } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { newRule } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const QUIET = { triggerType: "rate_limit", errorCode: "QUIET" } as const;
const SUPPRESSION: Suppression = { errorCodes: ["QUIET"], maxSeverity: "high" };
const NOBODY = { incidents: 0, critical: 0, workedOn: 0, resolvedByPerson: 0, open: 0 };

const BOB = { type: "HUMAN", id: "bob" } as const;
const BOT = { type: "AGENT", id: "bot" } as const;
const PRODUCT = { type: "SYSTEM", id: "host" } as const;

/** A step in the life of an incident with its detail, and what the incident was to people when it was taken. */
type Step = readonly [
  (
    | "is acknowledged"
    | "is reopened"
    | "is reopened by the product"
    | "is set to"
    | "is resolved"
    | "is closed"
    | "is over by itself"
    | "has by Bob"
    | "has by a program"
    | "has by the product"
    | "has evidence of a violation"
  ),
  string,
  ...("critical" | "workedOn" | "resolvedByPerson" | "open")[],
];

const LOOKS: readonly IncidentEventType[] = ["assigned", "note_added", "severity_set"];
const WORK: readonly IncidentEventType[] = [
  "evidence_captured",
  "postmortem_created",
  "postmortem_published",
  ...MILESTONES,
];

/** Lives of incidents that a rule would have kept away. */
const FATES: readonly (readonly [name: string, { readonly opensAs?: Severity; readonly steps: readonly Step[] }])[] = [
  ["nothing to anybody when they are over by themselves", { steps: [["is over by itself", ""]] }],
  ["not resolved by a person where the product itself did it", { steps: [["has by the product", "resolved", "open"]] }],
  [
    "worked on when they were acknowledged, resolved and reopened",
    {
      steps: [
        ["is acknowledged", "", "workedOn"],
        ["is resolved", "manual", "workedOn", "resolvedByPerson"],
        ["is reopened", "", "workedOn", "resolvedByPerson"],
      ],
    },
  ],
  [
    "resolved by a person when they were reopened and over by themselves since",
    {
      steps: [
        ["is resolved", "manual", "resolvedByPerson"],
        ["is reopened", "", "workedOn", "resolvedByPerson"],
        ["is over by itself", "", "workedOn", "resolvedByPerson"],
      ],
    },
  ],
  [
    "resolved by a person when the product reopened them",
    {
      steps: [
        ["is resolved", "rollback", "resolvedByPerson"],
        ["is reopened by the product", "", "resolvedByPerson"],
        ["is over by itself", "", "resolvedByPerson"],
      ],
    },
  ],
  [
    "resolved by a person when they were closed as irrelevant since",
    {
      steps: [
        ["is resolved", "auto", "resolvedByPerson"],
        ["is reopened by the product", "", "resolvedByPerson"],
        ["is closed", "", "resolvedByPerson"],
      ],
    },
  ],
  ...LOOKS.flatMap((entry) => [
    [
      `worked on by the entry ${entry}`,
      {
        steps: [
          ["has by the product", entry, "open"],
          ["has by Bob", entry, "workedOn"],
          ["is over by itself", "", "workedOn"],
        ],
      },
    ] as const,
    [
      `not worked on by the entry ${entry} when they are closed as irrelevant`,
      {
        steps: [
          ["has by a program", entry, "workedOn"],
          ["is closed", ""],
          ["has by Bob", entry],
        ],
      },
    ] as const,
  ]),
  ...WORK.map(
    (entry) =>
      [
        `worked on by the entry ${entry}, also when they are closed as irrelevant`,
        {
          steps: [
            ["has by the product", entry, "open"],
            ["has by Bob", entry, "workedOn"],
            ["is closed", "", "workedOn"],
          ],
        },
      ] as const,
  ),
  [
    "not worked on when they were acknowledged and closed as irrelevant, until they are reopened",
    {
      steps: [
        ["is acknowledged", "", "workedOn"],
        ["is closed", ""],
        ["is reopened", "", "workedOn"],
        ["is closed", "", "workedOn"],
      ],
    },
  ],
  [
    "not worked on by the evidence that comes with a report of a broken policy",
    {
      steps: [
        ["has evidence of a violation", "", "open"],
        ["is over by itself", ""],
      ],
    },
  ],
  [
    "critical when somebody lowered them",
    {
      opensAs: "critical",
      steps: [
        ["is set to", "low", "critical", "workedOn"],
        ["is set to", "medium", "critical", "workedOn"],
        ["is closed", "", "critical"],
      ],
    },
  ],
  [
    "critical from when somebody raised them",
    {
      steps: [
        ["is set to", "high", "workedOn"],
        ["is set to", "critical", "critical", "workedOn"],
        ["is set to", "low", "critical", "workedOn"],
      ],
    },
  ],
];

/** What back-tests of rules that are not in force must do. */
export function policyBacktestSuite(name: string, open: OpenDriverSet): void {
  suite(`the back-tests of policies on ${name}`, open, (openScene) => {
    const backtest = async (
      scene: Scene,
      asked: Partial<Omit<BacktestQuestion, "from" | "to">> & { from?: number; to?: number } = {},
    ): Promise<BacktestFacts> => {
      const { from = -1_000_000, to = 1_000_000, ...said } = asked;
      const at = said.at ?? { ...(await scene.here()), isLatest: true };
      const window = { from: scene.time(from), to: scene.time(to) };
      const question = { suppression: SUPPRESSION, agentId: null, limit: 100, ...window, ...said, at };
      return scene.read(({ policyBacktests }) => policyBacktests.fetchBacktestFacts(scene.tenantId, question));
    };
    const idsOf = (items: readonly { readonly incidentId: string | null }[]) =>
      items.map(({ incidentId }) => incidentId);
    const tell = (scene: Scene, incidentId: string, eventType: IncidentEventType, actor: Actor, data = {}) =>
      scene.write(({ incidentWrite }) =>
        incidentWrite.createIncidentEvent(scene.tenantId, {
          incidentId,
          eventType,
          description: "It is told.",
          data,
          actor,
          at: scene.time(500),
        }),
      );
    const end = async (scene: Scene, id: string, resolutionMethod: ResolutionMethod, actor: Actor) => {
      const resolution = {
        resolvedAt: scene.time(500),
        resolvedBy: actor.id,
        resolutionMethod,
        resolutionType: null,
        resolutionSummary: null,
        resolutionNotes: null,
        postmortemArtifactId: null,
        transitionDigest: "end",
      };
      await scene.write(async ({ incidentWrite }) => {
        const incident = await incidentWrite.refreshIncident(scene.tenantId, id);
        if (incident === undefined) throw new Error(`no incident ${id}`);
        const { version, lifecycleState } = incident;
        const expected = { incidentId: id, version, lifecycleState };
        await incidentWrite.updateIncidentResolved(scene.tenantId, expected, resolution);
      });
      await tell(scene, id, resolutionMethod === "manual_closure" ? "manually_closed" : "resolved", actor);
    };

    describe("the signals", () => {
      it("are those received in the window that the rule covers, with what they cost", async () => {
        const scene = openScene();
        await scene.record(
          { ...QUIET, at: 10, costMicros: 5 },
          { ...QUIET, at: 20, costMicros: 9_007_199_254_740_000 },
          { ...QUIET, at: 20.000001, costMicros: -3 },
          { ...QUIET, at: 30, costMicros: 700 },
          { ...QUIET, at: 21, errorCode: "LOUD", fingerprint: "other", costMicros: 7 },
        );
        expect(await backtest(scene, { from: 20, to: 30 })).toMatchObject({
          examinedSignals: 3,
          alreadySuppressed: 0,
          suppressedSignals: 2,
          suppressedCostMicros: 9_007_199_254_739_997,
          signals: [{ receivedAt: scene.time(20) }, { receivedAt: scene.time(20.000001) }],
        });
      });

      it("are named in the order of recording, as many as wanted, and all counted", async () => {
        const scene = openScene();
        await scene.recordOne({ ...QUIET, at: 50, signalId: "b", category: "RATE_LIMIT", runId: "run-1" });
        await scene.record({ ...QUIET, at: 40, receivedAt: 60, signalId: "a" }, { ...QUIET, at: 60, signalId: "c" });
        const { signals, suppressedSignals, suppressedCostMicros } = await backtest(scene, { limit: 2 });
        const [incident] = await scene.incidents();
        expect(signals).toEqual([
          {
            signalId: "b",
            incidentId: incident?.id,
            triggerType: "rate_limit",
            errorCode: "QUIET",
            category: "RATE_LIMIT",
            runId: "run-1",
            receivedAt: scene.time(50),
          },
          expect.objectContaining({ signalId: "a" }),
        ]);
        expect([suppressedSignals, suppressedCostMicros]).toEqual([3, null]);
      });

      it("F-023: cannot be all-clears, or what people reported; a rule that names nothing of them suppresses none", async () => {
        const scene = openScene();
        await scene.record(
          { ...QUIET, at: 1, reference: "r" },
          { ...QUIET, at: 2, reference: "r", state: "resolved" },
          { ...QUIET, at: 3, kind: "manual", fingerprint: "person" },
          { ...QUIET, at: 4, errorCode: null, fingerprint: "no code" },
        );
        expect(await backtest(scene)).toMatchObject({ examinedSignals: 2, suppressedSignals: 1 });
        expect(await backtest(scene, { suppression: { ...SUPPRESSION, errorCodes: ["QUIE"] } })).toEqual({
          examinedSignals: 2,
          alreadySuppressed: 0,
          suppressedSignals: 0,
          suppressedCostMicros: null,
          absentIncidents: NOBODY,
          smallerIncidents: 0,
          signals: [],
          absent: [],
          smaller: [],
        });
      });

      it("F-023: are graver by trigger type or by what they say of themselves", async () => {
        const scene = openScene();
        await scene.record(
          { ...QUIET, at: 1, signalId: "low", triggerType: "something", initialSeverity: "low" },
          { ...QUIET, at: 1, signalId: "none", triggerType: "something" },
          { ...QUIET, at: 1, signalId: "high", triggerType: "something", initialSeverity: "high" },
          { ...QUIET, at: 1, signalId: "critical", triggerType: "budget_breach", initialSeverity: "low" },
        );
        const covered = async (maxSeverity: Suppression["maxSeverity"]) => {
          const { signals } = await backtest(scene, { suppression: { ...SUPPRESSION, maxSeverity } });
          return signals.map(({ signalId }) => signalId);
        };
        expect(await covered("low")).not.toContain("high");
        expect(await covered("high")).toEqual(["low", "none", "high"]);
        expect(await covered("critical")).toEqual(["low", "none", "high", "critical"]);
      });

      it("are those of one agent when the rule would be for that agent", async () => {
        const scene = openScene();
        await scene.record(
          { ...QUIET, at: 1, agentId: "bot-1" },
          { ...QUIET, at: 1, agentId: "bot-2" },
          { ...QUIET, at: 1 },
        );
        expect(await backtest(scene, { agentId: "bot-1" })).toMatchObject({ examinedSignals: 3, suppressedSignals: 1 });
      });

      it("leave out what a rule in force suppressed, and the rule's own end", async () => {
        const scene = openScene();
        const suppression = { ...SUPPRESSION, expiresAt: scene.time(100) };
        await scene.write(({ policyRules }) =>
          policyRules.insertPolicyRule(scene.tenantId, newRule(scene, "known", { suppression })),
        );
        await scene.recordOne({ ...QUIET, at: 99, costMicros: 4 });
        await scene.recordOne({ ...QUIET, at: 100, costMicros: 9 });
        expect(await backtest(scene, { suppression })).toMatchObject({
          examinedSignals: 2,
          alreadySuppressed: 1,
          suppressedSignals: 1,
          suppressedCostMicros: 9,
          signals: [{ receivedAt: scene.time(100) }],
          absentIncidents: { incidents: 1 },
        });
      });

      it("belong to one tenant", async () => {
        const [scene, other] = [openScene(), openScene()];
        await other.recordOne({ ...QUIET, at: 1 });
        await scene.recordOne({ at: 1 });
        expect(await backtest(scene)).toMatchObject({ examinedSignals: 1, suppressedSignals: 0, absent: [] });
      });
    });

    describe("the incidents", () => {
      it("are absent when every signal that they have is covered, and smaller when some are", async () => {
        const scene = openScene();
        const gone = await scene.taken({ ...QUIET, at: 0, fingerprint: "gone" });
        await scene.record({ ...QUIET, at: 1, fingerprint: "gone" }, { ...QUIET, at: 2, fingerprint: "mixed" });
        const mixed = await scene.taken({ at: 3, triggerType: "rate_limit", fingerprint: "mixed" });
        await scene.taken({ at: 4, triggerType: "rate_limit", fingerprint: "untouched" });
        const facts = await backtest(scene);
        expect(facts).toMatchObject({ absentIncidents: { ...NOBODY, incidents: 1, open: 1 }, smallerIncidents: 1 });
        const { title, severity } = await scene.incident(gone);
        expect(facts.absent).toEqual([
          {
            incidentId: gone,
            title,
            severity,
            lifecycleState: "ACTIVE",
            signalCount: 2,
            suppressedSignals: 2,
            startedAt: scene.time(0),
            acknowledgedBy: null,
            resolvedBy: null,
            resolutionMethod: null,
            resolutionType: null,
          },
        ]);
        expect(facts.smaller).toMatchObject([{ incidentId: mixed, signalCount: 2, suppressedSignals: 1 }]);
      });

      it("are kept by a signal outside the window, and by one that a person sent", async () => {
        const scene = openScene();
        const early = await scene.taken({ ...QUIET, at: 0, fingerprint: "early" });
        await scene.record({ ...QUIET, at: 10, fingerprint: "early" });
        const reported = await scene.taken({ ...QUIET, at: 11, kind: "manual", reference: "ticket" });
        const causedBy = { kind: "manual", reference: "ticket" } as const;
        expect(await scene.taken({ ...QUIET, at: 12, triggerType: "caused", causedBy })).toBe(reported);
        expect(await backtest(scene, { from: 1 })).toMatchObject({ absent: [], smallerIncidents: 2 });
        expect(idsOf((await backtest(scene)).absent)).toEqual([early]);
        expect(idsOf((await backtest(scene)).smaller)).toEqual([reported]);
      });

      it("are kept by signals that were deleted since, of which nobody knows any more what they were", async () => {
        const scene = openScene();
        const id = await scene.taken({ ...QUIET, at: 0 });
        await scene.record({ ...QUIET, at: 1 }, { ...QUIET, at: 2 });
        await scene.resolve(id, 3);
        expect(idsOf((await backtest(scene)).absent)).toEqual([id]);
        await scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(10), 1));
        expect(await backtest(scene)).toMatchObject({
          absentIncidents: NOBODY,
          smaller: [{ incidentId: id, signalCount: 3, suppressedSignals: 2 }],
        });
      });

      it("are not kept by an all-clear; signals that came late count as theirs", async () => {
        const scene = openScene();
        const id = await scene.taken({ ...QUIET, at: 0, reference: "r" });
        await scene.recordOne({ ...QUIET, at: 1, reference: "q" });
        await scene.recordOne({ ...QUIET, at: 5, reference: "r", state: "resolved" });
        await scene.acknowledge(id, 6);
        await scene.resolve(id, 7);
        expect(await scene.recordOne({ ...QUIET, at: 4, receivedAt: 8, reference: "s" })).toMatchObject({
          outcome: "late",
        });
        expect(await backtest(scene)).toMatchObject({
          absent: [{ incidentId: id, signalCount: 3, suppressedSignals: 3 }],
        });
        expect(await backtest(scene, { to: 8 })).toMatchObject({ smaller: [{ incidentId: id, suppressedSignals: 2 }] });
      });

      it("count what went over the hourly cap as the overflow incident's", async () => {
        const scene = openScene({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
        await scene.taken({ ...QUIET, at: 0, fingerprint: "first" });
        const overflow = await scene.taken({ ...QUIET, at: 1, fingerprint: "second" });
        await scene.recordOne({ ...QUIET, at: 2, fingerprint: "third" });
        const { absent } = await backtest(scene);
        expect(absent.at(-1)).toMatchObject({ incidentId: overflow, signalCount: 2, suppressedSignals: 2 });
        await scene.recordOne({ at: 3, triggerType: "rate_limit", fingerprint: "fourth" });
        expect(idsOf((await backtest(scene)).smaller)).toEqual([overflow]);
      });

      it("are told by what they were to people", async () => {
        const scene = openScene();
        const ids: string[] = [];
        for (const fingerprint of "abcdefg")
          ids.push(await scene.taken({ ...QUIET, at: ids.length, fingerprint, triggerType: "something" }));
        const [critical = "", taken = "", closed = "", mended = "", rolledBack = "", irrelevant = "", swept = ""] = ids;
        await scene.setSeverity(critical, "critical", 100);
        await scene.acknowledge(taken, 100);
        await scene.acknowledge(closed, 100);
        await end(scene, closed, "manual_closure", BOB);
        await end(scene, mended, "manual", BOB);
        await end(scene, rolledBack, "rollback", BOT);
        await end(scene, irrelevant, "manual_closure", BOB);
        await end(scene, swept, "auto", PRODUCT);
        const { absentIncidents, absent } = await backtest(scene);
        expect(absentIncidents).toEqual({ incidents: 7, critical: 1, workedOn: 2, resolvedByPerson: 2, open: 0 });
        expect(idsOf(absent)).toEqual(ids);
        expect(absent[1]).toMatchObject({ lifecycleState: "ACKED", acknowledgedBy: "ann" });
        expect(absent[4]).toMatchObject({ resolvedBy: "bot", resolutionMethod: "rollback" });
      });

      it.each(FATES)("are %s: by what people did, now and as of then", async (_name, { opensAs, steps }) => {
        const scene = openScene();
        const initialSeverity = opensAs ?? "low";
        const id = await scene.taken({ ...QUIET, at: 0, triggerType: "something", initialSeverity });
        const take: Readonly<Record<Step[0], (detail: Step[1]) => Promise<unknown>>> = {
          "is acknowledged": () => scene.acknowledge(id, 100),
          "is reopened": () => scene.reopen(id, 100),
          "is reopened by the product": async () => {
            const { version, lifecycleState } = await scene.incident(id);
            const change = { reopenedAt: scene.time(100), transitionDigest: "reopen" };
            await scene.write(({ incidentWrite }) =>
              incidentWrite.updateIncidentReopened(scene.tenantId, { incidentId: id, version, lifecycleState }, change),
            );
            await tell(scene, id, "reopened", PRODUCT);
          },
          "is set to": (severity) => scene.setSeverity(id, severity as Severity, 100),
          "is resolved": (method) => end(scene, id, method as ResolutionMethod, BOB),
          "is closed": () => end(scene, id, "manual_closure", BOB),
          "is over by itself": () => end(scene, id, "auto", PRODUCT),
          "has by Bob": (entry) => tell(scene, id, entry as IncidentEventType, BOB),
          "has by a program": (entry) => tell(scene, id, entry as IncidentEventType, BOT),
          "has by the product": (entry) => tell(scene, id, entry as IncidentEventType, PRODUCT),
          "has evidence of a violation": () => tell(scene, id, "evidence_captured", BOT, { violationId: "vio_1" }),
        };
        const suppression: Suppression = { ...SUPPRESSION, maxSeverity: "critical" };
        const told = async (at?: BacktestQuestion["at"]) => {
          const { absentIncidents } = await backtest(scene, { suppression, ...(at === undefined ? {} : { at }) });
          const { incidents, ...counts } = absentIncidents;
          expect(incidents).toBe(1);
          return Object.entries(counts).flatMap(([what, count]) => (count === 1 ? [what] : []));
        };
        const points = [await scene.here()];
        const expected: (readonly string[])[] = [initialSeverity === "critical" ? ["critical"] : ["open"]];
        for (const [step, detail, ...words] of steps) {
          await take[step](detail);
          expect(await told(), `${step} ${detail}`).toEqual(words);
          points.push(await scene.here());
          expected.push(words);
        }
        for (const [index, at] of points.entries()) expect(await told(at)).toEqual(expected[index]);
      });

      it("are named by their start, ties by id, as many of each as wanted, and all counted", async () => {
        const scene = openScene();
        const later = await scene.taken({ ...QUIET, at: 9, fingerprint: "later" });
        await scene.record(
          ...["a", "b", "c"].map((fingerprint) => ({ ...QUIET, at: 5, receivedAt: 10, fingerprint })),
          ...["a", "b"].map((fingerprint) => ({ at: 6, receivedAt: 10, triggerType: "rate_limit", fingerprint })),
        );
        const facts = await backtest(scene);
        const smaller = idsOf(facts.smaller);
        expect(smaller).toEqual([...smaller].sort());
        expect(smaller).toHaveLength(2);
        expect(idsOf(facts.absent)).toHaveLength(2);
        expect(idsOf(facts.absent)[1]).toBe(later);
        expect(await backtest(scene, { limit: 1 })).toMatchObject({
          absentIncidents: { incidents: 2 },
          smallerIncidents: 2,
          absent: [facts.absent[0]],
          smaller: [facts.smaller[0]],
        });
      });
    });

    it("is made as of an earlier point: by the signals, states and people of then", async () => {
      const scene = openScene();
      const id = await scene.taken({ ...QUIET, at: 0 });
      const points = [await scene.here()];
      const answers = [await backtest(scene)];
      await scene.recordOne({ ...QUIET, at: 1, costMicros: 5 });
      const steps = [
        () => scene.acknowledge(id, 2),
        () => scene.recordOne({ at: 3, triggerType: "rate_limit" }),
        () => scene.setSeverity(id, "critical", 4),
        () => scene.resolve(id, 5),
        () => scene.reopen(id, 6),
      ];
      for (const step of steps) {
        await step();
        points.push(await scene.here());
        answers.push(await backtest(scene));
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(answers.length);
      for (const [index, at] of points.entries()) expect(await backtest(scene, { at })).toEqual(answers[index]);
    });
  });
}
