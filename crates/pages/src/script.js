// What the pages do where scripts run; each of them works without. Words come from the page, as text alone.
"use strict";

(() => {
  const wayOut = document.getElementById("at-leave");
  const field = document.querySelector("input[name=secret]");
  const secret = field ? field.value : "";

  // Leaving: what is shown goes first, then the session is ended, then another page takes this one's place.
  const others = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  let left = false;

  function vanish() {
    left = true;
    const blank = wayOut.dataset.blank;
    document.title = "";
    document.documentElement.replaceChildren();
    window.location.replace(blank);
  }

  function leave() {
    if (left) return;
    const action = wayOut.getAttribute("action");
    const body = new URLSearchParams({ secret });
    const request = { method: "POST", body, keepalive: true, credentials: "same-origin", redirect: "manual" };
    document.documentElement.hidden = true;
    try {
      window.fetch(action, request).catch(() => navigator.sendBeacon(action, body));
    } catch {
      navigator.sendBeacon(action, body);
    }
    if (others) others.postMessage("leave");
    vanish();
  }

  function watchForLeaving() {
    wayOut.addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });
    if (others) others.addEventListener("message", vanish);
    // A page that the browser kept for its way back is asked for anew: the session may have ended.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) window.location.reload();
    });
    let times = 0;
    let last = 0;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
        times = 0;
      } else if (!event.repeat) {
        times = event.timeStamp - last < 2000 ? times + 1 : 1;
        last = event.timeStamp;
        if (times === 3) leave();
      }
    });
  }

  // Reading: what the server tells takes the place of what stands in the page.
  function show(part, state) {
    for (const [name, words] of Object.entries(state.texts)) {
      const place = part.querySelector(`[data-live="${name}"]`);
      if (place && place.textContent !== words) place.textContent = words;
    }
    for (const [name, lines] of Object.entries(state.lists)) {
      const list = part.querySelector(`[data-list="${name}"]`);
      const whole = part.querySelector(`[data-part="${name}"]`);
      if (!list || !whole) continue;
      whole.hidden = lines.length === 0;
      const standing = Array.from(list.children, (item) => item.textContent);
      if (standing.length === lines.length && standing.every((line, at) => line === lines[at])) continue;
      const items = lines.map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      });
      list.replaceChildren(...items);
    }
    const bar = part.querySelector("[data-bar]");
    if (bar && state.max !== null) {
      bar.max = state.max;
      bar.value = state.value;
    }
  }

  // Only an address of this server, whatever was sent.
  function isOurs(address) {
    return address.startsWith("/") && new URL(address, window.location.href).origin === window.location.origin;
  }

  function follow(part) {
    for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = true;
    const source = new EventSource(part.dataset.events);
    source.addEventListener("state", (event) => show(part, JSON.parse(event.data)));
    source.addEventListener("end", (event) => {
      source.close();
      // Leaving ends the reading, and leads elsewhere already.
      if (!left && isOurs(event.data)) window.location.replace(event.data);
    });
    window.addEventListener("pagehide", () => source.close());
  }

  // Dropping a file: one, small, held in memory by the server.
  async function send(area, said, file) {
    if (file.size > Number(area.dataset.limit)) {
      said.textContent = area.dataset.large;
      return;
    }
    said.textContent = area.dataset.sending;
    const headers = {
      "content-type": "application/octet-stream",
      "x-secret": secret,
      "x-name": encodeURIComponent(file.name),
    };
    try {
      const answer = await window.fetch(area.dataset.drop, { method: "POST", headers, body: file });
      if (answer.ok) {
        window.location.assign(area.dataset.then);
        return;
      }
    } catch {
      // Told below.
    }
    said.textContent = area.dataset.failed;
  }

  function takeDrops(area) {
    const said = area.querySelector("[data-said]");
    area.hidden = false;
    // Elsewhere on the page a dropped file would be opened by the browser, in place of vigie.
    for (const name of ["dragover", "drop"]) {
      window.addEventListener(name, (event) => event.preventDefault());
    }
    area.addEventListener("dragover", () => area.classList.add("over"));
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      area.classList.remove("over");
      const files = event.dataTransfer.files;
      if (files.length === 1) send(area, said, files[0]);
      else said.textContent = area.dataset.failed;
    });
  }

  // Folding: a button that opens or closes all that its part folds.
  function fold(button) {
    const part = document.getElementById(button.dataset.fold);
    if (!part) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const folded = part.querySelectorAll("details");
      const open = Array.from(folded).some((one) => !one.open);
      for (const one of folded) one.open = open;
    });
  }

  if (wayOut) watchForLeaving();
  for (const part of document.querySelectorAll("[data-events]")) follow(part);
  for (const area of document.querySelectorAll("[data-drop]")) takeDrops(area);
  for (const button of document.querySelectorAll("button[data-fold]")) fold(button);
})();
