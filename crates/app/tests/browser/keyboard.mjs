// The keyboard alone, from the first page to a result: whatever has the focus is seen, and nothing holds it.

import { given, go, holds } from "./way.mjs";

// More places than any of these pages has.
const PLACES = 400;

await go("keyboard", async (way) => {
  await way.enter();
  const { keyboard } = way.page;

  // The first place leads past what stands on every page.
  await next(way);
  holds(await has(way, "a.skip"), "the first place is not the way to the content");
  await keyboard.press("Enter");
  await to(way, "main summary");
  await keyboard.press("Enter");
  holds((await way.page.locator("main details[open]").count()) === 1, "an answer does not unfold");
  await to(way, "main a.onward");
  await followed(way, "Enter", "/1/b");

  await to(way, "input[name=owner]");
  await keyboard.press("Space");
  holds(await way.page.locator("input[name=owner][value=mine]").isChecked(), "the answer is not chosen");
  await to(way, "#f-organisation");
  await followed(way, "Enter", "/2");
  await to(way, 'main a[href="/3"]');
  await followed(way, "Enter", "/3");
  await to(way, "ul.entries button[name=add]");
  await followed(way, "Space", "/3");
  await to(way, '#chosen a[href="/3/b"]');
  await followed(way, "Enter", "/3/b");
  await to(way, "#f-password-S1");
  await keyboard.type(given.password);
  await keyboard.press("Enter");
  await way.page.waitForURL(`${way.app.origin}/5`, { timeout: 120_000 });

  for (const page of ["/5", "/5/t", "/5/c", "/6", "/7", "/8"]) {
    await way.goto(page);
    await around(way, page);
  }
  // Back to front as well: the last place is in the footer.
  await way.goto("/8");
  await keyboard.press("Shift+Tab");
  holds(await has(way, "footer a, aside *"), "the way back through the page begins elsewhere");
  way.fine("by keys");
  // Holding Shift for that is no way out.
  way.at("/8");
});

// Every place of a page once, until the focus leaves it.
async function around(way, page) {
  let places = 0;
  for (; places < PLACES; places += 1) {
    await way.page.keyboard.press("Tab");
    if (await has(way, "body")) break;
    await seen(way);
  }
  holds(places > 5 && places < PLACES, `${page}: the focus does not come out after ${places} places`);
}

async function to(way, selector) {
  for (let place = 0; place < PLACES; place += 1) {
    await next(way);
    if (await has(way, selector)) return;
  }
  throw new Error(`${way.path()}: no key leads to ${selector}`);
}

async function next(way) {
  await way.page.keyboard.press("Tab");
  await seen(way);
}

async function has(way, selector) {
  return way.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? wanted === "body", selector);
}

// Presses a key that leads to another page.
async function followed(way, key, wanted) {
  const loaded = way.page.waitForEvent("load");
  await way.page.keyboard.press(key);
  await loaded;
  way.at(wanted);
}

// What has the focus stands in the window, is not covered, and is marked by more than a thin line.
async function seen(way) {
  const fault = await way.page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const said = one.outerHTML.slice(0, 200);
    if (box.bottom <= 0 || box.top >= window.innerHeight || box.width === 0) return `is not in the window: ${said}`;
    const style = getComputedStyle(one);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `is not marked (${style.outline}): ${said}`;
    // Another part over its whole height would hide it: the bar that stays in view, say.
    const middle = document.elementFromPoint(Math.min(box.left + 8, window.innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), window.innerHeight - 1));
    const label = one.id && document.querySelector(`label[for="${one.id}"]`);
    if (middle && !one.contains(middle) && !middle.contains(one) && !label?.contains(middle)) return `is covered by ${middle.outerHTML.slice(0, 80)}: ${said}`;
    return null;
  });
  holds(!fault, `${way.path()}: what has the focus ${fault}`);
}
