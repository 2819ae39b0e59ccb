// A small file dropped on the page: held in memory, under its own name, whatever that name is.

import fs from "node:fs";
import { given, go, holds } from "./way.mjs";
import { texts } from "./hostile_names.mjs";

await go("dropped", async (way) => {
  await way.consent(false);
  await way.goto("/3");
  const area = way.page.locator("[data-drop]");
  holds(await area.isVisible(), "nothing can be dropped");
  const limit = Number(await area.getAttribute("data-limit"));
  holds(limit > 1_000_000, `the limit is ${limit}`);
  await way.look("3-drop");

  // Two at once, and one that is too large, are told and not taken.
  await made(way, [["a.zip", 1], ["b.zip", 1]]);
  await says(way, "data-failed");
  await made(way, [["large.zip", limit + 1]]);
  await says(way, "data-large");
  await way.look("3-drop-large");
  way.at("/3");

  // As a person drops it, beside the place for it: nothing opens.
  await dropped(way, way.page.locator("h1"));
  way.at("/3");
  holds((await way.page.locator("#chosen").count()) === 0, "a file dropped elsewhere is taken");
  const loaded = way.page.waitForEvent("load");
  await dropped(way, area);
  await loaded;
  way.at("/3");
  const chosen = await way.page.locator("#chosen").innerText();
  holds(chosen.includes(given.name), `what was dropped is named ${chosen}`);
  await texts(way, "3");
  await way.look("3-dropped");
  await way.click('#chosen a[href="/3/b"]');
  await way.look("3b-dropped");
  await texts(way, "3b");
  await way.read();
  way.at("/5");
  await way.look("5-dropped");
  holds(fs.readdirSync(way.app.home).length === 0, "the file was written to the disk");
});

// Files that the page is told of, without a disk.
async function made(way, files) {
  await way.page.evaluate((all) => {
    const carried = new DataTransfer();
    for (const [name, size] of all) carried.items.add(new File([new Uint8Array(size)], name));
    document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, files);
}

async function says(way, attribute) {
  const [said, wanted] = await way.page.evaluate((name) => {
    const area = document.querySelector("[data-drop]");
    return [area.querySelector("[data-said]").textContent, area.getAttribute(name)];
  }, attribute);
  holds(said === wanted && wanted !== "", `instead of ${wanted} it says ${said}`);
}

// As the browser takes a file from the desktop.
async function dropped(way, target) {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  const session = await way.context.newCDPSession(way.page);
  const data = { items: [], files: [given.file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: box.x + box.width / 2, y: box.y + box.height / 2, data });
  }
  await session.detach();
}
