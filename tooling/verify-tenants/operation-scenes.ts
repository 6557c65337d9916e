import { createHash } from "node:crypto";
import { type CatalogueEntry, describeOperations, type OperationId } from "@hoc/incident-engines";
import { READ_AT } from "../verify-reads/deeds.js";
import { type Answered, answeredBy } from "./answered.js";
import { calledAt, inputOf, isKnown } from "./inputs.js";
import type { Scene } from "./scenes.js";
import { asAdmin, type Stage } from "./stage.js";
import { CALLER, VICTIM, type World } from "./world.js";

type Execute = (id: OperationId, input: object, context: object) => Promise<unknown>;

const LONE_SURROGATE = "glob\ud800ex";

/** What no tenant is called. */
const MALFORMED: readonly unknown[] = [
  ...["", "g".repeat(101), "glob\0ex", LONE_SURROGATE, null, 7, true],
  ...[[VICTIM], { tenantId: VICTIM }, { toString: () => VICTIM }, new String(VICTIM)],
];

/** Tenants that are called almost as the victim, or as if the database could be talked into something. */
const STRANGERS: readonly string[] = ["Globex", `${VICTIM} `, "gl\u043ebex", "%", "' or 1=1 --", "__proto__"];

/** Every way to call every operation that says something about who may see what. */
export function operationScenes(world: World): Scene[] {
  return describeOperations()
    .filter(({ id }) => isKnown(id))
    .flatMap((entry) => scenesOf(entry, world, world.cursors.get(entry.id)));
}

/** Calls an operation as a tenant, or as what is none. */
function call(stage: Stage, id: OperationId, input: object, tenantId: unknown, more: object = {}): Promise<Answered> {
  const execute = stage.operations.execute as unknown as Execute;
  return answeredBy(execute(id, input, { ...asAdmin(CALLER), tenantId, ...more }));
}

function scenesOf(
  { id, kind: operationKind, input }: CatalogueEntry,
  world: World,
  cursor: string | undefined,
): Scene[] {
  const own = inputOf(id, world.own);
  const again = inputOf(id, world.again);
  const foreign = inputOf(id, world.foreign);
  const scene = (
    kind: Scene["kind"],
    title: string,
    says: object,
    more: Partial<Scene> & Pick<Scene, "play">,
  ): Scene => ({
    ...{ way: id, kind, title, says, at: calledAt(id), outcome: "either" as const },
    ...more,
  });
  const askingAs = (tenantId: unknown, said: object, more: object = {}) => ({
    play: (stage: Stage) => call(stage, id, said, tenantId, more),
  });
  const asking = (said: object, more: object = {}) => askingAs(CALLER, said, more);
  const unlike = (said: object) => JSON.stringify(said) !== JSON.stringify(own);

  return [
    scene("own", "its own", own, { ...asking(own), outcome: "answered" }),
    ...(unlike(again) ? [scene("own", "its own, named again", again, asking(again))] : []),
    ...(takesInstant(input) ? [scene("own", "its own, as of an instant", own, asking({ ...own, asOf: READ_AT }))] : []),
    scene("foreign", "the victim's", foreign, asking(foreign)),
    scene("no tenant", "no tenant", foreign, { ...askingAs(undefined, foreign), outcome: NOTHING_ASKED }),
    ...MALFORMED.map((tenant, index) =>
      scene("malformed", `malformed ${index}`, foreign, { ...askingAs(tenant, foreign), outcome: NOTHING_ASKED }),
    ),
    ...STRANGERS.map((tenant) =>
      scene("strangers", `as ${JSON.stringify(tenant)}`, [foreign, tenant], askingAs(tenant, foreign)),
    ),
    ...(operationKind === "query" ? [] : ["the same", "another"].map(withTheVictimsKey)),
    ...(cursor === undefined
      ? []
      : [scene("cursors", "with the victim's cursor", { cursor }, asking({ ...own, cursor }))]),
  ];

  function withTheVictimsKey(words: string): Scene {
    const keyed = (digested: string) => ({ idempotency: { key: "the-key", requestDigest: sha256(digested) } });
    return scene("keys", `with the victim's key and ${words} words`, own, {
      ...asking(own, keyed(words)),
      outcome: "answered",
      before: (stage) => call(stage, id, own, VICTIM, keyed("the same")),
    });
  }
}

function takesInstant(input: CatalogueEntry["input"]): boolean {
  return input.safeParse({ asOf: 0 }).error?.issues.some(({ path }) => path[0] === "asOf") ?? false;
}

const NOTHING_ASKED = "refused before anything is asked";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
