// The draft that keeps itself stops where the page is sent: the click on the button also leaves the
// field, and what that would send could arrive after the answers. (The server knows a form that was
// sent, and keeps nothing more of it.)
let sent = false;

document.addEventListener("submit", (event) => {
  const ends = event.target.querySelector(".autosave") || event.submitter?.name === "scarta";
  if (event.defaultPrevented || !ends) return;
  sent = true;
  for (const draft of document.querySelectorAll(".autosave")) {
    draft.dispatchEvent(new Event("htmx:abort"));
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (sent && event.target.matches(".autosave")) event.preventDefault();
});

// Coming back with the browser's arrow finds a form that works.
window.addEventListener("pageshow", () => {
  sent = false;
});
