// Prints as JSON how log4brains reads the records of a project: node records.mjs MODULES PROJECT
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, project] = process.argv.slice(2);
const { Log4brains } = createRequire(pathToFileURL(modules + "/"))("@log4brains/core");
const found = await (await Log4brains.create(project)).searchAdrs();
console.log(
  JSON.stringify(found.map(({ title, status, publicationDate, deciders, tags }) =>
    ({ title, status, date: publicationDate, deciders, tags }))),
);
