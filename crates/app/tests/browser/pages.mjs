// The pages that every way comes by: the guides, the result and its parts, the documents.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { given, holds } from "./way.mjs";

// Every guide, and the ways to it.
export async function guides(way) {
  for (const phone of await addresses(way, "main ul.choices a")) {
    await way.goto(phone);
    await way.look(`2-what-${named(phone)}`);
    await way.languages();
    for (const guide of await addresses(way, "main article a")) {
      await way.goto(guide);
      await way.look(`2-guide-${named(guide)}`);
      await way.languages();
      await way.goto(phone);
    }
  }
}

// The result and its parts, as a person looks through them.
export async function results(way, most = 3) {
  await way.goto("/5");
  await way.look("5-found");
  await way.languages();
  const findings = await addresses(way, "ul.findings > li > a");
  for (const [name, to] of [["when", "/5/t"], ["apps", "/5/a"], ["reach", "/5/r"], ["coverage", "/5/c"]]) {
    await way.goto(to);
    await way.look(`5-${name}`);
    await way.languages();
  }
  for (const [at, finding] of findings.slice(0, most).entries()) {
    await way.goto(finding);
    await way.look(`5-finding-${at + 1}`);
    if (at === 0) await way.languages();
  }
  for (const [name, to] of [["6-next", "/6"], ["7-cases", "/7"], ["8-indicators", "/8"]]) {
    await way.goto(to);
    await way.look(name);
    await way.languages();
  }
  return findings;
}

// The report as PDF: its words, and where they are looked at its pages as pictures.
export async function pdf(way, form, pictured = false) {
  const file = await way.document(form);
  holds(fs.readFileSync(file).subarray(0, 5).toString() === "%PDF-", `${form} is no PDF`);
  if (given.pictures && pictured) {
    const pictures = path.join(given.pictures, `${way.name}-${form}-${way.language}`);
    execFileSync("pdftoppm", ["-png", "-r", "70", file, pictures]);
  }
  return plain(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

// Words without where their lines break.
export function plain(text) {
  return text.normalize("NFC").replace(/\s+/gu, " ");
}

// All the way back, a page after the other: none shows one of the words, nor any page of ours.
export async function back(way, words) {
  for (let step = 0; step < 4; step += 1) {
    // A page that cannot be shown is an error of the driver's.
    await way.page.goBack({ timeout: 5000 }).catch(() => {});
    const { said, ours } = await shown(way.page);
    for (const word of words) holds(!said.includes(word), `the way back shows ${word}`);
    holds(!ours, `the way back shows ${said}`);
  }
}

// What stands there; asked again where the page is just being asked for anew.
async function shown(page) {
  for (let time = 0; time < 20; time += 1) {
    const told = await page.evaluate(() => ({
      said: document.documentElement?.innerText ?? "",
      ours: document.querySelector("form, aside, #at-leave") !== null,
    })).catch(() => null);
    if (told) return told;
    await page.waitForLoadState().catch(() => {});
  }
  throw new Error("the way back does not come to rest");
}

export async function addresses(way, selector) {
  const all = await way.page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return [...new Set(all)];
}

function named(address) {
  return address.replace(/[^a-z0-9]+/g, "");
}
