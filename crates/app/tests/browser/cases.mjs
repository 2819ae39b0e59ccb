// A case: kept, opened from its folder, held against newer signs, compared with another check of the same phone,
// deleted; the folder of an organisation, turned on and off.

import fs from "node:fs";
import path from "node:path";
import { given, go, holds } from "./way.mjs";

await go("cases", async (way) => {
  await way.consent(false);
  await way.choose("phone", false);
  await way.read();
  way.at("/5");
  const first = await kept(way, true);
  // Somebody else's evening: another app, another browser, nothing open.
  await way.renew();
  await opened(way, first);
  await rechecked(way);
  const second = await again(way);
  await compared(way, first, second);
  await organised(way, [first, second]);
  await deleted(way, first, second);
});

// Keeps the case that is open under the name that is suggested; gives where.
async function kept(way, looks) {
  await way.goto("/6");
  const name = await way.page.locator("#f-name").inputValue();
  holds(/^[a-z]+-[a-z]+-[0-9]{2}$/u.test(name), `the name that is suggested is ${name}`);
  await way.fill("#f-folder", path.join(way.app.home, "nowhere"));
  await way.click('form[action="/6/k"] button[type=submit]');
  holds((await way.page.locator("main .notice.problem").innerText()).includes("nowhere"), "a folder that is none is not told");
  if (looks) await way.look("6-keep-nowhere");
  await way.goto("/6");
  await way.fill("#f-name", name);
  await way.fill("#f-folder", way.app.home);
  await way.click('form[action="/6/k"] button[type=submit]');
  way.at("/6");
  const folder = path.join(way.app.home, name);
  holds((await way.page.locator("main .notice.done").innerText()).includes(folder), "where the case is kept is not told");
  holds(fs.existsSync(path.join(folder, "case.json")), "no case stands in the folder");
  if (looks) await way.look("6-kept");
  return folder;
}

async function opened(way, folder) {
  await way.enter();
  await way.click('footer a[href="/7"]');
  holds(!(await way.page.content()).includes(path.basename(folder)), "cases of before are remembered");
  await way.look("7-none-open");
  await way.languages();
  await way.fill("#f-path", way.app.home);
  await way.click('form[action="/7/o"] button[type=submit]');
  await way.page.locator("main .notice.problem").waitFor();
  holds((await way.page.locator("#f-path").inputValue()) === way.app.home, "what was typed is gone");
  await way.look("7-no-case");
  // As somebody who types no path: from where looking begins, to the button beside what vigie kept.
  await way.goto("/7");
  await way.click(`#another nav.stops a:has-text("${way.app.home}")`);
  holds(way.path().startsWith("/7?at="), `looking for a case leads to ${way.path()}`);
  await way.look("7-looked-at");
  await way.languages();
  const buttons = way.page.locator("#another ul.entries button[name=case]");
  holds((await buttons.count()) === 1, "a folder that is no case can be opened");
  const entry = way.page.locator("#another ul.entries li").filter({ has: way.page.locator("bdi", { hasText: path.basename(folder) }) });
  await entry.locator("button[name=case]").click();
  await way.page.waitForURL(`${way.app.origin}/5`);
  await way.look("5-opened");
  await way.click('footer a[href="/7"]');
  holds((await way.page.locator("#open").innerText()).includes(folder), "where the open case stands is not told");
  await way.look("7-open");
}

// With signs that were published since.
async function rechecked(way) {
  await way.import(given.signs);
  await way.goto("/7/r");
  await way.look("7-recheck");
  await way.languages();
  await way.click('form[action="/7/r"] button[type=submit]');
  await way.wait();
  way.at("/7/r");
  await way.look("7-rechecked");
  await way.languages();
  const found = way.page.locator("#new li a");
  holds((await found.count()) > 0, "nothing is new with newer signs");
  holds((await way.page.locator("#sets").innerText()).length > 10, "the sets that changed are not told");
  await found.first().click();
  await way.page.waitForLoadState("load");
  holds(way.path().startsWith("/5/f/"), "what is new leads nowhere");
  await way.look("5-finding-new");
}

// The same phone once more, of which the signs are known now.
async function again(way) {
  await way.consent(false);
  await way.choose("phone", false);
  await way.read();
  way.at("/5");
  return kept(way, false);
}

async function compared(way, first, second) {
  await way.click('footer a[href="/7"]');
  await way.click('#compare a[href="/7/c"]');
  holds((await way.page.locator("#f-before").inputValue()) === second, "the open case is not offered");
  await way.look("7-compare");
  await way.languages();
  await way.fill("#f-before", first);
  await way.fill("#f-after", path.join(way.app.home, "nowhere"));
  await way.click('form[action="/7/c"] button[type=submit]');
  holds((await way.page.locator("main .notice.problem").innerText()).includes("nowhere"), "a case that is none is not told");
  await way.fill("#f-after", second);
  await way.click('form[action="/7/c"] button[type=submit]');
  way.at("/7/c");
  holds((await way.page.locator("#appeared li").count()) > 0, "nothing appeared between the two");
  await way.look("7-compared");
}

async function organised(way, folders) {
  await way.goto("/7");
  await way.fill("#f-folder", way.app.home);
  await way.click("#organisation button[name=act][value=on]");
  way.at("/7");
  const said = await way.page.locator("#organisation").innerText();
  for (const folder of folders) holds(said.includes(path.basename(folder)), `${folder} is not listed`);
  await way.look("7-organisation");
  await way.languages();
  // Another day: the folder is all that is remembered.
  await way.renew();
  await way.enter();
  await way.goto("/7");
  const [first] = folders;
  const line = way.page.locator("#organisation ul.cases li").filter({ hasText: path.basename(first) });
  await line.locator("button").click();
  await way.page.waitForURL(`${way.app.origin}/5`);
  await way.goto("/7");
  holds((await way.page.locator("#open").innerText()).includes(first), "another case is open");
  await way.click("#organisation button[name=act][value=off]");
  way.at("/7");
  const list = await way.page.locator("#organisation").innerText();
  for (const folder of folders) holds(!list.includes(path.basename(folder)), `${folder} is listed still`);
}

async function deleted(way, first, second) {
  await way.click('#open a[href="/7/d"]');
  await way.look("7-delete");
  await way.languages();
  await way.fill("#f-name", path.basename(second));
  await way.click('form[action="/7/d"] button[type=submit]');
  holds((await way.page.locator("#f-name[aria-invalid=true]").count()) === 1, "another name is taken");
  await way.look("7-delete-other");
  holds(fs.existsSync(first) && fs.existsSync(second), "a case is gone");
  await way.fill("#f-name", path.basename(first));
  await way.click('form[action="/7/d"] button[type=submit]');
  await way.look("7-deleted");
  holds(!fs.existsSync(first) && fs.existsSync(second), "the wrong case is gone");
  await way.goto("/5");
  way.at("/1/b");
}
