// Makes the pictures of the user's guide: goes the whole way with the made-up phone, in both languages.
//
//   cd crates/app/tests/browser && npm ci && node guide.mjs [--lang en|fr] [vigie]
//
// Needs a release binary (target/release/vigie without an argument) and Debian's chromium, fonts-noto-core,
// fonts-noto-color-emoji, pngquant and poppler-utils. Writes docs/images/guide/{en,fr}/NN-name.png: all of a
// language at the end, so that a walk which fails leaves the old ones, and says at which picture and page.
// A picture that a guide does not show, or one that it shows and that is not made, is a failure too.
// Described in: <https://playwright.dev/docs/api/class-page>.

import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../..");
const given = parseArgs({ allowPositionals: true, options: { lang: { type: "string", multiple: true } } });
const vigie = path.resolve(given.positionals[0] ?? path.join(root, "target/release/vigie"));
const languages = given.values.lang ?? ["en", "fr"];
const size = { width: 1000, height: 860 };
/** The largest picture that a guide may have, in bytes. */
const most = 100_000;

/** Asks the app for its address: it opens no browser of its own. */
async function start(home, language) {
    const variables = { ...process.env, HOME: home, VIGIE_DATA: path.join(home, ".data") };
    const child = spawn(vigie, ["app", "--no-browser", "--lang", language], {
        env: variables,
        stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: child.stdout })) {
        return { child, address: line.trim() };
    }
    throw new Error("vigie app gave no address");
}

/** The reading processes of the app. */
function readers(app) {
    const threads = fs.readdirSync(`/proc/${app}/task`);
    const children = threads.map((thread) => {
        try {
            return fs.readFileSync(`/proc/${app}/task/${thread}/children`, "utf8");
        } catch {
            // A thread that ended meanwhile.
            return "";
        }
    });
    return children.join(" ").split(/\s+/u).filter(Boolean).map(Number);
}

const pause = (ms) => new Promise((go) => setTimeout(go, ms));

/** Holds the next reading process, before it has read much. */
async function hold(app) {
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
        const [reader] = readers(app);
        if (reader) {
            process.kill(reader, "SIGSTOP");
            return reader;
        }
        await pause(1);
    }
    throw new Error("nothing is being read");
}

/** Lets a held reading process go on for moments, until the page's bar shows a part of the way: the made-up
 * phone is read before it could be seen. The page hears of it four times a second. */
async function until(part, reader, page) {
    const shown = () => page.locator("main progress").evaluate((bar) => bar.position);
    for (let moment = 0; moment < 1000; moment += 1) {
        if (await shown() >= part) {
            return;
        }
        process.kill(reader, "SIGCONT");
        await pause(3);
        process.kill(reader, "SIGSTOP");
        await pause(700);
    }
    throw new Error("the bar does not move");
}

/** Leaves out other disks of this computer: they are no part of the guide. */
async function only(page, home) {
    await page.locator("#browse nav").first().locator("li").evaluateAll((places, own) => {
        for (const place of places) {
            place.hidden = place.textContent.trim() !== own;
        }
    }, home);
}

