import "./canary-cycle-back.js";
