// breaks: client-depends-on-schemas-only
import "node:crypto";
