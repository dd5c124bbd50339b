// Every page loads this. It wakes GOV.UK's components and ours; without it every page still works.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { askBeforeSignOut, purgeOld, release, waiting } from "./kept.js";

// GOV.UK's styles ask for these two names before they fold anything away.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

purgeOld();
askBeforeSignOut();

// A choice between two texts settles what waits of one's own.
for (const settles of document.querySelectorAll("[data-settles]")) {
  const event = settles.tagName === "FORM" ? "submit" : "click";
  settles.addEventListener(event, () => release("draft", settles.dataset.settles));
}

// Loaded only by pages that need them, and also when something still waits to be sent.
if (document.querySelector("form[data-autosave]")) import("./autosave.js");
if (document.querySelector("form[data-tap]") || waiting("tap").length) import("./taps.js");
if (waiting("draft").length) import("./left.js");
