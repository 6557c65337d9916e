// breaks: bundles-run-alone
import "@hoc/incident-drivers";
