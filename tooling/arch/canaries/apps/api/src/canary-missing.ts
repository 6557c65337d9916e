// breaks: no-unresolvable
import "./canary-not-there.js";
