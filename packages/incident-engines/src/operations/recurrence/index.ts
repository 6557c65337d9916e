import { createPostmortemStub } from "./create-postmortem-stub.js";

/** The operations of the family `incidents.recurrence`. */
export const IncidentsRecurrenceHandler = { createPostmortemStub } as const;
