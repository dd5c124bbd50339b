// What waits on this device until the server has it: words being typed, sessions tapped.
//
// Children's details are in it, so: each entry belongs to one account and is shown to no other; it is
// removed when the server acknowledges it, at sign-out, and after seven days whatever happened. A
// person who has not signed in may sit at a library's computer: theirs ends with the browser tab.
const NAME = "golden-thread";
const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;
const account = document.body.dataset.account || "";
const store = openStore();

function openStore() {
  try {
    return account ? window.localStorage : window.sessionStorage;
  } catch (refused) {
    return null; // storage is switched off; forms then post as they would without script
  }
}

function place(kind, key) {
  return [NAME, account, kind, key].join(":");
}

// Keeps a value; says whether this device could.
export function keep(kind, key, value) {
  try {
    store.setItem(place(kind, key), JSON.stringify(Object.assign({ at: Date.now() }, value)));
    return true;
  } catch (full) {
    return false;
  }
}

export function kept(kind, key) {
  try {
    return JSON.parse(store.getItem(place(kind, key)));
  } catch (unreadable) {
    return null;
  }
}

export function release(kind, key) {
  if (store) store.removeItem(place(kind, key));
}

// Everything of this kind that waits, oldest first, as [key, value] pairs.
export function waiting(kind) {
  const start = place(kind, "");
  return names(start)
    .map((name) => [name.slice(start.length), kept(kind, name.slice(start.length))])
    .filter((pair) => pair[1])
    .sort((one, other) => one[1].at - other[1].at);
}

function names(start) {
  return store ? Object.keys(store).filter((name) => name.startsWith(start)) : [];
}

// Looks through every account's: an old entry is a risk to a child whoever left it.
function purgeOld() {
  for (const name of names(NAME + ":")) {
    try {
      if (JSON.parse(store.getItem(name)).at > Date.now() - SEVEN_DAYS) continue;
    } catch (unreadable) {
      // falls through: what cannot be read can never be sent
    }
    store.removeItem(name);
  }
}

export function askBeforeSignOut() {
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", (event) => {
      const mine = names([NAME, account, ""].join(":"));
      if (mine.length && !window.confirm(lossWarning(mine.length))) event.preventDefault();
      else mine.forEach((name) => store.removeItem(name));
    });
  }
}

function lossWarning(count) {
  const things = count === 1 ? "One thing you typed or tapped is" : count + " things you typed or tapped are";
  return things + " not sent yet. If you sign out now it will be lost from this device. Sign out?";
}

// Posts as a person would, and asks for JSON. A redirect means the sign-in page: we do not follow it.
export async function post(url, body, more) {
  const answer = await fetch(url, {
    ...more,
    method: "POST",
    body: body,
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
  });
  const signedOut = answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  return { status: answer.status, ok: answer.ok && isJson, signedOut, said: isJson ? await answer.json() : {} };
}

// 9.02am, as the pages write it.
export function clockNow(when) {
  const hour = when.getHours();
  const minutes = String(when.getMinutes()).padStart(2, "0");
  return (hour % 12 || 12) + "." + minutes + (hour < 12 ? "am" : "pm");
}

purgeOld(); // before anything here is read
