// breaks: client-depends-on-schemas-only
import "@hoc/export-bundles";
