export { kyselyUnitOfWork, type UnitOfWorkOptions } from "./kysely-unit-of-work.js";
