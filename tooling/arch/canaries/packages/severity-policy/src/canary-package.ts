// breaks: policy-depends-on-schemas-only
import "@hoc/export-bundles";
