// Leaving at once: by the button, by Shift three times, while something is read; the way back shows nothing of it.

import fs from "node:fs";
import { back } from "./pages.mjs";
import { go, holds } from "./way.mjs";

// So long may it take until nothing is seen any more.
const AT_ONCE = 1000;

await go("leaving", async (way) => {
  // The page without a session is an answer of 403, and that of a server that ended none at all.
  way.expected = /status of 403|ERR_CONNECTION_REFUSED/u;
  await byKeys(way);
  await way.renew();
  await byButton(way);
  await way.renew();
  await whileReading(way);
}, { keepsPages: true });

// From a result, beside which a second window shows another part of it.
async function byKeys(way) {
  await result(way);
  const words = [await way.page.locator("h1").innerText(), way.app.home];
  const memory = way.app.scratch();
  holds(fs.readdirSync(memory).length > 1, "the case is not in memory");
  const other = await way.context.newPage();
  way.listen(other);
  await other.goto(`${way.app.origin}/5/c`);
  await way.page.bringToFront();

  // Twice is no way out, and neither are three with something else between.
  await way.page.keyboard.press("Shift");
  await way.page.keyboard.press("Shift");
  await way.page.keyboard.press("a");
  await way.page.keyboard.press("Shift");
  await way.page.keyboard.press("Shift");
  way.at("/5");
  const begun = Date.now();
  await way.page.keyboard.press("Shift");
  await way.page.waitForURL(`${way.app.origin}/z`);
  const took = Date.now() - begun;
  holds(took < AT_ONCE, `leaving took ${took} ms`);
  await blank(way.page, words);
  await other.waitForURL(`${way.app.origin}/z`, { timeout: 5000 });
  await blank(other, words);

  const answer = await way.context.request.get(`${way.app.origin}/5`, { failOnStatusCode: false });
  holds(answer.status() === 403, `the session answers with ${answer.status()}`);
  await back(way, words);
  await way.app.ended;
  holds(!fs.existsSync(memory), "what was in memory stays");
  await back(way, words);
}

async function byButton(way) {
  await way.consent(false);
  await way.goto("/3");
  const words = [await way.page.locator("h1").innerText(), way.app.home];
  await way.page.locator("#at-leave button").click();
  await way.page.waitForURL(`${way.app.origin}/z`);
  await blank(way.page, words);
  await back(way, words);
  await way.app.ended;
  await back(way, words);
}

// The reading process is held still, as one that takes hours: leaving waits for nothing.
async function whileReading(way) {
  await way.consent(false);
  await way.choose("phone", false);
  const held = way.hold();
  await way.click('form[action="/3/b"] button[type=submit]');
  const reader = await held;
  way.at("/4");
  const words = [await way.page.locator("h1").innerText()];
  const begun = Date.now();
  for (let time = 0; time < 3; time += 1) await way.page.keyboard.press("Shift");
  await way.page.waitForURL(`${way.app.origin}/z`);
  const took = Date.now() - begun;
  holds(took < AT_ONCE, `leaving a reading took ${took} ms`);
  await blank(way.page, words);
  await way.app.ended;
  holds(!fs.existsSync(`/proc/${reader}`), "the reading goes on");
}

async function result(way) {
  await way.consent(false);
  await way.choose("phone", false);
  await way.read();
  way.at("/5");
}

// A page that says nothing: neither its words nor its title, nor what stood before.
async function blank(page, words) {
  await page.waitForLoadState("load");
  const said = `${await page.title()}\n${await page.locator("body").innerText()}`;
  holds(said.length < 60 && !/vigie|phone|téléphone/iu.test(said), `the blank page says ${said}`);
  for (const word of words) holds(!said.includes(word), `the blank page says ${word}`);
}
