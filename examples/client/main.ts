import { createClient } from "@hoc/client";
import { handleOutage } from "./handle-outage.js";

const [baseUrl = "http://127.0.0.1:3000", token = "dev-token"] = process.argv.slice(2);
for (const line of await handleOutage(createClient({ baseUrl, token }))) console.log(line);
