// breaks: l6-no-l5-engine-imports
import "@hoc/incident-engines";
