export type { GetOrCreateResult, IncidentAggregator, ReplayedSignal } from "./aggregator.js";
export type { Ambient, ClockFn, Logger, RandomHexFn, UuidFn } from "./ambient.js";
export type { AuditDriver } from "./audit.js";
export type { IncidentReadDriver, ListIncidentsQuery } from "./incident-read.js";
export type { ExpectedIncident, IncidentWriteDriver, Resolution } from "./incident-write.js";
export type { ClaimedEvent, DeliveryDriver, FanOutDriver, OutboxDriver } from "./outbox.js";
export type { EventSink } from "./outward.js";
export type { SignalDriver } from "./signal.js";
export type { IncidentPorts, ReadPorts, UnitOfWork, WorkerPorts } from "./unit-of-work.js";
