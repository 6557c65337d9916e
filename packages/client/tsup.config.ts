import { library } from "../../tooling/tsup.base.js";

export default library(import.meta.dirname);
