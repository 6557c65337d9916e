// breaks: rendering-is-injected
import "@hoc/export-bundles/pdf";
