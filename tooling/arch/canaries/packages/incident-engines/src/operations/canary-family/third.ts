// breaks: operations-do-not-call-operations
import "../canary/first.js";
