// Saves a form while it is written: <form data-autosave data-autosave-url data-autosave-key data-revision>.
//
// Each change is kept on the device at once and posted when the writer pauses. It is released only when
// the server says it is saved. The server never overwrites another person's words (409), and neither do
// we: if the page changed since the words were typed, we show them and let the writer decide.
import { choice, fill, statusLine, words } from "./formwords.js";
import { clockNow, keep, kept, post, release } from "./kept.js";

const PAUSE = 1500; // a breath after the last key
const AGAIN = 30000; // between attempts while there is no answer
const IS_KEPT = "What you typed is kept on this device.";

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.autosaveKey || window.location.pathname;
    this.line = form.insertBefore(statusLine(), form.firstChild);
    this.timer = null;
    this.stopped = false;
    this.putBack();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitting(event));
    window.addEventListener("online", () => this.pending() && this.save());
  }

  pending() {
    return kept("draft", this.key);
  }

  say(words, trouble) {
    this.line.textContent = words;
    this.line.classList.toggle("kept--trouble", Boolean(trouble));
  }

  changed() {
    const entry = { base: this.form.dataset.revision || "", fields: words(this.form) };
    const safe = keep("draft", this.key, entry);
    if (this.stopped) return;
    this.say(safe ? "" : "This device cannot keep what you type. Save often.", !safe);
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Says whether the server now has everything.
  async save() {
    clearTimeout(this.timer);
    if (this.stopped) return false;
    const sent = JSON.stringify(words(this.form));
    let answer;
    try {
      answer = await post(this.form.dataset.autosaveUrl, this.body());
    } catch (offline) {
      answer = { status: 0, said: {} };
    }
    if (answer.ok && answer.said.saved) return this.saved(answer.said, sent);
    if (answer.signedOut) this.say("You have been signed out. " + IS_KEPT, true);
    else if (answer.status === 409) this.conflict(answer.said.conflict || {});
    else this.retry();
    return false;
  }

  body() {
    const body = new FormData(this.form);
    body.set("revision", this.form.dataset.revision || "");
    return body;
  }

  saved(said, sent) {
    this.form.dataset.revision = said.revision;
    const field = this.form.elements.namedItem("revision");
    if (field) field.value = said.revision;
    if (JSON.stringify(words(this.form)) !== sent) {
      this.changed(); // more was typed while this was on its way
      return false;
    }
    release("draft", this.key);
    this.say("Saved at " + clockNow(new Date()));
    return true;
  }

  retry() {
    this.say("Not saved yet. " + IS_KEPT + " We will try again.", true);
    this.later(AGAIN);
  }

  conflict(other) {
    this.stopped = true;
    const who = other.by || "Someone else";
    this.say(who + " changed this while you were writing. Yours is kept. Choose Save to see both.", true);
  }

  // Save first, then leave the page: then nothing depends on the answer to a page that may not come.
  async submitting(event) {
    if (this.stopped || !this.pending()) return;
    event.preventDefault();
    const button = event.submitter;
    if ((await this.save()) || this.stopped) {
      this.stopped = true;
      this.form.requestSubmit(button || undefined);
    }
  }

  putBack() {
    const entry = this.pending();
    if (!entry) return;
    if (JSON.stringify(entry.fields) === JSON.stringify(words(this.form))) {
      release("draft", this.key);
    } else if (entry.base === (this.form.dataset.revision || "")) {
      this.fillFrom(entry);
    } else {
      this.offer(entry);
    }
  }

  fillFrom(entry) {
    fill(this.form, entry.fields);
    this.say("We put back what you typed at " + clockNow(new Date(entry.at)) + ". It is not saved yet.");
    this.later(PAUSE);
  }

  // The page changed since these words were typed: show them beside it, and ask.
  offer(entry) {
    this.say("This was changed after you typed. What you typed is not in it: ", true);
    const text = document.createElement("span");
    text.className = "verbatim";
    text.textContent = entry.fields.map((pair) => pair[1]).filter(Boolean).join("\n");
    this.line.append(text, choice("Put mine in", () => this.fillFrom(entry)), choice("Throw mine away", () => this.forget()));
  }

  forget() {
    release("draft", this.key);
    this.say("");
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
