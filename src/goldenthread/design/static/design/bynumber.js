// Ticking by number: while the focus is among the themes of <form data-themes-by-number>, the keys 1 to 9 tick
// the theme of that number, 0 the tenth, and Enter sends. Elsewhere on the page keys do what they always do.
for (const form of document.querySelectorAll("form[data-themes-by-number]")) {
  const boxes = [...form.querySelectorAll("input[name=themes]")];
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("input[type=checkbox]") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit();
    } else if (/^[0-9]$/.test(event.key)) {
      const box = boxes[(Number(event.key) + 9) % 10];
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.click();
    }
  });
}
