// breaks: front-door-knows-operations-and-schemas
import "../wiring/canary-target.js";
