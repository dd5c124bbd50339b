// A form that nobody saves while it is written: a comment, a concern, the record of a review. What is typed
// is kept on this device, and is in the form again when its page is opened, until the server has taken it.
import { choice, fill, statusLine, words } from "./formwords.js";
import { clockNow, keep, kept, release, waiting } from "./kept.js";

const HERE = window.location.pathname + window.location.search;
const SECRETS = "/accounts/"; // signing in, passwords and codes: nothing typed there is kept
const TYPED = "textarea, input[type=text]";
const NEVER = "[data-autosave], [data-tap], [data-sign-out]";
const arrival = performance.getEntriesByType("navigation")[0] || {};
const failed = arrival.responseStatus >= 400;

class HalfWritten {
  constructor(form) {
    this.form = form;
    this.key = HERE + " " + [...new Set(typed(form).map((pair) => pair[0]))].join(" ");
    this.first = JSON.stringify(typed(form));
    this.putBack(kept("form", this.key));
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", () => this.sent());
  }

  changed() {
    const fields = typed(this.form);
    if (JSON.stringify(fields) === this.first) release("form", this.key);
    else keep("form", this.key, { fields: fields });
  }

  // On its way. The page that comes says what became of it: this form again, or another page.
  sent() {
    const entry = kept("form", this.key);
    if (entry) keep("form", this.key, Object.assign(entry, { sent: true }));
  }

  putBack(entry) {
    if (!entry) return;
    if (JSON.stringify(entry.fields) === this.first) return this.keepUnsent(entry); // the server gave them back
    if (entry.sent && arrival.redirectCount > 0 && !failed) return release("form", this.key); // it took them
    fill(this.form, entry.fields);
    this.keepUnsent(entry);
    const line = this.form.insertBefore(statusLine(), this.form.firstChild);
    line.textContent = "We put back what you typed at " + clockNow(new Date(entry.at)) + ". It is not sent yet. ";
    line.append(choice("Throw it away", () => this.forget(line)));
  }

  keepUnsent(entry) {
    keep("form", this.key, Object.assign(entry, { sent: false }));
  }

  forget(line) {
    release("form", this.key);
    this.form.reset();
    line.remove();
    (this.form.querySelector(TYPED) || this.form).focus();
  }
}

// Without what the page itself put there.
function typed(form) {
  const hidden = [...form.elements].filter((each) => each.type === "hidden").map((each) => each.name);
  return words(form).filter((pair) => !hidden.includes(pair[0]));
}

function isHalfWritten(form) {
  return form.method === "post" && !form.matches(NEVER) && form.querySelector(TYPED) && !form.querySelector("[type=password]");
}

const open = HERE.startsWith(SECRETS) ? [] : [...document.forms].filter(isHalfWritten).map((form) => new HalfWritten(form).key);

// What was sent from a page that is not here any more has arrived, unless this page says that it failed.
for (const [key, entry] of waiting("form")) {
  if (entry.sent && !failed && !open.includes(key)) release("form", key);
}
