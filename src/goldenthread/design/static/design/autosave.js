// Saves a form while it is written: <form data-autosave data-autosave-url data-autosave-key data-revision>.
//
// Each change is kept on the device at once and posted when the writer pauses. It is released only when
// the server says it is saved. The server never overwrites another person's words (409), and neither do
// we: if the page changed since the words were typed, we show them and let the writer decide.
import { choice, fill, isTouched, link, statusLine, words } from "./formwords.js";
import { clockNow, keep, kept, post, release } from "./kept.js";

const PAUSE = 1500; // a breath after the last key
const LONGEST = 10000; // whoever does not pause is saved all the same
const AGAIN = 30000; // between attempts while there is no answer
const IS_KEPT = "What you typed is kept on this device.";
const NO_ANSWER = { status: 0, said: {} };
const HERE = window.location.pathname + window.location.search;

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.autosaveKey || window.location.pathname;
    this.line = form.insertBefore(statusLine(), form.firstChild);
    this.timer = null;
    this.since = 0; // when the first words were typed that no attempt has sent
    this.turn = Promise.resolve(); // one attempt at a time: each needs the revision of the one before
    this.stopped = false;
    this.drawn = null; // what the server last said of the words, as it stands beside the form
    this.seen = ""; // the words as they were when they last changed
    this.putBack();
    this.seen = JSON.stringify(words(form));
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitting(event));
    window.addEventListener("online", () => this.pending() && this.save());
    window.addEventListener("pagehide", () => this.leaving());
    window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  }

  pending() {
    return kept("draft", this.key);
  }

  say(words, trouble) {
    this.line.textContent = words;
    this.line.classList.toggle("kept--trouble", Boolean(trouble));
  }

  // A trouble stays said until it is over: a line that goes as one presses a button moves the button away.
  changed() {
    const now = JSON.stringify(words(this.form));
    if (now === this.seen) return;
    this.seen = now;
    const safe = this.keepHere();
    if (this.stopped) return;
    if (!safe) this.say("This device cannot keep what you type. Save often.", true);
    else if (!this.line.classList.contains("kept--trouble")) this.say("");
    this.since = this.since || Date.now();
    this.later(Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())));
  }

  keepHere() {
    return keep("draft", this.key, {
      base: this.form.dataset.revision || "",
      fields: words(this.form),
      url: this.form.dataset.autosaveUrl,
      page: HERE,
      title: document.querySelector("h1").textContent.trim(),
    });
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Says whether there was an answer, whatever it was.
  save() {
    clearTimeout(this.timer);
    this.since = 0;
    return (this.turn = this.turn.then(() => this.send()));
  }

  async send() {
    if (this.stopped) return true;
    const sent = JSON.stringify(words(this.form));
    const answer = await post(this.form.dataset.autosaveUrl, this.body()).catch(() => NO_ANSWER);
    if (answer.ok && answer.said.saved) this.saved(answer.said, sent);
    else if (answer.signedOut) this.signedOut();
    else if (answer.status === 409) this.conflict(answer.said.conflict || {});
    else if (answer.status >= 400 && answer.status < 500) this.say("Not saved yet. " + IS_KEPT + " Choose Save to see why.", true);
    else return this.retry();
    return true;
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
      this.keepHere(); // more was typed meanwhile, and now begins from this revision
      return this.later(PAUSE);
    }
    release("draft", this.key);
    this.say(["Saved at " + clockNow(new Date()), this.besides(said.beside || {})].filter(Boolean).join(". "));
  }

  // What the server has to say of the words just saved stands beside the form, and is announced once: the line
  // that says "Saved" is read out politely, and hints that stay the same are not repeated. Nothing is changed
  // under somebody who is just using it.
  besides(said) {
    const place = document.getElementById(this.form.dataset.autosaveBeside);
    if (!place || said.html === undefined || said.html === this.drawn) return "";
    this.drawn = said.html;
    if (!place.contains(document.activeElement)) place.innerHTML = said.html;
    return said.says;
  }

  retry() {
    this.say("Not saved yet. " + IS_KEPT + " We will try again.", true);
    this.later(AGAIN);
    return false;
  }

  // This page asks whoever opens it to sign in, and comes back to itself.
  signedOut() {
    this.say("You have been signed out. " + IS_KEPT, true);
    this.line.append(" ", link("Sign in and carry on", HERE));
  }

  conflict(other) {
    this.stopped = true;
    const who = other.by || "Someone else";
    this.say(who + " changed this while you were writing. Yours is kept. Choose Save to see both.", true);
  }

  // Save first: with no answer we stay, and nothing is lost. With any other, the form goes as it would
  // without script, and the page that comes says what is wrong, asks to sign in, or leads on.
  async submitting(event) {
    if (this.stopped || !this.pending()) return;
    event.preventDefault();
    const button = event.submitter;
    if (await this.save()) {
      this.stopped = true;
      this.form.requestSubmit(button || undefined);
    }
  }

  // The page goes before its words were sent. The next page sends them too, should this not arrive.
  leaving() {
    const entry = this.pending();
    if (!entry) return;
    keep("draft", this.key, Object.assign(entry, { left: true }));
    if (!this.stopped) post(this.form.dataset.autosaveUrl, this.body(), { keepalive: true }).catch(() => NO_ANSWER);
  }

  putBack() {
    const entry = this.pending();
    if ("unsaved" in this.form.dataset) {
      this.keepHere(); // the server gave these words back without saving them
    } else if (!entry) {
      if (isTouched(this.form)) this.changed();
    } else if (JSON.stringify(entry.fields) === JSON.stringify(words(this.form))) {
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
