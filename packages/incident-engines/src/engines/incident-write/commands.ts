import type {
  acknowledgeIncidentInputSchema,
  addEvidenceInputSchema,
  addNoteInputSchema,
  assignIncidentInputSchema,
  closeIncidentInputSchema,
  createPostmortemStubInputSchema,
  publishPostmortemInputSchema,
  recordMilestoneInputSchema,
  reopenIncidentInputSchema,
  resolveIncidentInputSchema,
  setSeverityInputSchema,
} from "@hoc/incident-schemas";
import type { z } from "zod";

/** To take an incident on. */
export type AcknowledgeIncident = z.output<typeof acknowledgeIncidentInputSchema>;
/** To resolve an incident: what was wrong and what was done. */
export type ResolveIncident = z.output<typeof resolveIncidentInputSchema>;
/** To close an incident that is no (longer a) matter, with the reason. */
export type CloseIncident = z.output<typeof closeIncidentInputSchema>;
/** To open a resolved incident again, with the reason. */
export type ReopenIncident = z.output<typeof reopenIncidentInputSchema>;
/** To give an incident an owner, or none. */
export type AssignIncident = z.output<typeof assignIncidentInputSchema>;
/** To write a note on an incident. */
export type AddNote = z.output<typeof addNoteInputSchema>;
/** To store evidence with an incident, under the id that it gets. */
export type AddEvidence = z.output<typeof addEvidenceInputSchema> & { readonly evidenceId: string };
/** To set the severity of an incident. */
export type SetSeverity = z.output<typeof setSeverityInputSchema>;
/** To record a step of handling an incident. */
export type RecordMilestone = z.output<typeof recordMilestoneInputSchema>;
/** To begin the postmortem of an incident. */
export type CreatePostmortemStub = z.output<typeof createPostmortemStubInputSchema>;
/** To publish what was learned from an incident. */
export type PublishPostmortem = z.output<typeof publishPostmortemInputSchema>;
