// What a hostile phone writes into names must be text, wherever it is shown.

import { given, holds } from "./way.mjs";

// Marks that turn the direction of writing: a page shows that they are there instead of obeying.
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

// That nothing of it became a part of the page; gives whether the page shows it.
export async function texts(way, label) {
  const { ran, foreign, said } = await way.page.evaluate(() => ({
    ran: window.ran === true,
    foreign: [...document.querySelectorAll("script:not([src='/s.js']), img, iframe, object, embed, [onerror], [onload]")].map((one) => one.outerHTML.slice(0, 200)),
    said: document.documentElement.textContent,
  }));
  holds(!ran, `${label}: a script of the phone ran`);
  holds(foreign.length === 0, `${label}: the phone wrote parts of the page: ${foreign.join("\n")}`);
  const turned = TURNING.exec(said);
  holds(!turned, `${label}: what turns the direction of writing stands in ${turned && said.slice(Math.max(0, turned.index - 60), turned.index + 20)}`);
  way.fine(label);
  return given.marks.some((mark) => said.includes(mark));
}
