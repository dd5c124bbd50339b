// One tap records a session, or who came to an event: <form data-tap="key">. A tap is kept on the device first
// and sent after, so a teacher in a room without a signal taps once and goes on. Each tap carries a key of its
// own: sent twice, it is recorded once. Without script the same form posts and comes back.
// Of one session the last tap counts. With data-tap-many every tap does: people who walk in are counted so.
import { link } from "./formwords.js";
import { clockNow, keep, post, release, waiting } from "./kept.js";

const AGAIN = 30000;
const EACH = "#"; // between the form of many taps and the key of one
let sending = null;

function forms() {
  return [...document.querySelectorAll("form[data-tap]")];
}

function formOf(key) {
  return forms().find((form) => form.dataset.tap === key.split(EACH)[0]);
}

function tapped(event) {
  const form = event.currentTarget;
  const outcome = event.submitter && event.submitter.value;
  const said = event.submitter && event.submitter.textContent.trim();
  const tap = { action: form.action, outcome, said, client_key: newKey(), tapped_at: new Date().toISOString() };
  const key = isOfMany(form) ? form.dataset.tap + EACH + tap.client_key : form.dataset.tap;
  if (!outcome || !keep("tap", key, tap)) return; // the device keeps nothing: post as usual
  event.preventDefault();
  show(form, tap, "Sending");
  flush();
}

// crypto.randomUUID needs HTTPS; a school's own small machine may not have it.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function isOfMany(form) {
  return form.hasAttribute("data-tap-many");
}

function show(form, tap, words, signIn) {
  if (!form) return;
  if (!isOfMany(form)) {
    form.classList.add("tap--waiting");
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === tap.outcome));
    }
  }
  const line = form.querySelector(".tap__said");
  line.textContent = words;
  if (signIn) line.append(" ", link("Sign in and carry on", signIn));
}

// What it was is said in words; nothing beside it asks about it any more.
function settle(form, words, said) {
  if (!form) return;
  form.classList.remove("tap--waiting");
  if (!isOfMany(form)) form.querySelectorAll("button").forEach((button) => button.remove());
  const more = form.closest(".session")?.querySelector(".session__more");
  if (more) more.remove();
  const line = form.querySelector(".tap__said");
  line.textContent = words;
  if (said.change) line.append(" ", link(said.change_words || "Change", said.change));
}

// One round at a time; a tap made during a round starts another after it.
function flush() {
  sending = (sending || Promise.resolve()).then(sendAll);
}

async function sendAll() {
  for (const [key, tap] of waiting("tap")) {
    const stop = await send(key, tap);
    if (stop) return;
  }
}

// Says whether the rest should wait.
async function send(key, tap) {
  let answer;
  try {
    answer = await post(tap.action, bodyOf(tap));
  } catch (offline) {
    return hold(tap.said + ", tapped at " + timeOf(tap) + ". Kept on this device until there is a signal.");
  }
  if (answer.signedOut) return hold("You have been signed out. What you tapped is kept on this device.", window.location.href);
  if (answer.ok || answer.said.words) return finish(key, tap, answer.said);
  if (answer.status >= 500) return hold("Not sent yet. Kept on this device. We will try again.");
  return refuse(key, tap, answer.said.refused);
}

// It will never be taken, so it need not wait once its person has been told.
function refuse(key, tap, words) {
  const form = formOf(key);
  if (!form) return false;
  release("tap", key);
  show(form, {}, words || "This could not be recorded. Open this page again, and record it once more.");
  form.classList.remove("tap--waiting");
  return false;
}

function bodyOf(tap) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  return new URLSearchParams({
    csrfmiddlewaretoken: token ? token.value : "",
    outcome: tap.outcome,
    client_key: tap.client_key,
    tapped_at: tap.tapped_at,
  });
}

function finish(key, tap, said) {
  const now = waiting("tap").find((pair) => pair[0] === key);
  if (now && now[1].client_key !== tap.client_key) return false; // tapped again meanwhile: that one follows
  release("tap", key);
  settle(formOf(key), said.words || tap.said, said);
  return false;
}

function hold(words, signIn) {
  const all = waiting("tap");
  for (const [key, tap] of all) {
    const alike = all.filter(([other]) => formOf(other) && formOf(other) === formOf(key)).length;
    show(formOf(key), tap, alike > 1 ? alike + " taps are kept on this device until there is a signal." : words, signIn);
  }
  setTimeout(flush, AGAIN);
  return true;
}

function timeOf(tap) {
  return clockNow(new Date(tap.tapped_at));
}

for (const form of forms()) form.addEventListener("submit", tapped);
for (const [key, tap] of waiting("tap")) show(formOf(key), tap, "Sending");
window.addEventListener("online", flush);
flush();
