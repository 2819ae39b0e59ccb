// What is cut or is nothing that vigie reads: it is told, in words, and the way goes on.

import { go, holds } from "./way.mjs";
import { pdf } from "./pages.mjs";

await go("damaged", async (way) => {
  await way.consent(false);
  await way.click('main a[href="/3"]');

  // Something else than a phone.
  await way.choose("holiday.txt");
  await way.look("3b-nothing");
  await way.languages();
  holds((await way.page.locator("main .notice.problem").innerText()).includes("holiday.txt"), "what was left out is not named");
  await way.click('main a[href="/3"]');
  await way.click("#chosen button[name=remove]");

  // A backup whose files were cut, beside a bug report that ends in its middle.
  await way.choose("cut-backup");
  await way.look("3b-cut");
  await way.read();
  way.at("/5");
  await way.look("5-found");
  await way.goto("/5/c");
  await way.look("5-coverage");
  await way.languages();
  const rows = await way.page.locator("main table tbody tr").count();
  holds(rows > 5, `what was read is told in ${rows} lines`);
  const faults = await way.page.locator("main table tbody tr td:last-child").allInnerTexts();
  holds(faults.filter((fault) => fault.trim() !== "").length > 1, "what could not be read is not told");
  const files = await way.page.locator("main").textContent();
  for (const file of ["sms.db", "AddressBook.sqlitedb"]) holds(files.includes(file), `${file} is not named`);
  await way.goto("/6");
  await way.look("6-next");
  await pdf(way, "pdf");

  await way.goto("/3");
  while ((await way.page.locator("#chosen button[name=remove]").count()) > 0) await way.click("#chosen button[name=remove]");
  await way.choose("bugreport-cut.zip");
  await way.look("3b-cut-report");
  if ((await way.page.locator('form[action="/3/b"]').count()) > 0) {
    await way.read();
    way.at("/5");
    await way.look("5-found-cut-report");
    await way.goto("/5/c");
    await way.look("5-coverage-cut-report");
  }
});
