// The menu of small screens and the focus marks are Bootstrap Italia's own modules; only what the
// pages use is loaded.
import "../bootstrap-italia/plugins/track-focus.js";
import "../bootstrap-italia/plugins/navbar-collapsible.js";

const closing = "details[data-closes]";

// A menu that floats over the page closes as menus do: Escape, or a press elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement?.closest(`${closing}[open]`);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(`${closing}[open]`)) {
    if (!open.contains(event.target)) open.open = false;
  }
});
