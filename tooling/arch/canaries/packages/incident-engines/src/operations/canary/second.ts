// breaks: operations-do-not-call-operations
import "./first.js";
