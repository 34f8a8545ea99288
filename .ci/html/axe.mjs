// axe.mjs [--watch] PAGE.html...: opens every page in Debian's Chromium as a reader
// would have it (phone and wide, light and dark) and fails on an axe finding,
// on a script that ran, on a request that left the folder, on a page that is
// wider than its screen, and on a picture that does not show. --watch leaves
// axe and all views but the first out: it is for many hostile pages.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!browser) {
  console.log("axe: SKIPPED, no Chromium is installed");
  process.exit(0);
}

const paths = process.argv.slice(2);
const watch = paths[0] === "--watch";
if (watch) paths.shift();

const views = [
  { name: "wide light", width: 1280, height: 1500, colorScheme: "light" },
  { name: "wide dark", width: 1280, height: 1500, colorScheme: "dark" },
  { name: "phone light", width: 320, height: 640, colorScheme: "light" },
  { name: "phone dark", width: 320, height: 640, colorScheme: "dark" },
].slice(0, watch ? 1 : 4);
const flags = [
  "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-gpu",
];

const chrome = await chromium.launch({ executablePath: browser, args: flags, chromiumSandbox: false });
let findings = 0;
const say = (page, view, text) => {
  findings++;
  console.error(`${page}: ${view}: ${text}`);
};

for (const view of views) {
  const context = await chrome.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  for (const path of paths) {
    const page = await context.newPage();
    const folder = new URL(".", pathToFileURL(path)).href;
    page.on("request", (r) => {
      if (!r.url().startsWith(folder) && !r.url().startsWith("data:")) say(path, view.name, `asked for ${r.url().slice(0, 120)}`);
    });
    page.on("requestfailed", (r) => say(path, view.name, `could not load ${r.url().slice(0, 120)}`));
    page.on("dialog", (d) => {
      say(path, view.name, `opened a dialog: ${d.message()}`);
      d.dismiss();
    });
    page.on("pageerror", (e) => say(path, view.name, `ran a script: ${e.message}`));
    await page.goto(pathToFileURL(path).href);

    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) say(path, view.name, `is ${wider} px wider than the screen`);
    const active = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap((e) => {
        const found = [...e.attributes].filter((a) => a.name.startsWith("on")).map((a) => `${e.localName} ${a.name}`);
        if (e.localName === "script" && e.type !== "application/ld+json") found.push("script");
        return found;
      }));
    for (const what of active) say(path, view.name, `has active content: ${what}`);

    if (watch) { // everything that a reader could set off
      await page.evaluate(() => {
        for (const d of document.querySelectorAll("details")) d.open = true;
        for (const e of document.querySelectorAll("main *")) {
          for (const type of ["click", "mouseover", "focus", "load", "error", "toggle"]) {
            if (type !== "click" || e.localName !== "a") e.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
          }
        }
      });
      await page.close();
      continue;
    }
    const missing = await page.evaluate(() => [...document.images].filter((i) => i.naturalWidth === 0).map((i) => i.src.slice(0, 80)));
    for (const src of missing) say(path, view.name, `does not show ${src}`);

    await page.evaluate(axe); // not a script tag: the page's own policy forbids those
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const v of result.violations) {
      for (const node of v.nodes) say(path, view.name, `${v.id} (${v.impact}): ${v.help}: ${node.html.slice(0, 160)}`);
    }
    await page.close();
  }
  await context.close();
}
await chrome.close();
if (findings > 0) process.exit(1);
console.log(`${watch ? "watched" : "axe"}: ${paths.length} pages in ${views.length} views, no finding`);
