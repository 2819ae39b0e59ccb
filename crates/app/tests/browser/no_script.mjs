// The whole way where no script runs: forms and links alone.

import { given, go, holds } from "./way.mjs";
import { addresses, back, pdf } from "./pages.mjs";

await go("no-script", async (way) => {
  await way.consent();
  await way.import(given.signs);
  await way.goto("/3");
  await way.look("3-choose");
  holds(!(await way.page.locator("[data-drop]").isVisible()), "dropping is offered, and cannot work");
  await way.choose("phone");
  await way.look("3b-recognised");
  await way.fill("#f-password-S1", given.password);
  await way.click('form[action="/3/b"] button[type=submit]');
  if (way.path() === "/4") await way.look("4-reading");
  await way.wait();
  way.at("/5");
  await way.look("5-found");
  await way.languages();
  const [finding] = await addresses(way, "ul.findings > li > a");
  for (const to of [finding, "/5/t", "/5/a", "/5/r", "/5/c", "/6"]) {
    await way.goto(to);
    await way.look(`5-${to.replaceAll("/", "")}`);
  }
  await pdf(way, "pdf");

  await way.goto("/5/t");
  const said = () => way.page.locator("#timeline-said").innerText();
  const before = await said();
  const from = await way.page.locator("#timeline form input[name=from]").getAttribute("value");
  const narrow = (await addresses(way, '#timeline a[href^="/5/t?"]')).find((to) => !to.includes(`from=${from}&`));
  await way.click(`#timeline a[href="${narrow}"]`);
  holds((await said()) !== before, "the link narrows nothing");
  const chosen = await way.page.locator("#timeline select option").last().getAttribute("value");
  await way.page.selectOption("#timeline select", chosen);
  await way.click("#timeline form button");
  holds(new URL(way.page.url()).searchParams.get("what") === chosen, "the filter filters nothing");
  await way.look("5-filtered");

  way.expected = /status of 403|ERR_CONNECTION_REFUSED/u;
  const words = [await way.page.locator("h1").innerText(), way.app.home];
  await way.click("#at-leave button");
  way.at("/z");
  const body = await way.page.locator("body").innerText();
  holds(!/vigie/i.test(body), `the blank page says ${body}`);
  await back(way, words);
  await way.app.ended;
  await back(way, words);
}, { javaScriptEnabled: false });
