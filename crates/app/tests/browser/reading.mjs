// Reading, while one looks: how far it is, faults as they happen, another language, stopping it.

import fs from "node:fs";
import process from "node:process";
import { go, holds } from "./way.mjs";

const START = 'form[action="/3/b"] button[type=submit]';

await go("reading", async (way) => {
  await way.consent(false);
  await way.choose("phone", false);
  await way.look("3b-recognised");
  await stopped(way);
  await fault(way);
});

// Looked at as soon as something is read, changed to the other language, then stopped.
async function stopped(way) {
  const held = way.slowly(() => way.page.waitForFunction(() => document.querySelector("progress")?.value > 0, null, { timeout: 120_000 }));
  await way.click(START);
  way.at("/4");
  const reader = await held;
  await way.look("4-reading");
  holds(await way.page.locator("[data-plain]").first().isHidden(), "asking again is offered where events come");
  await way.languages();
  const bar = await way.page.locator("progress").evaluate(({ value, max }) => ({ value, max }));
  // Where one turn was enough for all, it is read, and not yet compared.
  holds(bar.value > 0 && bar.value <= bar.max, `the bar stands at ${bar.value} of ${bar.max}`);

  // The process answers nothing, and still: nothing of it is kept, and it can begin again.
  await way.click('form[action="/4/b"] button');
  await way.wait();
  way.at("/3/b");
  holds(!way.app.readers().includes(reader), "the reading goes on");
  holds(fs.readdirSync(way.app.scratch()).length === 1, "something of what was stopped is kept in memory");
  await way.goto("/5");
  way.at("/3");
  await way.goto("/3/b");
}

// How far it is and what cannot be read come without loading the page anew; then the result takes its place.
async function fault(way) {
  let loads = 0;
  const told = () => document.querySelector("[data-list=unread]")?.textContent.includes("sms.db");
  way.page.on("framenavigated", (frame) => {
    if (frame === way.page.mainFrame() && new URL(frame.url()).pathname === "/4") loads += 1;
  });
  const held = way.slowly(() => way.page.waitForFunction(told, null, { timeout: 120_000 }));
  await way.click(START);
  const reader = await held;
  await way.look("4-reading-fault");
  way.at("/4");
  holds(loads === 1, `the page of reading is loaded ${loads} times`);
  process.kill(reader, "SIGCONT");
  await way.wait();
  way.at("/5");
}
