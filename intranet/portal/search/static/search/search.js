// What is suggested under the field is walked through by the arrows; Escape closes it.
const box = document.querySelector("[data-search]");

box?.addEventListener("keydown", (event) => {
  const field = box.querySelector("input");
  if (event.key === "Escape") {
    box.querySelector(".suggestions").replaceChildren();
    box.querySelector("[role=status]").replaceChildren();
    field.focus();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const places = [field, ...box.querySelectorAll(".suggestions a")];
  if (places.length === 1) return;
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = places.indexOf(document.activeElement) + step;
  places[(next + places.length) % places.length].focus();
  event.preventDefault();
});
