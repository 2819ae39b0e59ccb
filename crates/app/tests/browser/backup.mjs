// An encrypted backup of an iPhone, from the first page to a finished PDF: the password wrong once, then right;
// the case kept in a folder.

import fs from "node:fs";
import path from "node:path";
import { given, go, holds } from "./way.mjs";
import { addresses, guides, pdf, plain, results } from "./pages.mjs";

// Who bought an app of the made-up phone, as the owner knows.
const OWN = "someone@vigie-testkit-elsewhere.org";

await go("backup", async (way) => {
  await way.consent();
  await guides(way);
  await way.goto("/2");
  await way.import(given.signs);
  await way.look("8-signs");
  await way.languages();
  await way.goto("/3");
  await way.look("3-choose");
  await way.languages();
  await way.choose("phone");
  await way.look("3b-recognised");
  await way.languages();

  // What the owner knows is not asked twice, the password is.
  await way.page.locator("main details summary").first().click();
  await way.fill("#f-account", OWN);
  await way.page.check("#f-parental");
  await way.fill("#f-password-S1", "wrong-one-9");
  await way.read();
  way.at("/3/b");
  holds((await way.page.locator("#f-password-S1[aria-invalid=true]").count()) === 1, "the wrong password is not told");
  holds(!(await way.page.content()).includes("wrong-one-9"), "the password is shown");
  holds((await way.page.locator("#f-account").inputValue()) === OWN, "what the owner knows is forgotten");
  holds(await way.page.locator("#f-parental").isChecked(), "what the owner knows is forgotten");
  await way.look("3b-wrong-password");

  await way.fill("#f-password-S1", given.password);
  const kept = path.join(way.app.home, "kept");
  fs.mkdirSync(kept);
  await way.page.check("input[name=keep][value=folder]");
  await way.fill("#f-folder", kept);
  await way.read();
  way.at("/5");
  holds(fs.readdirSync(kept).length === 1, "the case is not in its folder");
  const known = await addresses(way, "#known ul.findings > li > a");
  holds(known.length > 0, "no known tool is told");
  const title = plain(await way.page.locator(`a[href="${known[0]}"]`).first().innerText());
  await results(way);

  await way.goto("/6");
  for (const form of ["pdf", "redacted"]) {
    const text = await pdf(way, form, true);
    holds(text.includes(title), `the ${form} does not say ${title}`);
    holds(text.includes("vigie-testkit"), `the ${form} names no sign`);
    // Words of the owner are quoted in the whole document alone.
    // Its dots are written so that nothing makes a link of it.
    const quotes = text.replaceAll(" ", "").replaceAll("[.]", ".").includes(OWN);
    holds(quotes === (form === "pdf"), `the ${form} ${quotes ? "quotes" : "does not quote"} ${OWN}`);
  }
});
