// A phone whose names hold markup, quotes, marks that turn the direction of writing and ten thousand letters: shown as
// text on every page and in every document.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { addresses } from "./pages.mjs";
import { given, go, holds } from "./way.mjs";
import { texts } from "./hostile_names.mjs";

await go("hostile", async (way) => {
  await way.consent(false);
  await way.import(given.signs);
  for (const phone of given.phones) {
    await way.goto("/3");
    holds(await texts(way, "3"), "the names of the disk are not shown");
    await way.look(`3-${phone.name}`);
    while ((await way.page.locator("#chosen button[name=remove]").count()) > 0) await way.click("#chosen button[name=remove]");
    await way.choose(phone.file, false);
    holds(await texts(way, "3b"), "what was chosen is not shown");
    await way.look(`3b-${phone.name}`);
    await way.read();
    way.at("/5");
    await pages(way, phone);
    await documents(way, phone);
  }
});

// Every page of the result; those that must show a hostile name are named by the test that made the phone.
async function pages(way, phone) {
  const shown = new Set();
  const visit = async (to, label, looks = true) => {
    await way.goto(to);
    if (await texts(way, to)) shown.add(label);
    if (looks) await way.look(`5-${phone.name}-${label}`);
  };
  await visit("/5", "found");
  const findings = await addresses(way, "ul.findings > li > a");
  holds(findings.length > 3, `there are ${findings.length} findings`);
  let looked = 0;
  for (const finding of findings) {
    await way.goto(finding);
    await way.page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    const here = await texts(way, finding);
    if (!here) continue;
    shown.add("finding");
    looked += 1;
    if (looked <= 3) await way.look(`5-${phone.name}-finding-${looked}`);
  }
  for (const [to, label] of [["/5/t", "when"], ["/5/a", "apps"], ["/5/r", "reach"], ["/5/c", "coverage"]]) await visit(to, label);
  // Those moments alone that findings rest on.
  await visit("/5/t?what=1", "when-found");
  await visit("/6", "next");
  await visit("/7", "cases");
  const missing = phone.shown.filter((label) => !shown.has(label));
  holds(missing.length === 0, `${phone.name}: no hostile name stands on ${missing}, on ${[...shown]} alone`);
}

async function documents(way, phone) {
  await way.goto("/6");
  const marked = (text) => given.marks.some((mark) => text.includes(mark));
  // A PDF breaks long words, and shows as numbers what turns the direction of writing.
  for (const form of ["pdf", "redacted"]) {
    const file = await way.document(form);
    const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const joined = text.replace(/\s+/gu, "");
    holds(form === "redacted" || given.marks.some((mark) => joined.includes(mark.replace(/\s+/gu, ""))), `${phone.name}: the ${form} shows no hostile name`);
    holds(!/[\u202a-\u202e\u2066-\u2069]/u.test(text), `${phone.name}: the ${form} obeys a name`);
    const about = execFileSync("pdfinfo", ["-js", file], { encoding: "utf8" });
    holds(!/alert|window/u.test(about), `${phone.name}: the ${form} has a script`);
  }
  const table = fs.readFileSync(await way.document("timeline"), "utf8");
  holds(marked(table.replaceAll('""', '"')), `${phone.name}: the table shows no hostile name`);
  for (const cell of cells(table)) holds(!/^[=+@\t\r]|^-(?![0-9])/u.test(cell), `${phone.name}: a table would calculate ${cell.slice(0, 80)}`);
  const machine = JSON.parse(fs.readFileSync(await way.document("json"), "utf8"));
  holds(marked(JSON.stringify(machine).replaceAll('\\"', '"')), `${phone.name}: the document for machines has no hostile name`);
  await page(way, phone, await way.document("html"));
}

// The report as a page, opened from the disk as a person opens it.
async function page(way, phone, file) {
  const context = await way.browser.newContext();
  const opened = await context.newPage();
  const faults = [];
  opened.on("dialog", (dialog) => {
    faults.push(dialog.message());
    dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!/^(?:file|data):/u.test(request.url())) faults.push(request.url());
  });
  await opened.goto(pathToFileURL(file).href);
  const { ran, foreign, said, wide } = await opened.evaluate(() => ({
    ran: window.ran === true,
    foreign: document.querySelectorAll("img, iframe, object, embed, [onerror], [onload]").length,
    said: document.documentElement.textContent,
    wide: document.documentElement.scrollWidth,
  }));
  holds(!ran && faults.length === 0 && foreign === 0, `${phone.name}: the report obeys a name: ${ran} ${foreign} ${faults}`);
  holds(given.marks.some((mark) => said.includes(mark)), `${phone.name}: the report shows no hostile name`);
  holds(!/[\u202a-\u202e\u2066-\u2069]/u.test(said), `${phone.name}: the report turns its direction of writing`);
  await opened.setViewportSize({ width: 320, height: 640 });
  const narrow = await opened.evaluate(() => document.documentElement.scrollWidth);
  holds(narrow <= 320, `${phone.name}: the report is ${narrow} pixels wide on a screen of 320, ${wide} on a large one`);
  await context.close();
}

// The cells of a table, as programs that calculate read them.
function cells(table) {
  const found = [];
  for (const [, quoted, plain] of table.matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^,\n"]*))/gu)) found.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
  return found;
}
