// Looks at charts in a browser, SVG or Mermaid, and prints what it sees: node flowchart.mjs NODE_MODULES BROWSER FILE…
// Of SVG: the texts that run out of their box or of the picture, light and dark. Of Mermaid: the texts that are shown.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, executablePath, ...files] = process.argv.slice(2);
const { default: puppeteer } = createRequire(`${modules}/`)("puppeteer-core");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

function overflowing() {
  const inside = (inner, outer) =>
    inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width &&
    inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
  const boxes = [...document.querySelectorAll("rect.box")].map((box) => box.getBBox());
  const picture = document.querySelector("rect.paper").getBBox();
  return [...document.querySelectorAll("text")].filter((text) => {
    const x = +text.getAttribute("x"), y = +text.getAttribute("y");
    const own = boxes.find((box) => inside({ x, y, width: 0, height: 0 }, box)) ?? picture;
    return !inside(text.getBBox(), own);
  }).map((text) => text.textContent);
}

async function shown(page, file) {
  await page.goto("about:blank");
  await page.addScriptTag({ path: `${modules}/mermaid/dist/mermaid.min.js` });
  return page.evaluate(async (text) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    document.body.innerHTML = (await mermaid.render("chart", text)).svg;
    const texts = (selector) => [...document.querySelectorAll(selector)].map((each) => each.textContent);
    return {
      titles: texts(".flowchartTitleText"),
      labels: texts(".nodeLabel, .edgeLabel p"),
      elements: document.body.querySelectorAll("script, img, b").length,
    };
  }, readFileSync(file, "utf8"));
}

const seen = [];
for (const file of files) {
  const page = await browser.newPage();
  page.on("dialog", (dialog) => dialog.dismiss());
  if (file.endsWith(".svg")) {
    const faults = [];
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.goto(pathToFileURL(file).href);
      faults.push(...(await page.evaluate(overflowing)));
    }
    seen.push(faults);
  } else {
    seen.push(await shown(page, file));
  }
  await page.close();
}
await browser.close();
console.log(JSON.stringify(seen));
