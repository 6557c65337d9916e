import { createPostmortemStub } from "./create-postmortem-stub.js";
import { getRecurrenceGroup } from "./get-recurrence-group.js";
import { publishPostmortem } from "./publish-postmortem.js";

/** The operations of the family `incidents.recurrence`. */
export const IncidentsRecurrenceHandler = { getRecurrenceGroup, createPostmortemStub, publishPostmortem } as const;
