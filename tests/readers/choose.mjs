// Uses the page that is sent round in a browser, and prints as JSON what it saw:
// node choose.mjs MODULES BROWSER PAGE PROFILES HASHES
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, executablePath, file, profiles, hashes] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + "/"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const address = pathToFileURL(file).href;

const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { console: [], requests: [], violations: {}, overflow: {} };

async function opened(hash, width = 1280, scheme = "light") {
  const page = await browser.newPage();
  page.on("console", (message) => seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url().split("#")[0]));
  await page.setOfflineMode(true);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(address + hash);
  return page;
}

const text = (page, id) => page.$eval(`#${id}`, (item) => item.textContent);
const marked = (page) => page.waitForSelector("[data-next]").then((set) => set.$eval("input", (radio) => radio.name));
const shares = (page) => page.$$eval("meter", (meters) => meters.map((meter) => meter.value));
const chosen = (page) => page.$$eval("fieldset :checked:not([value=''])", (all) => all.map((one) => [one.name, one.value]));

try {
  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 800, 1280]) {
      const page = await opened("#language=python&front_end=javascript", width, scheme);
      // The policy of the page lets no script in; axe comes by the debugger, which it does not bind.
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run());
      const name = `${scheme} ${width}`;
      seen.violations[name] = found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
      seen.overflow[name] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.close();
    }
  }

  // Every answer by the keyboard alone: from one question to the next by Tab, and down through its answers.
  const page = await opened("");
  seen.blank = await text(page, "verdict");
  seen.first = await marked(page);
  const questions = await page.$$eval("fieldset", (sets) => sets.length);
  for (let question = 0; question < questions; question++) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
  }
  seen.keyboard = await chosen(page);
  seen.complete = { shares: await shares(page), verdict: await text(page, "verdict"), hash: new URL(page.url()).hash };
  await page.close();

  const linked = await opened("#language=python&in_process=for_npm&weights.packages=5");
  seen.linked = { chosen: await chosen(linked), verdict: await text(linked, "verdict"), command: await text(linked, "command") };
  seen.linked.shares = await shares(linked);
  seen.linked.next = await marked(linked);
  seen.linked.profile = decodeURIComponent(await linked.$eval("#save", (link) => link.href)).replace("data:,", "");
  seen.linked.reasons = await linked.$$eval("li[data-rule]:not([hidden])", (all) => all.map((one) => one.innerText));

  await linked.close();

  // Going from one address to another, as a link in a chat does while the page is open.
  const going = await opened("");
  seen.going = await going.evaluate(async (all) => {
    const found = [];
    for (const hash of all) {
      location.hash = hash;
      await new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
      found.push([...document.querySelectorAll("meter")].map((meter) => meter.value));
    }
    return found;
  }, hashes.split(","));
  await going.close();

  seen.hostile = [];
  for (const hash of ["#language=pyton", "#<img src=x onerror=alert(1)>=1", "#__proto__=x&constructor=y", "#weights.team=9", "#files=x"]) {
    const strange = await opened(hash);
    seen.hostile.push({ chosen: await chosen(strange), note: await text(strange, "note"), images: (await strange.$$("img")).length });
    await strange.close();
  }

  const compared = await opened("");
  const input = await compared.$("#files");
  await input.uploadFile(...profiles.split(","));
  await compared.waitForSelector("#compared tr");
  seen.compared = await compared.$$eval("#compared tr", (rows) =>
    rows.map((row) => [row.hasAttribute("data-differ"), ...[...row.cells].map((cell) => cell.textContent)]));
  seen.refused = await text(compared, "note");
  await compared.close();
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
