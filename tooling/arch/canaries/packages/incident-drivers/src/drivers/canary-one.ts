// breaks: drivers-do-not-combine
import "./canary-other/question.js";
