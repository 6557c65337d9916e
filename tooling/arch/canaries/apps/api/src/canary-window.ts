// breaks: doors-not-windows
import "../../../packages/incident-schemas/src/canary-target.js";
