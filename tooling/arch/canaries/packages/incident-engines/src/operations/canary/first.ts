import "@hoc/incident-schemas";
