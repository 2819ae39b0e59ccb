// An encrypted backup of an iPhone, from the first page to a finished PDF: the password wrong once, then right;
// the case kept in a folder.

import fs from "node:fs";
import path from "node:path";
import { given, go, holds } from "./way.mjs";
import { guides, pdf, results } from "./pages.mjs";

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

  await way.fill("#f-password-S1", "wrong-one-9");
  await way.read();
  way.at("/3/b");
  holds((await way.page.locator("#f-password-S1[aria-invalid=true]").count()) === 1, "the wrong password is not told");
  holds(!(await way.page.content()).includes("wrong-one-9"), "the password is shown");
  await way.look("3b-wrong-password");

  await way.fill("#f-password-S1", given.password);
  const kept = path.join(way.app.home, "kept");
  fs.mkdirSync(kept);
  await way.page.check("input[name=keep][value=folder]");
  await way.fill("#f-folder", kept);
  await way.read();
  way.at("/5");
  holds(fs.readdirSync(kept).length === 1, "the case is not in its folder");
  holds((await way.page.locator("#known li a").count()) > 0, "no known tool is told");
  await results(way);

  await way.goto("/6");
  for (const form of ["pdf", "redacted"]) {
    const text = await pdf(way, form, true);
    holds(text.includes("vigie-testkit"), `the ${form} names no sign`);
  }
});
