// breaks: no-cycle
import type { There } from "./canary-cycle-there.js";

export type Back = There;
