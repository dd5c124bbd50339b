// Words that were left before the server had them: sent from the next page this person opens. What it
// does not take, and what a broken browser left, is named there with the way back to it.
import { choice, link, statusLine } from "./formwords.js";
import { post, release, waiting } from "./kept.js";

const MINUTE = 60000; // what was typed just now may still be typed, in another window
let going = false; // a page already asked for may show the words of before: it looks for them here
window.addEventListener("beforeunload", () => (going = true));

function isOpenHere(key) {
  return [...document.querySelectorAll("form[data-autosave]")].some((form) => form.dataset.autosaveKey === key);
}

async function taken(entry) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams(entry.fields);
  body.set("csrfmiddlewaretoken", token ? token.value : "");
  body.set("revision", entry.base);
  const answer = await post(entry.url, body).catch(() => ({ said: {} }));
  return answer.ok && answer.said.saved;
}

function offer(key, entry) {
  const line = statusLine();
  line.classList.add("kept--trouble");
  const throwAway = choice("Throw it away", () => {
    release("draft", key);
    line.remove();
  });
  line.append("Not saved yet: what you typed in “" + entry.title + "”. ", link("Open it", entry.page), throwAway);
  document.getElementById("main").prepend(line);
}

for (const [key, entry] of waiting("draft")) {
  if (isOpenHere(key) || !entry.page) continue;
  if (!entry.left && Date.now() - entry.at < MINUTE) continue;
  if (!entry.left || !(await taken(entry))) offer(key, entry);
  else if (!going) release("draft", key);
}
