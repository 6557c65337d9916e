export { buildArtifact } from "./build-artifact.js";
export { buildIncident } from "./build-incident.js";
export { buildIncidentDetail } from "./build-incident-detail.js";
export { buildRun } from "./build-run.js";
export { buildSignal } from "./build-signal.js";
export { counterUuid, fakeAmbient, fixedClock } from "./fakes.js";
export { type PortStubs, stubPorts, stubUnitOfWork, stubWorkerPorts } from "./stub-ports.js";
