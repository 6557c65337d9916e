import { MAX_SIGNALS_PER_CALL } from "@hoc/incident-schemas";
import { now } from "./ambient/platform.js";
import { answerOf } from "./answer-of.js";
import { type CallOptions, type ClientOptions, settingsOf } from "./client-options.js";
import { deprecationIn } from "./deprecation.js";
import { ENDPOINTS } from "./generated/endpoints.js";
import type { Schemas } from "./generated/schemas.js";
import { nextPage, type PageInput } from "./next-page.js";
import type { ItemOf, ListId, OperationId, OperationInput, OperationOutput } from "./operation-types.js";
import { requestOf } from "./request-of.js";
import { send } from "./send.js";

/** The API, called by the ids of its operations. */
export interface Client {
  /**
   * Calls an operation, with what it takes in process and for what it answers there; a file comes as its bytes.
   *
   * @throws {ApiError} when the server refused.
   * @throws {ConnectionError} when no answer came that can be read, after all repetitions.
   */
  execute<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): Promise<OperationOutput<Id>>;
  /** The pages of a list, each asked for when it is needed, all of one instant. */
  pages<Id extends ListId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): AsyncGenerator<OperationOutput<Id>, void, undefined>;
  /** The items of a list, over all its pages. */
  items<Id extends ListId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): AsyncGenerator<ItemOf<Id>, void, undefined>;
  /**
   * Records any number of signals, in as many calls as that takes, and gives what became of each in their order. Where
   * a call fails, those before it are recorded; signals with a `signalId` may all be sent again.
   */
  record(
    signals: Iterable<Schemas["SignalInput"]>,
    options?: Omit<CallOptions, "idempotencyKey">,
  ): Promise<Schemas["RecordResult"][]>;
}

/**
 * Makes a client. It runs on Node and in browsers, and keeps nothing but which deprecations it told.
 *
 * @throws {TypeError} when `baseUrl` is no address.
 * @example
 * const client = createClient({ baseUrl: "https://incidents.example.com", token: process.env.HOC_TOKEN ?? "" });
 * for await (const incident of client.items("incidents.query.listActiveIncidents", { severity: "high" }))
 *   await client.execute("incidents.write.acknowledgeIncident", { incidentId: incident.incidentId });
 */
export function createClient(options: ClientOptions): Client {
  const settings = settingsOf(options);
  const toldOf = new Set<string>();

  async function execute<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    call: CallOptions = {},
  ): Promise<OperationOutput<Id>> {
    const endpoint = endpointOf(id);
    call.signal?.throwIfAborted();
    return send(requestOf(endpoint, input, settings.baseUrl), settings, call, (answer) => {
      tellDeprecation(id, answer.headers);
      return answerOf(endpoint, answer, now()) as OperationOutput<Id>;
    });
  }

  function tellDeprecation(id: string, headers: Headers): void {
    const notice = toldOf.has(id) ? undefined : deprecationIn(id, headers);
    if (notice === undefined) return;
    toldOf.add(id);
    settings.onDeprecation(notice);
  }

  async function* pages<Id extends ListId>(id: Id, input: OperationInput<Id>, call: CallOptions = {}) {
    for (let next: PageInput | undefined = input; next !== undefined; ) {
      const page: OperationOutput<Id> = await execute(id, next as OperationInput<Id>, call);
      const items = itemsOf(id, page);
      yield page;
      next = nextPage(next, page, items);
    }
  }

  async function* items<Id extends ListId>(id: Id, input: OperationInput<Id>, call: CallOptions = {}) {
    for await (const page of pages(id, input, call))
      for (const item of itemsOf(id, page)) {
        call.signal?.throwIfAborted();
        yield item as ItemOf<Id>;
      }
  }

  return {
    execute,
    pages,
    items,
    async record(signals, call = {}) {
      const all = [...signals];
      const results: Schemas["RecordResult"][] = [];
      for (let from = 0; from < all.length; from += MAX_SIGNALS_PER_CALL) {
        const chunk = { signals: all.slice(from, from + MAX_SIGNALS_PER_CALL) };
        results.push(...(await execute("incidents.signals.record", chunk, call)).results);
      }
      return results;
    },
  };
}

/** Ids of programs without types may be anything. */
function endpointOf(id: OperationId) {
  if (!Object.hasOwn(ENDPOINTS, id)) throw new TypeError(`No endpoint answers ${id}; look at docs/operations.md.`);
  return ENDPOINTS[id];
}

function itemsOf(id: OperationId, page: unknown): readonly unknown[] {
  const { items } = endpointOf(id);
  if (items === undefined) throw new TypeError(`${id} is no list that goes by pages.`);
  return (page as Readonly<Record<string, readonly unknown[]>>)[items] ?? [];
}
