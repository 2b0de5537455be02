// Opens a page in a browser and prints as JSON what it did: node page.mjs MODULES BROWSER PAGE
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, browserPath, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + "/"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// What is wrong with how the page lies in the window: all of it runs in the page.
function faults() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px wider than the window`);
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) found.push(`no target: ${link.outerHTML}`);
  }
  const room = document.querySelector(".command").clientWidth;
  for (const flag of document.querySelectorAll(".command code")) {
    const style = getComputedStyle(flag);
    const broken = flag.getBoundingClientRect().height > 1.5 * parseFloat(style.lineHeight);
    const probe = flag.cloneNode(true);
    probe.style.cssText = "position: absolute; white-space: nowrap; max-width: none";
    document.body.append(probe);
    if (broken && probe.getBoundingClientRect().width < room - 30) found.push(`broken: ${flag.textContent}`);
    probe.remove();
  }
  for (const chart of document.querySelectorAll("figure > svg")) {
    const bars = [...chart.querySelectorAll("rect, .whisker, .dot")].map((bar) => bar.getBoundingClientRect());
    const frame = chart.getBoundingClientRect();
    const scale = frame.width / chart.viewBox.baseVal.width;
    for (const text of chart.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const clipped = text.ownerSVGElement.width.baseVal.value; // a label is an image of its own, cut at its edge
      const right = text.ownerSVGElement === chart ? box.right : Math.min(box.right, frame.left + clipped * scale);
      if (box.left < frame.left - 1 || right > frame.right + 1) found.push(`out of its chart: ${text.textContent}`);
      if (bars.some((bar) => box.left < bar.right && right > bar.left && box.top < bar.bottom && box.bottom > bar.top)) {
        found.push(`on a bar: ${text.textContent}`);
      }
    }
  }
  return found;
}

const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { console: [], requests: [], violations: {}, faults: {}, title: "" };
try {
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    page.on("console", (message) => seen.console.push(message.text()));
    page.on("pageerror", (error) => seen.console.push(String(error)));
    page.on("request", (request) => seen.requests.push(request.url()));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(pathToFileURL(file).href);
    seen.title = await page.title();
    await page.evaluate(axe);
    for (const width of [320, 390, 800, 1280]) {
      await page.setViewport({ width, height: 900 });
      seen.faults[`${scheme} ${width}`] = await page.evaluate(faults);
      const found = await page.evaluate(() => globalThis.axe.run());
      seen.violations[`${scheme} ${width}`] = found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
    }
    if (scheme === "light") {
      const pdf = Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      seen.pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
    }
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
