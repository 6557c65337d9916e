// breaks: policy-depends-on-schemas-only
import "node:crypto";
