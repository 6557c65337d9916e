// breaks: shipped-code-ships-alone
import "@hoc/incident-schemas/testing";
