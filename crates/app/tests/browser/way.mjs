// What every way through the app needs: the app as a person starts it, a real browser, and what must hold on
// every page that it visits.
//
// Described in: <https://playwright.dev/docs/library>, <https://www.deque.com/axe/core-documentation/api-documentation/>.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { App, given, holds } from "./app.mjs";

export { given, holds };

const require = createRequire(path.join(given.tools, "package.json"));
const { chromium } = require("playwright-core");
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1280, 390];
// How long a reading of a made-up phone may take where several tests run at once.
const PATIENCE = 120_000;
// How long a reading that is to be slow runs at a time, and rests: longer than two events are apart.
const [TURN, REST] = [5, 300];
// How long a whole way may take there.
const LONGEST = 300_000;
// Addresses hold numbers and single letters: the browser's history keeps them.
const NEUTRAL = /^\/(?:[a-z]|[0-9](?:\/[a-z])?(?:\/[0-9]+)?|s\.css|s\.js)$/;
const QUESTIONS = { at: /^[0-9]*$/, u: /^[0-9]*$/, page: /^[0-9]+$/, group: /^[0-9]$/, k: /^[0-9]$/, from: /^-?[0-9]+$/, to: /^-?[0-9]+$/, what: /^[0-9]+$/ };

// A browser, and what went wrong in it: nothing may.
export class Way {
  static async begin(name, options = {}) {
    const way = new Way();
    way.name = name;
    way.language = given.language;
    way.options = { javaScriptEnabled: true, ...options };
    way.seen = new Map();
    way.faults = [];
    way.browser = await chromium.launch({
      executablePath: given.chromium,
      // As a person's browser does, pages may be kept for the way back.
      ignoreDefaultArgs: options.keepsPages ? ["--disable-back-forward-cache"] : [],
      chromiumSandbox: process.getuid?.() !== 0,
      args: ["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
    });
    await way.renew();
    return way;
  }

  // Another app and another person: nothing of the last one is known.
  async renew(folder) {
    await this.context?.close();
    await this.app?.stop();
    this.app = await App.start(folder);
    const { javaScriptEnabled } = this.options;
    this.context = await this.browser.newContext({
      locale: this.language === "fr" ? "fr-FR" : "en-GB",
      viewport: { width: WIDTHS[0], height: 900 },
      javaScriptEnabled,
      acceptDownloads: true,
      serviceWorkers: "block",
    });
    await this.context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    this.context.on("request", (request) => {
      const to = request.url();
      if (!to.startsWith(`${this.app.origin}/`) && !to.startsWith("data:")) this.faults.push(`asked another place: ${to}`);
    });
    this.context.setDefaultTimeout(15_000);
    this.page = await this.context.newPage();
    this.listen(this.page);
  }

  listen(page) {
    page.on("dialog", (dialog) => {
      this.faults.push(`a dialog opened: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("pageerror", (error) => this.faults.push(`a script failed: ${error.message}`));
    page.on("console", (said) => {
      if (said.type() !== "error" || this.expected?.test(said.text())) return;
      this.faults.push(`the console says: ${said.text()}`);
    });
  }

  // Goes in with the token, as the browser that vigie opens does.
  async enter() {
    await this.page.goto(this.app.entrance);
    holds(this.page.url() === `${this.app.origin}/1`, `the token stays in the address: ${this.page.url()}`);
    this.title ??= await this.page.title();
  }

  path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  at(wanted) {
    holds(this.path() === wanted, `expected ${wanted}, stands at ${this.path()}: ${this.heading}`);
  }

  async goto(to) {
    await this.page.goto(this.app.origin + to);
  }

  async click(selector) {
    const target = this.page.locator(selector).first();
    await target.waitFor({ timeout: 10_000 });
    await target.click();
    await this.page.waitForLoadState("load");
  }

  async fill(selector, value) {
    await this.page.locator(selector).fill(value);
  }

  // What must hold on every page, and how it looks. The same page is looked at once under one name.
  async look(name) {
    await this.page.waitForLoadState("load");
    this.heading = await this.page.locator("h1").first().innerText();
    const label = `${this.path()} (${name})`;
    this.neutral(label);
    const lang = await this.page.locator("html").getAttribute("lang");
    holds(lang === this.language, `${label}: the page is in ${lang}, not in ${this.language}`);
    const direction = await this.page.locator("html").getAttribute("dir");
    holds(direction === "ltr", `${label}: the page is written ${direction}`);
    await this.leavable(label);
    const title = await this.page.title();
    holds(title === this.title && !/vigie|spy|phone|case|téléphone/i.test(title), `${label}: its title is ${title}`);
    // The rules of accessibility are a script themselves, with clocks that stand still where none runs.
    if (this.options.javaScriptEnabled) await this.accessible(label);
    await this.narrow(label);
    await this.picture(name);
    this.fine(label);
    this.seen.set(this.path(), this.heading);
  }

  // The way out stays in view, wherever on the page one is.
  async leavable(label) {
    const seen = await this.page.evaluate(() => {
      const button = document.querySelector("#at-leave button");
      const inView = () => {
        const box = button.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return box.top >= 0 && box.bottom <= window.innerHeight && button.contains(top);
      };
      if (!button) return [false];
      const first = inView();
      window.scrollTo(0, document.documentElement.scrollHeight);
      const last = inView();
      window.scrollTo(0, 0);
      return [first, last];
    });
    holds(seen.every(Boolean), `${label}: the way out is not in view: ${seen}`);
  }

  neutral(label, address = this.page.url()) {
    const { pathname, searchParams } = new URL(address);
    holds(NEUTRAL.test(pathname), `${label}: its address tells something`);
    for (const [key, value] of searchParams) {
      holds(QUESTIONS[key]?.test(value), `${label}: its address holds ${key}=${value}`);
    }
  }

  fine(label) {
    holds(this.faults.length === 0, `${label}: ${this.faults.join("\n")}`);
  }

  async accessible(label) {
    await this.page.evaluate(AXE);
    await this.rules(label);
    if (this.options.dark) {
      await this.page.emulateMedia({ colorScheme: "dark" });
      await this.rules(`${label}, dark`);
      await this.page.emulateMedia({ colorScheme: "light" });
    }
    this.looked = (this.looked ?? 0) + 1;
  }

  async rules(label) {
    const { violations } = await this.page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
    const said = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 300)} ${node.failureSummary}`));
    holds(said.length === 0, `${label}: ${said.length} faults of accessibility\n${said.join("\n")}`);
  }

  // At 320 pixels, as a page of 1280 enlarged four times, nothing needs sliding sideways but tables.
  async narrow(label) {
    await this.page.setViewportSize({ width: 320, height: 640 });
    const wide = await this.page.evaluate(() => {
      const root = document.documentElement;
      const slides = (one) => one.closest("[tabindex], table, .scroll, svg") !== null;
      const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > 321 && !slides(one));
      return { width: root.scrollWidth, out: out.slice(0, 3).map((one) => one.outerHTML.slice(0, 200)) };
    });
    await this.page.setViewportSize({ width: WIDTHS[0], height: 900 });
    holds(wide.width <= 320, `${label}: ${wide.width} pixels wide on a screen of 320: ${wide.out.join("\n")}`);
  }

  async picture(name) {
    if (!given.pictures) return;
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: width < 600 ? 800 : 900 });
      const file = path.join(given.pictures, `${this.name}-${name}-${this.language}-${width}.png`);
      await this.page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    }
    await this.page.setViewportSize({ width: WIDTHS[0], height: 900 });
  }

  // Goes from the first page to choosing; the ways that are about later pages do not look at these.
  async consent(looks = true) {
    const look = async (name) => {
      if (!looks) return;
      await this.look(name);
      await this.languages();
    };
    if (this.page.url().startsWith(this.app.origin)) await this.goto("/1");
    else await this.enter();
    await look("1-before");
    await this.click("main a.onward");
    await look("1b-consent");
    await this.page.check("input[name=owner][value=mine]");
    await this.click('form[action="/1/b"] button[type=submit]');
    this.at("/2");
    await look("2-what");
  }

  // Chooses what stands in the person's own folder under a name.
  async choose(name, looks = true) {
    if (this.path() !== "/3") await this.goto("/3");
    const entry = this.page.locator("ul.entries li").filter({ has: this.page.locator("bdi", { hasText: name }) });
    await entry.locator("button[name=add]").first().click();
    await this.page.waitForLoadState("load");
    if (looks) await this.look("3-chosen");
    await this.click('#chosen a[href="/3/b"]');
  }

  // Starts reading and waits until it led elsewhere.
  async read() {
    await this.click('form[action="/3/b"] button[type=submit]');
    await this.wait();
  }

  // Holds the next reading process still, as soon as there is one.
  async hold() {
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      const [reader] = this.app.readers();
      // Until the new process runs its own program, it is the app's own thread that waits for it.
      if (reader && !this.app.isApp(reader)) {
        process.kill(reader, "SIGSTOP");
        return reader;
      }
      // The system tells nobody of a new process.
      await pause(1);
    }
    throw new Error("nothing is being read");
  }

  // Lets the next reading process run by short turns, as on a computer where it takes hours, until the page
  // shows something; gives the process, held still.
  async slowly(shows) {
    const reader = await this.hold();
    let over = false;
    const shown = shows().finally(() => (over = true));
    shown.catch(() => {});
    while (!over && fs.existsSync(`/proc/${reader}`)) {
      process.kill(reader, "SIGCONT");
      await pause(TURN);
      try {
        process.kill(reader, "SIGSTOP");
      } catch {
        break; // it ended in its turn
      }
      await pause(REST);
    }
    await shown;
    return reader;
  }

  // Waits until the page of reading led on: by its events, or, where no script runs, by being asked again.
  async wait() {
    const until = Date.now() + PATIENCE;
    while (!this.options.javaScriptEnabled && this.path() === "/4") {
      holds(Date.now() < until, "the reading does not end");
      await this.goto("/4");
    }
    await this.page.waitForURL((url) => url.pathname !== "/4", { timeout: PATIENCE });
    await this.page.waitForLoadState("load");
  }

  // Brings signs from a file, as a person types its path.
  async import(file) {
    await this.click('footer a[href="/8"]');
    await this.fill("#f-path", file);
    await this.click('form[action="/8/i"] button[type=submit]');
    this.at("/8");
  }

  // Takes a document as the browser takes it; gives where it was put.
  async document(form) {
    const waiting = this.page.waitForEvent("download");
    await this.page.locator(`a[href="/6/d?form=${form}"]`).first().click();
    const download = await waiting;
    const name = download.suggestedFilename();
    holds(/^document\.[a-z]+$/.test(name), `the file of ${form} is named ${name}`);
    const target = path.join(given.folder, `${this.name}-${this.language}-${form}-${name}`);
    await download.saveAs(target);
    return target;
  }

  // Changes the language and back again: the page stays the same.
  async languages() {
    const [here, own] = [this.path(), this.language];
    for (const language of [own === "fr" ? "en" : "fr", own]) {
      await this.click(`header form[action="/l"] button[value=${language}]`);
      this.language = language;
      this.at(here);
      const lang = await this.page.locator("html").getAttribute("lang");
      holds(lang === language, `${here}: asked for ${language}, stands in ${lang}`);
    }
    this.fine(`${here}, in the other language`);
  }

  // What the browser's history tells those who look into it.
  async history() {
    const session = await this.context.newCDPSession(this.page);
    const { entries } = await session.send("Page.getNavigationHistory");
    await session.detach();
    const ours = entries.filter(({ url }) => url.startsWith(this.app.origin));
    holds(ours.length > 0, "the history holds nothing of this");
    for (const { url, title } of ours) {
      this.neutral("the history", url);
      // A page that could not be shown is called by its address.
      holds(title === this.title || url.includes(title), `the history calls ${url}: ${title}`);
    }
  }

  async end() {
    this.fine("at the end");
    await this.history();
    await this.browser.close();
    await this.app.stop();
    console.log(`${this.name}, ${this.language}: ${this.seen.size} pages, ${this.looked ?? 0} held against ${RULES.join(", ")}`);
  }
}

function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

// What hangs fails too.
async function within(work, most) {
  let clock;
  const late = new Promise((_, reject) => {
    clock = setTimeout(() => reject(new Error(`the way is not done after ${most} ms`)), most);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(clock));
}

// Goes a way; when something does not hold, says where, and keeps a picture of it.
export async function go(name, steps, options) {
  const way = await Way.begin(name, options);
  try {
    await within(steps(way), LONGEST);
    await way.end();
  } catch (error) {
    const file = path.join(given.pictures ?? given.folder, `failed-${name}-${given.language}.png`);
    await way.page.screenshot({ path: file, fullPage: true, timeout: 5000 }).catch(() => {});
    console.error(`${name}, ${given.language}, at ${way.page.url()}:\n${error.stack}\n${way.faults.join("\n")}\nThe page: ${file}`);
    await way.browser.close();
    await way.app.stop();
    process.exit(1);
  }
}
