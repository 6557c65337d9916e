import { commandLine } from "./command-line.js";
import { verifierOptions } from "./verify/plant.js";
import { HOUSE_PLANTS, withPlant } from "./verify-house/plants.js";
import { ownHouse, verifyHouse } from "./verify-house/verify-house.js";

const { plant, strict } = commandLine({
  call: "npx tsx --conditions=@hoc/source tooling/verify-house.ts",
  does: "Holds the house against its laws, the authority boundary and the route map; prints JSON.",
  options: verifierOptions(HOUSE_PLANTS),
}).values;
const summaries = withPlant(await ownHouse(), plant, (house) => verifyHouse(house, plant && [plant.part]));

console.log(JSON.stringify(summaries));
process.exitCode = Object.values(summaries).some(({ FAIL, WARN }) => FAIL > 0 || (strict && WARN > 0)) ? 1 : 0;
