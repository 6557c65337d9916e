// breaks: shipped-code-ships-alone
import "@hoc/incident-drivers/conformance";
