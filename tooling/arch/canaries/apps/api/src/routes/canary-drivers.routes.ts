// breaks: front-door-knows-operations-and-schemas
import "@hoc/incident-drivers";
