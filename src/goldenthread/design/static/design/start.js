// Every page loads this. It wakes GOV.UK's components and ours; without it every page still works.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { askBeforeSignOut, purgeOld, waiting } from "./kept.js";

// GOV.UK's styles ask for these two names before they fold anything away.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

purgeOld();
askBeforeSignOut();

// Loaded only by pages that need them, and taps also when some still wait to be sent.
if (document.querySelector("form[data-autosave]")) import("./autosave.js");
if (document.querySelector("form[data-tap]") || waiting("tap").length) import("./taps.js");
