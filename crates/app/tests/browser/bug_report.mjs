// A bug report of Android, offered from where a browser left it; what the owner knows moves down; the timeline is
// narrowed, filtered and moved, with the script and by its addresses alone.

import { given, go, holds } from "./way.mjs";
import { addresses, pdf, results } from "./pages.mjs";

await go("bug-report", async (way) => {
  await way.consent(false);
  await way.import(given.signs);
  await way.goto("/3");
  await way.look("3-offered");
  await way.languages();
  await way.click("#usual button[name=add]");
  await way.look("3-chosen");
  await way.click('#chosen a[href="/3/b"]');
  await way.look("3b-recognised");
  await way.read();
  way.at("/5");
  await results(way, 4);
  await mine(way);
  await timeline(way);
  await way.goto("/6");
  const text = await pdf(way, "pdf");
  holds(text.includes("bugreport-x.zip"), "the document names no source");
}, { dark: true });

// «This is mine» is said of an open door, shown, and taken back.
async function mine(way) {
  await way.goto("/5");
  const [finding] = await addresses(way, "#doors ul.findings > li > a");
  await way.goto(finding);
  await way.fill("#f-reason", "my \"work\" <b>phone</b>");
  await way.click('form[action="/5/m"] button[value=yes]');
  way.at(finding);
  const said = await way.page.locator("#mine").innerText();
  holds(said.includes("my \"work\" <b>phone</b>"), `the reason is not shown as it was typed: ${said}`);
  await way.look("5-finding-mine");
  await way.goto("/5");
  const last = (await addresses(way, "#doors ul.findings > li > a")).at(-1);
  holds(last === finding, `what is mine stands not last, but ${last}`);
  await way.look("5-found-mine");
  await way.goto(finding);
  await way.click('form[action="/5/m"] button[value=no]');
  holds(!(await way.page.locator("#mine").innerText()).includes("<b>"), "the reason stays after it was taken back");
}

// The same steps with the script, which loads no page anew, as by their addresses.
async function timeline(way) {
  await way.goto("/5/t");
  const all = await count(way);
  await way.page.evaluate(() => (window.stays = true));
  await narrowed(way);
  const narrow = await count(way);
  holds(narrow.rows <= all.rows && narrow.said !== all.said, `narrowed from ${all.said} to ${narrow.said}`);
  await way.look("5-when-narrow");
  const chosen = await way.page.locator("#timeline select option").nth(1).getAttribute("value");
  await way.page.selectOption("#timeline select", chosen);
  await said(way, () => way.page.locator("#timeline form button").click());
  const filtered = await count(way);
  await way.look("5-when-filtered");
  await dragged(way);
  holds(await way.page.evaluate(() => window.stays === true), "the page was loaded anew");
  await said(way, () => way.page.goBack());
  holds((await count(way)).said === filtered.said, "the way back shows another span");
  const here = way.path();
  await way.goto("/5/t");
  await way.goto(here);
  holds((await count(way)).said === filtered.said, "the address alone shows another span");
  await way.languages();
}

async function count(way) {
  const rows = await way.page.locator("#moments tbody tr").count();
  return { said: await way.page.locator("#timeline-said").innerText(), rows };
}

// Waits until the page says something else.
async function said(way, act) {
  const before = await way.page.locator("#timeline-said").innerText();
  await act();
  await way.page.waitForFunction((words) => document.getElementById("timeline-said").innerText !== words, before, { timeout: 5000 });
}

// By the first link that narrows to a part.
async function narrowed(way) {
  const links = way.page.locator('#timeline a[href^="/5/t?"]');
  const own = await way.page.locator("#timeline form input[name=from]").getAttribute("value");
  const others = await links.evaluateAll((all, from) => all.map((one) => one.href).findIndex((to) => !to.includes(`from=${from}&`)), own);
  holds(others >= 0, "no link narrows the timeline");
  await said(way, () => links.nth(others).click());
}

// By pulling over the drawing.
async function dragged(way) {
  const drawing = way.page.locator("#timeline .bars svg");
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  const [x, y] = [(share) => box.x + box.width * share, box.y + 30];
  await said(way, async () => {
    await way.page.mouse.move(x(0.3), y);
    await way.page.mouse.down();
    await way.page.mouse.move(x(0.6), y, { steps: 4 });
    await way.page.mouse.up();
  });
}
