import type { LessonsDriver, NewLesson, PolicyProposalDriver, ProposalReview } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIGESTS, newLesson, newRule } from "../src/conformance/failure-facts.js";
import { BACKTEST, PROPOSAL } from "../src/conformance/policy-proposal.suite.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { createLessonsDriver } from "../src/drivers/lesson.js";
import { createPolicyProposalDriver } from "../src/drivers/policy-proposal.js";
import { createPolicyRuleDriver } from "../src/drivers/policy-rule.js";
import { type Database, driverSet, pgDatabase } from "./databases.js";
import { writeHeadless } from "./headless.js";
import { processOn, tally } from "./processes.js";

const CONNECTIONS = 20;
const ANN = { type: "HUMAN", id: "ann" } as const;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let pools: Database[];
let scene: Scene;

beforeAll(async () => {
  database = await pgDatabase();
  pools = Array.from({ length: 4 }, () => database.connect(CONNECTIONS / 4));
  scene = createScene(driverSet(database));
});

afterAll(() => database?.close());

interface Learning {
  readonly lessons: LessonsDriver;
  readonly policyProposals: PolicyProposalDriver;
  readonly policyRules: Pick<ReturnType<typeof createPolicyRuleDriver>, "insertPolicyRule">;
}

type Write = <Result>(db: Database, tenantId: string, work: (ports: Learning) => Promise<Result>) => Promise<Result>;

const WRITERS: readonly (readonly [writers: string, write: Write])[] = [
  ["that wait for the tenant's head", (db, tenantId, work) => processOn(db).write(tenantId, work)],
  [
    "without the tenant's head",
    (db, tenantId, work) =>
      writeHeadless(db, tenantId, (executor, head) =>
        work({
          lessons: createLessonsDriver(executor, head),
          policyProposals: createPolicyProposalDriver(executor, head),
          policyRules: createPolicyRuleDriver(executor, head),
        }),
      ),
  ],
];

