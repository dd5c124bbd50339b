// The screen of a room: what it shows is taken anew without a flicker. Without script the page reloads itself.
const wall = document.querySelector("[data-wall]");

async function refresh() {
  try {
    const answer = await fetch(window.location.href, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-wall]");
    if (now && now.innerHTML !== wall.innerHTML) wall.innerHTML = now.innerHTML;
  } catch (offline) {
    // what it shows stays until there is a signal
  }
}

setInterval(refresh, Number(wall.dataset.wall) * 1000);
