// breaks: engines-speak-ports
import "@hoc/incident-drivers";
