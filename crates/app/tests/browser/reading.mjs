// Reading, while one looks: how far it is, faults as they happen, another language, stopping it.

import fs from "node:fs";
import { go, holds } from "./way.mjs";

await go("reading", async (way) => {
  const told = { done: [], unread: [] };
  await way.context.exposeBinding("heard", (_, name, words) => told[name].push(words));
  await way.context.addInitScript(listen);
  let loads = 0;
  way.page.on("framenavigated", (frame) => {
    if (frame === way.page.mainFrame() && new URL(frame.url()).pathname === "/4") loads += 1;
  });
  await way.consent(false);
  await way.choose("phone", false);
  await way.look("3b-recognised");

  // As soon as something is read: held still, so that what stands there can be looked at.
  const held = way.hold();
  await way.click('form[action="/3/b"] button[type=submit]');
  way.at("/4");
  const [, goOn] = await held;
  await way.look("4-reading");
  holds(await way.page.locator("[data-plain]").first().isHidden(), "asking again is offered where events come");
  await way.languages();
  loads = 0;
  goOn();
  await way.page.waitForFunction(() => /[1-9]/u.test(document.querySelector("[data-live=done]").textContent), null, { timeout: 60_000 });
  const [reader] = await way.hold();
  await way.look("4-reading-on");
  holds(loads === 0, "the page of reading is loaded anew");

  // Stopped, though the process answers nothing: nothing of it is kept, and it can begin again.
  await way.click('form[action="/4/b"] button');
  await way.wait();
  way.at("/3/b");
  holds(!way.app.readers().includes(reader), "the reading goes on");
  holds(fs.readdirSync(way.app.scratch()).length === 1, "something of what was stopped is kept in memory");
  await way.goto("/5");
  way.at("/3");
  await way.goto("/3/b");

  told.done.length = 0;
  told.unread.length = 0;
  await way.read();
  way.at("/5");
  const steps = new Set(told.done);
  holds(steps.size > 1, `how far it is was told once: ${[...steps]}`);
  holds(told.unread.some((words) => words.includes("sms.db")), `the fault is not told while reading: ${told.unread.at(-1)}`);
});

// Tells what the page of reading says, as it says it. It runs in the page.
function listen() {
  document.addEventListener("DOMContentLoaded", () => {
    for (const [name, selector] of [["done", "[data-live=done]"], ["unread", "[data-list=unread]"]]) {
      const place = document.querySelector(selector);
      if (!place) continue;
      const tell = () => window.heard(name, place.textContent);
      tell();
      new MutationObserver(tell).observe(place, { childList: true, characterData: true, subtree: true });
    }
  });
}
