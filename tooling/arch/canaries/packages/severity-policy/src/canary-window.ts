// breaks: doors-not-windows
import "../../incident-schemas/src/canary-target.js";
