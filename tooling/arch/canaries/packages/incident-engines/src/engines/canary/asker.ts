// breaks: engines-do-not-know-operations
import "../../operations/canary/first.js";