/** Goes the way in one language, a picture a step. */
async function walk(language) {
    // Its name stands in the pictures: the same each time.
    const home = path.join(os.tmpdir(), "you");
    if (fs.existsSync(home)) {
        throw new Error(`${home} stands there: somebody else's, or left by a walk that was killed`);
    }
    fs.mkdirSync(home, { mode: 0o700 });
    const folder = path.join(home, ".pictures");
    fs.mkdirSync(folder);
    const demo = path.join(home, "vigie-demo");
    execFileSync(vigie, ["demo", "--lang", language, "--keep-in", demo], { stdio: "ignore" });
    const { child, address } = await start(home, language);
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        // Chromium refuses to run shut in for the superuser, as whom tests run in containers.
        args: process.getuid() === 0 ? ["--no-sandbox"] : [],
    });
    let number = 0;
    let last = "none";
    let at = () => "";
    try {
        const context = await browser.newContext({
            viewport: size,
            locale: language === "fr" ? "fr-FR" : "en-GB",
            reducedMotion: "reduce",
        });
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        at = () => page.url();
        /** A picture of what stands in the window, from `from` on. */
        const picture = async (name, from) => {
            number += 1;
            last = name;
            const file = path.join(folder, `${String(number).padStart(2, "0")}-${name}.png`);
            if (from) {
                await page.locator(from).first().evaluate((part) => {
                    const bar = document.querySelector("header.bar");
                    const covered = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
                    scrollBy(0, part.getBoundingClientRect().top - covered - 12);
                });
            }
            await page.screenshot({ path: file });
            fewer(file);
        };
        const onward = (within = "main") => page.click(`${within} form:not([hidden]) button[type=submit]`);

        await page.goto(address);
        await picture("before");
        await page.click("main a.onward[href='/1/b']");
        await page.check("input[name=owner] >> nth=0");
        await picture("consent", "main form");
        await onward();

        await page.click("a[href='/2?k=1']");
        await picture("what");
        await page.click("main article a[href^='/2/'] >> nth=0");
        await picture("guide");

        await page.goto(new URL("/8", page.url()).href);
        await page.fill("input[name=path]", path.join(demo, "vigie-demo.stix2"));
        await picture("signs", "#add");
        await page.click("form[action='/8/i'] button[type=submit]");
        await picture("signs-added");

        await page.goto(new URL("/3", page.url()).href);
        await page.click("#browse a:has(bdi:text-is('vigie-demo'))");
        await only(page, home);
        await picture("choose", "#browse");
        await page.click("#browse li:has(bdi:text-is('watched')) button[name=add]");
        await only(page, home);
        await picture("chosen");
        await page.click("#chosen a.onward");
        await picture("recognised");
        await page.locator("input[name=keep]").first().scrollIntoViewIfNeeded();
        await picture("keep", "h2:has(~ * input[name=keep])");

        const [reader] = await Promise.all([
            hold(child.pid),
            page.click("main form[action='/3/b'] button[type=submit]:not([name])"),
        ]);
        await page.waitForURL("**/4");
        await until(0.3, reader, page);
        await picture("reading");
        process.kill(reader, "SIGCONT");
        await page.waitForURL("**/5", { timeout: 60_000 });

        await picture("found");
        await page.click("main a[href^='/5/f/'] >> nth=0");
        await picture("finding");
        await page.goto(new URL("/5/t", page.url()).href);
        await picture("timeline");
        await page.goto(new URL("/5/r", page.url()).href);
        await picture("reach");
        await page.goto(new URL("/5/c", page.url()).href);
        await picture("coverage");
        await page.goto(new URL("/6", page.url()).href);
        await picture("next");
        await picture("documents", "#documents");
        const [download] = await Promise.all([
            page.waitForEvent("download"),
            page.click("a[href='/6/d?form=pdf'], form:has([value=pdf]) button"),
        ]);
        const pdf = path.join(home, "document.pdf");
        await download.saveAs(pdf);
        number += 1;
        const first = path.join(folder, `${String(number).padStart(2, "0")}-pdf`);
        execFileSync("pdftoppm", ["-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", pdf, first]);
        fewer(`${first}.png`);
        place(folder, language);
        console.log(`${language}: ${number} pictures, a PDF of ${fs.statSync(pdf).size} bytes`);
    } catch (error) {
        throw new Error(`${language}: after the picture "${last}", on ${at()}`, { cause: error });
    } finally {
        await browser.close();
        child.kill();
        fs.rmSync(home, { recursive: true, force: true });
    }
}

/** As few bytes as a picture of text needs: colours by a palette. */
function fewer(file) {
    execFileSync("pngquant", ["--force", "--strip", "--speed", "1", "--output", file, "64", file]);
    const bytes = fs.statSync(file).size;
    if (bytes > most) {
        throw new Error(`${file}: ${bytes} bytes, more than ${most}`);
    }
}

/** Puts the pictures of a language in place, once they are those that its guide shows. */
function place(folder, language) {
    const guide = fs.readFileSync(path.join(root, `docs/guide.${language}.md`), "utf8");
    const shown = guide.matchAll(/\]\(images\/guide\/[a-z]+\/([^)]+)\)/gu);
    const wanted = [...shown].map(([, name]) => name).sort();
    const made = fs.readdirSync(folder).sort();
    if (wanted.join() !== made.join()) {
        throw new Error(`the guide shows ${wanted.join(", ")}; made were ${made.join(", ")}`);
    }
    const target = path.join(root, "docs/images/guide", language);
    fs.rmSync(target, { recursive: true, force: true });
    fs.cpSync(folder, target, { recursive: true });
}

for (const language of languages) {
    await walk(language);
}
