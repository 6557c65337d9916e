// breaks: client-depends-on-schemas-only
import "@hoc/incident-engines";
