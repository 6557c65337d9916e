// breaks: drivers-do-not-migrate
import "../migrations/canary-target.js";
