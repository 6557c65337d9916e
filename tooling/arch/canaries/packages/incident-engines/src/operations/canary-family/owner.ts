// breaks: one-transaction-owner, doors-not-windows
import type { UnitOfWork } from "../../../../incident-schemas/src/ports/unit-of-work.js";

export type Canary = UnitOfWork;
