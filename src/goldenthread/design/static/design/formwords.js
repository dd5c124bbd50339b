// What a person wrote in a form, taken out and put back; and the two things a status line is made of.

// Not theirs: the page's own token, whose page it is, and the number of the text they began from.
const NOT_WORDS = ["csrfmiddlewaretoken", "writer", "revision"];

export function statusLine() {
  const line = document.createElement("p");
  line.className = "kept";
  line.setAttribute("role", "status");
  return line;
}

export function choice(text, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "govuk-button govuk-button--secondary", textContent: text });
  button.addEventListener("click", act);
  return button;
}

export function link(text, href) {
  const made = document.createElement("a");
  Object.assign(made, { href: href, className: "govuk-link", textContent: text });
  return made;
}

export function words(form) {
  return [...new FormData(form)].filter((pair) => typeof pair[1] === "string" && !NOT_WORDS.includes(pair[0]));
}

// Whether something was typed since the page was made, perhaps before any script listened.
export function isTouched(form) {
  const boxes = [...form.elements].filter((each) => "defaultValue" in each);
  return boxes.some((each) => each.value !== each.defaultValue || each.checked !== each.defaultChecked);
}

// Puts words back. Two boxes of one name are filled in the order they stand.
export function fill(form, fields) {
  const left = fields.slice();
  const named = [...form.elements].filter((each) => each.name && !NOT_WORDS.includes(each.name));
  for (const input of named.filter((each) => !["file", "submit", "button"].includes(each.type))) {
    const ticks = input.type === "checkbox" || input.type === "radio";
    const at = left.findIndex((pair) => pair[0] === input.name && (!ticks || pair[1] === input.value));
    if (ticks) input.checked = at >= 0;
    else if (at >= 0) input.value = left[at][1];
    if (at >= 0) left.splice(at, 1);
  }
}
