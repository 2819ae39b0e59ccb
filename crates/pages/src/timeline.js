
// The timeline: links and the form change it without loading the page anew, and a part of the drawing can be
// chosen with a pointer. Without this, the same links and the same form do the same.
(() => {
  const box = () => document.getElementById("timeline");
  if (!box()) return;
  const path = new URL(box().querySelector("form").action).pathname;
  let turn = 0;

  // What a page says, put in the place of what stood there.
  function put(page) {
    const fresh = page.getElementById("timeline");
    const said = page.getElementById("timeline-said");
    if (!fresh || !said) return false;
    box().replaceWith(document.adoptNode(fresh));
    document.getElementById("timeline-said").textContent = said.textContent;
    const here = page.querySelector("input[name=here]");
    for (const field of document.querySelectorAll("input[name=here]")) {
      if (here) field.value = here.value;
    }
    ready();
    return true;
  }

  // Where the keys were stays near: the list for its pages, else what was pressed if it is still there.
  function focus(pressed) {
    if (!pressed) return;
    const same = [...box().querySelectorAll("a, button, select")].find((one) => one.textContent === pressed.words);
    const heading = document.getElementById("moments-heading");
    const target = pressed.inList && heading ? heading : same || box();
    if (!target.matches("a, button, select")) target.tabIndex = -1;
    target.focus();
  }

  async function show(to, pressed, remember) {
    turn += 1;
    const mine = turn;
    box().setAttribute("aria-busy", "true");
    try {
      const answer = await window.fetch(to, { credentials: "same-origin", redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== turn) return;
      if (!answer.ok || !put(page)) throw new Error("another page");
      if (remember) window.history.pushState(null, "", to);
      focus(pressed);
    } catch {
      // Without the box, the person is leaving.
      if (mine === turn && box()) window.location.assign(to);
    }
  }

  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = plain && event.target.closest ? event.target.closest("#timeline a") : null;
    if (!link || link.pathname !== path) return;
    event.preventDefault();
    show(link.href, { words: link.textContent, inList: Boolean(link.closest(".pager")) }, true);
  });

  document.addEventListener("submit", (event) => {
    if (!box().contains(event.target)) return;
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(event.target));
    const button = event.target.querySelector("button");
    show(`${path}?${asked}`, { words: button.textContent, inList: false }, true);
  });

  window.addEventListener("popstate", () => show(window.location.href, null, false));

  // A part of the drawing: pulled from one side to the other, or a sixth of it around where it was pressed.
  function ready() {
    const drawing = box().querySelector(".bars svg");
    if (!drawing) return;
    drawing.classList.add("narrows");
    const first = Number(drawing.dataset.from);
    const last = Number(drawing.dataset.to);
    const share = (event) => {
      const wide = drawing.getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - wide.left) / wide.width));
    };
    let began = null;
    let chosen = null;
    const mark = (one, other) => {
      if (!chosen) {
        chosen = document.createElementNS(drawing.namespaceURI, "rect");
        chosen.setAttribute("class", "chosen");
        chosen.setAttribute("y", "0");
        chosen.setAttribute("height", "100%");
        drawing.append(chosen);
      }
      chosen.setAttribute("x", `${Math.min(one, other) * 100}%`);
      chosen.setAttribute("width", `${Math.abs(one - other) * 100}%`);
    };
    const forget = () => {
      began = null;
      if (chosen) chosen.remove();
      chosen = null;
    };
    drawing.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      began = share(event);
      drawing.setPointerCapture(event.pointerId);
    });
    drawing.addEventListener("pointermove", (event) => {
      if (began !== null) mark(began, share(event));
    });
    drawing.addEventListener("pointercancel", forget);
    drawing.addEventListener("pointerup", (event) => {
      if (began === null) return;
      let [left, right] = [began, share(event)].sort((one, other) => one - other);
      forget();
      if (right - left < 0.01) [left, right] = [left - 1 / 12, left + 1 / 12];
      const at = (part) => Math.floor(first + (last - first) * Math.min(1, Math.max(0, part)));
      const what = drawing.dataset.what;
      if (last > first) show(`${path}?from=${at(left)}&to=${at(right)}&what=${what}`, null, true);
    });
  }
  ready();
})();
