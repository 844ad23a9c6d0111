// One box that ticks all rows of the page. It is drawn only where scripts run, and the table may be
// put in anew below it: so the listener is the document's.
const all = "[data-choose-all]";
const rows = (form) => [...form.querySelectorAll("input[name=chiavi]")];

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form");
  if (target.matches(all)) {
    for (const row of rows(form)) row.checked = target.checked;
  } else if (target.name === "chiavi") {
    const box = form.querySelector(all);
    box.checked = rows(form).every((row) => row.checked);
    box.indeterminate = !box.checked && rows(form).some((row) => row.checked);
  }
});
