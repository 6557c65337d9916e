// breaks: no-unresolvable
import "@hoc/incident-schemas/src/canary-target.js";