const rowsOf = async (table: string, tenantId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from ${sql.id("hoc", table)} where tenant_id = ${tenantId}`.execute(database.db);
  return Number(rows[0]?.n);
};

describe.each(WRITERS)("twenty connections %s", (writers, write) => {
  const tenantOf = (what: string) => `${what} ${writers}`;
  const race = <Result>(tenantId: string, work: (ports: Learning, number: number) => Promise<Result>) =>
    Promise.all(
      Array.from({ length: CONNECTIONS }, (_, number) =>
        write(pools[number % pools.length] as Database, tenantId, (ports) => work(ports, number)),
      ),
    );
  const alone = <Result>(tenantId: string, work: (ports: Learning) => Promise<Result>) =>
    processOn(database.db).write(tenantId, work);
  const learn = (tenantId: string, said: (number: number) => Partial<NewLesson>) =>
    race(tenantId, ({ lessons }, number) =>
      lessons.insertLesson(tenantId, newLesson(scene, `lesson-${number}`, said(number))),
    );

  async function expectOne(tenantId: string, kept: string, learned: Awaited<ReturnType<typeof learn>>, before = 0) {
    expect(tally(learned.map(({ outcome }) => outcome))).toEqual({ recorded: 1, [kept]: CONNECTIONS - 1 });
    expect(new Set(learned.map(({ lessonId }) => lessonId)).size).toBe(1);
    expect(await rowsOf("lessons_learned", tenantId)).toBe(before + 1);
  }

  it("F-074: learn the same from an event once, and all are told which lesson stands", async () => {
    const tenantId = tenantOf("event");
    await expectOne(tenantId, "duplicate", await learn(tenantId, () => ({ sourceEventId: "run" })));
  });

  it.each([
    ["for good", {}],
    ["for a day", { hours: 24 }],
  ])("F-074: learn once under a debounce key that holds %s, each from an event of its own", async (_, holds) => {
    const tenantId = tenantOf(JSON.stringify(holds));
    await expectOne(tenantId, "debounced", await learn(tenantId, () => ({ debounce: { key: "k", ...holds } })));
  });

  it("F-074: learn once when the hours of a debounce key are over", async () => {
    const tenantId = tenantOf("over");
    const debounce = { key: "k", hours: 24 };
    await alone(tenantId, ({ lessons }) =>
      lessons.insertLesson(tenantId, newLesson(scene, "yesterday's", { debounce })),
    );
    const learned = await learn(tenantId, () => ({ debounce, createdAt: scene.time(86_400) }));
    await expectOne(tenantId, "debounced", learned, 1);
  });

  const CHANGES: Readonly<Record<string, (ports: Learning, tenantId: string, number: number) => Promise<boolean>>> = {
    defer: ({ lessons }, tenantId, number) =>
      lessons.updateLessonDeferred(tenantId, "lesson", {
        actor: ANN,
        at: scene.time(1),
        deferUntil: scene.time(number),
      }),
    dismiss: ({ lessons }, tenantId, number) =>
      lessons.updateLessonDismissed(tenantId, "lesson", { actor: ANN, at: scene.time(1), reason: `reason ${number}` }),
    convert: async ({ lessons, policyProposals }, tenantId, number) => {
      const proposalId = `prop-${number}`;
      const isConverted = await lessons.updateLessonConverted(tenantId, "lesson", {
        actor: ANN,
        at: scene.time(1),
        proposalId,
      });
      const draft = { ...PROPOSAL, proposalId, sourceType: "lesson", sourceId: "lesson" } as const;
      if (isConverted) await policyProposals.insertPolicyProposal(tenantId, draft);
      return isConverted;
    },
    reactivate: ({ lessons }, tenantId) =>
      lessons.updateLessonReactivated(tenantId, "lesson", { actor: ANN, at: scene.time(2) }),
  };

  it.each(Object.entries(CHANGES))("F-076: %s a lesson once, and one of them is told so", async (change, work) => {
    const tenantId = tenantOf(change);
    await alone(tenantId, ({ lessons }) => lessons.insertLesson(tenantId, newLesson(scene, "lesson")));
    if (change === "reactivate")
      await alone(tenantId, (ports) => CHANGES.defer?.(ports, tenantId, 1) as Promise<boolean>);
    const before = await rowsOf("lesson_transitions", tenantId);
    const done = await race(tenantId, (ports, number) => work(ports, tenantId, number));
    expect(done.filter((isDone) => isDone)).toHaveLength(1);
    expect(await rowsOf("lesson_transitions", tenantId)).toBe(before + 1);
    expect(await rowsOf("policy_proposals", tenantId)).toBe(change === "convert" ? 1 : 0);
  });

  it("F-076: do one thing of all that can be done with a lesson", async () => {
    const tenantId = tenantOf("all");
    await alone(tenantId, ({ lessons }) => lessons.insertLesson(tenantId, newLesson(scene, "lesson")));
    const { defer, dismiss, convert } = CHANGES;
    const done = await race(tenantId, async (ports, number) =>
      [defer, dismiss, convert][number % 3]?.(ports, tenantId, number),
    );
    expect(done.filter((isDone) => isDone)).toHaveLength(1);
    expect(await rowsOf("lesson_transitions", tenantId)).toBe(1);
  });

  it.each([
    ["F-026", "incidents", () => ({})],
    ["F-075", "lessons with one error code", (number: number) => ({ sourceType: "lesson", sourceId: `l-${number}` })],
    ["F-075", "one lesson without an error code", () => ({ sourceType: "lesson", sourceId: "l", errorCode: null })],
    [
      "F-075",
      "incidents and lessons",
      (number: number) => ({ sourceType: number % 2 === 0 ? "lesson" : "incident", sourceId: `s-${number}` }),
    ],
  ] as const)("%s: make one draft of what %s ask for, and all are told which", async (_, asking, said) => {
    const tenantId = tenantOf(asking);
    const drafts = await race(tenantId, ({ policyProposals }, number) =>
      policyProposals.insertPolicyProposal(tenantId, { ...PROPOSAL, ...said(number), proposalId: `prop-${number}` }),
    );
    expect(drafts.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(drafts.map(({ proposalId }) => proposalId)).size).toBe(1);
    expect(await rowsOf("policy_proposals", tenantId)).toBe(1);
  });

  const review: Omit<ProposalReview, "status"> = {
    reviewedAt: "2026-03-14T12:00:00.000000Z",
    reviewedBy: "bob",
    reviewNotes: "Why.",
    policyId: null,
    backtest: null,
    reviewDigest: DIGESTS.first,
  };
  const reject = ({ policyProposals }: Learning, tenantId: string) =>
    policyProposals.updateProposalReviewed(tenantId, "prop-1", { ...review, status: "rejected" });
  const approve = async ({ policyRules, policyProposals }: Learning, tenantId: string, number: number) => {
    const policyId = `pol-${number}`;
    await policyRules.insertPolicyRule(tenantId, newRule(scene, policyId));
    return policyProposals.updateProposalReviewed(tenantId, "prop-1", {
      ...review,
      status: "approved",
      policyId,
      backtest: BACKTEST,
    });
  };

  it.each([
    ["reject", [reject]],
    ["approve", [approve]],
    ["approve or reject", [approve, reject]],
  ] as const)("%s a draft once, and one of them is told so", async (what, reviews) => {
    const tenantId = tenantOf(what);
    await alone(tenantId, ({ policyProposals }) => policyProposals.insertPolicyProposal(tenantId, PROPOSAL));
    const done = await race(tenantId, (ports, number) => {
      const [first, second = first] = reviews;
      return number % 2 === 0 ? first(ports, tenantId, number) : second(ports, tenantId, number);
    });
    expect(done.filter((isDone) => isDone)).toHaveLength(1);
  });
});

describe("a writer who inserts past the drivers", () => {
  const copy = (table: string, tenantId: string, changed: Readonly<Record<string, unknown>>) =>
    sql`insert into ${sql.id("hoc", table)}
      select (jsonb_populate_record(t, ${JSON.stringify({ ...changed, id: "copy" })}::jsonb)).*
      from ${sql.id("hoc", table)} as t where t.tenant_id = ${tenantId}`.execute(database.db);

  it("F-074: is refused a second lesson of an event, and of a debounce key", async () => {
    await processOn(database.db).write("foreign", ({ lessons }) =>
      lessons.insertLesson("foreign", newLesson(scene, "lesson", { debounce: { key: "k", hours: 1 } })),
    );
    const none = { debounce_key: null, debounce_after: null };
    for (const [changed, constraint] of [
      [none, "lessons_learned_event"],
      [{ source_event_id: "another" }, "lessons_learned_debounce"],
    ] as const)
      await expect(copy("lessons_learned", "foreign", changed)).rejects.toMatchObject({ code: "23505", constraint });
    await copy("lessons_learned", "foreign", { ...none, source_event_id: "another" });
  });

  it("F-026, F-075: is refused a second draft of a kind, and a second one of a lesson", async () => {
    await processOn(database.db).write("foreign", ({ policyProposals }) =>
      policyProposals.insertPolicyProposal("foreign", { ...PROPOSAL, sourceType: "lesson", sourceId: "lesson" }),
    );
    for (const [changed, constraint] of [
      [{ source_type: "incident" }, "policy_proposals_draft"],
      [{ source_id: "another" }, "policy_proposals_draft"],
      [{ error_code: "ANOTHER" }, "policy_proposals_lesson"],
    ] as const)
      await expect(copy("policy_proposals", "foreign", changed)).rejects.toMatchObject({ code: "23505", constraint });
    await copy("policy_proposals", "foreign", { error_code: null, source_id: "another" });
  });
});

describe("lessons that are due", () => {
  it("F-079: are found at once without the one that somebody else holds", async () => {
    const tenantId = "held";
    const process = processOn(database.connect(1));
    for (const lessonId of ["a", "b", "c"])
      await process.write(tenantId, async ({ lessons }) => {
        await lessons.insertLesson(tenantId, newLesson(scene, lessonId));
        const change = { actor: ANN, at: scene.time(0), deferUntil: scene.time(1) };
        await lessons.updateLessonDeferred(tenantId, lessonId, change);
      });
    const due = () =>
      process.write(tenantId, ({ lessons }) => lessons.fetchExpiredDeferred(tenantId, scene.time(1), 2));
    await database
      .connect(1)
      .transaction()
      .execute(async (trx) => {
        await sql`select 1 from hoc.lessons_learned where tenant_id = ${tenantId} and id = 'a' for update`.execute(trx);
        expect(await due()).toEqual(["b", "c"]);
      });
    expect(await due()).toEqual(["a", "b"]);
  });
});
