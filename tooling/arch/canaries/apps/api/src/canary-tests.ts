// breaks: shipped-code-ships-alone
import "./canary.test.js";
