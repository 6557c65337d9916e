// breaks: decisions-reach-no-outside, policy-depends-on-schemas-only
import "node:http";
