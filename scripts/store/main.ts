import { resolve } from "node:path";
import { check } from "./check";
import { writeForm } from "./form";

const args = process.argv.slice(2);
const [out] = args.filter((argument) => !argument.startsWith("--"));
if (!out) {
  console.error("Usage: npm run store -- FOLDER [--check]");
  console.error("Writes what a pull request to the Raycast Store holds; --check installs, builds and lints it too.");
  process.exit(2);
}
const folder = resolve(out);
const files = writeForm(process.cwd(), folder);
console.log(`Wrote ${files.length} files to ${folder}`);
if (args.includes("--check")) {
  const faults = await check(folder);
  for (const fault of faults) console.log(`- ${fault}`);
  console.log(faults.length === 0 ? "Ready for the Store" : `Not ready: ${faults.length} to mend`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
