// The page that is shown without a signal: it opens the page that was asked for as soon as there is one.
window.addEventListener("online", () => window.location.replace(window.location.href));
