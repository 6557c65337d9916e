// breaks: engines-speak-ports, shipped-code-ships-alone
import type { Kysely } from "kysely";

export type Canary = Kysely<unknown>;
