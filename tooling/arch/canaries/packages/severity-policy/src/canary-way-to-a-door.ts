// breaks: doors-not-windows
import "../../incident-schemas/src/index.js";
