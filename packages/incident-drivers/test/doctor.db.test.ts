import { pgliteDatabase } from "./databases.js";
import { doctorSuite } from "./doctor-suite.js";

doctorSuite("PGlite", () => pgliteDatabase());
