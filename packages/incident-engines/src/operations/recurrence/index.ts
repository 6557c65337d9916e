import { createPostmortemStub } from "./create-postmortem-stub.js";
import { getRecurrenceGroup } from "./get-recurrence-group.js";

/** The operations of the family `incidents.recurrence`. */
export const IncidentsRecurrenceHandler = { getRecurrenceGroup, createPostmortemStub } as const;
