// Every page loads this. It wakes GOV.UK's components and ours; without it every page still works.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { askBeforeSignOut, release, waiting } from "./kept.js";
// Loaded with the page and not after it: a key or a tap before they listen would be lost.
import "./autosave.js";
import "./halfwritten.js";
import "./taps.js";

// GOV.UK's styles ask for these two names before they fold anything away.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

askBeforeSignOut();

// A choice between two texts settles what waits of one's own.
for (const settles of document.querySelectorAll("[data-settles]")) {
  const event = settles.tagName === "FORM" ? "submit" : "click";
  settles.addEventListener(event, () => release("draft", settles.dataset.settles));
}

if (waiting("draft").length) import("./left.js");
if (document.querySelector("[data-wall]")) import("./wall.js");

// Without a signal it shows a page that says so, instead of the browser's own. It keeps nothing else.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => null);
