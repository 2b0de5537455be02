// Parses files as Mermaid does and prints what each is, or what is wrong: node mermaid.mjs NODE_MODULES FILE…
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const from = (path) => import(pathToFileURL(`${modules}/${path}`));

// What cleans texts for a page needs one; here nothing is shown, so they may stay as they are.
const { default: purify } = await from("dompurify/dist/purify.es.mjs");
purify.addHook = () => {};
purify.sanitize = (text) => text;

const { default: mermaid } = await from("mermaid/dist/mermaid.core.mjs");
const read = [];
for (const file of files) {
  try {
    read.push((await mermaid.parse(readFileSync(file, "utf8"))).diagramType);
  } catch (error) {
    read.push(String(error));
  }
}
console.log(JSON.stringify(read));
