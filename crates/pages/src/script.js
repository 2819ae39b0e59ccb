// What the pages do where scripts run; each of them works without. Words come from the page, as text alone.
"use strict";

(() => {
  const way_out = document.getElementById("at-leave");
  const field = document.querySelector("input[name=secret]");
  const secret = field ? field.value : "";

  // Leaving: what is shown goes first, then the session is ended, then another page takes this one's place.
  const told = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  let left = false;

  function vanish(blank) {
    left = true;
    document.title = "";
    document.documentElement.replaceChildren();
    window.location.replace(blank);
  }

  function leave() {
    if (left) return;
    const action = way_out.getAttribute("action");
    const blank = way_out.dataset.blank;
    document.documentElement.hidden = true;
    const body = new URLSearchParams({ secret });
    const request = { method: "POST", body, keepalive: true, credentials: "same-origin", redirect: "manual" };
    try {
      window.fetch(action, request).catch(() => navigator.sendBeacon(action, body));
    } catch {
      navigator.sendBeacon(action, body);
    }
    if (told) told.postMessage(blank);
    vanish(blank);
  }

  if (way_out) {
    way_out.addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });
    if (told) told.addEventListener("message", () => vanish(way_out.dataset.blank));
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
})();
