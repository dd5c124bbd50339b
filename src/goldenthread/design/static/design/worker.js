// The service worker. Nothing about anybody is kept by it: only the page that says there is no signal, as it
// is for whoever is not signed in, and what that page is drawn with. See docs/decisions/0019.
const STORE = "golden-thread-offline";
const OFFLINE = "/offline/";

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  else if (isDrawing(event.request)) event.respondWith(fetch(event.request).catch(() => drawn(event.request)));
});

async function fill() {
  const page = await fetch(OFFLINE, { credentials: "omit", cache: "reload" });
  const text = await page.clone().text();
  const drawings = [...text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
  const store = await caches.open(STORE);
  await store.put(OFFLINE, page);
  await store.addAll([...new Set(drawings)]);
}

function isDrawing(request) {
  const there = new URL(request.url);
  return request.method === "GET" && there.origin === self.location.origin && there.pathname.startsWith("/static/");
}

async function drawn(request) {
  return (await caches.match(request, { ignoreVary: true })) || Response.error();
}
