// Opens every BPMN document of a folder as bpmn-io's modellers do; any warning fails.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";

const folder = process.argv[2];
const documents = readdirSync(folder).filter((name) => name.endsWith(".bpmn"));
let failed = 0;

for (const name of documents) {
  const text = readFileSync(join(folder, name), "utf8");
  const complaints = await new BpmnModdle().fromXML(text).then(
    ({ warnings }) => warnings.map((warning) => warning.message),
    (error) => [error.message],
  );
  complaints.forEach((complaint) => console.error(`${name}: ${complaint}`));
  failed += complaints.length > 0 ? 1 : 0;
}

console.log(`${documents.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || documents.length === 0 ? 1 : 0);
