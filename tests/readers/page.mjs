// Opens a page in a browser and prints as JSON what it did: node page.mjs MODULES BROWSER PAGE
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, browserPath, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + "/"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { console: [], requests: [], violations: {}, overflow: {}, title: "" };
try {
  for (const [mode, scheme, width] of [["light", "light", 1200], ["dark", "dark", 1200], ["narrow", "light", 320]]) {
    const page = await browser.newPage();
    page.on("console", (message) => seen.console.push(message.text()));
    page.on("pageerror", (error) => seen.console.push(String(error)));
    page.on("request", (request) => seen.requests.push(request.url()));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    seen.title = await page.title();
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    seen.violations[mode] = found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
    seen.overflow[mode] = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (mode === "light") {
      const pdf = Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      seen.pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
    }
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
