// Counts the cases of a file with the engine of the page, and prints what comes of each: node count.mjs ENGINE CASES
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, file] = process.argv.slice(2);
const { doubt, holds, stand } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(engine, "utf8"))}`);
const { decisions, cases } = JSON.parse(readFileSync(file, "utf8"));
const found = cases.map(({ decision, weights, answers, asked }) => {
  const data = decisions[decision];
  const { wins, leading, asked: open } = stand(data, weights, answers);
  const doubts = asked ? open.map((question) => [question, doubt(data, weights, answers, question)]) : [];
  return { wins, leading, doubts, holding: data.when.map((step) => holds(data, step, answers)) };
});
console.log(JSON.stringify(found));
