// Comfort for forms. Each of them works without it, and the server guards every rule again.

// What is wrong is read first.
document.querySelector("[data-problems]")?.focus();

const dialog = document.getElementById("conferma");

function ask(question, yes) {
  dialog.querySelector("[data-question]").textContent = question;
  dialog.querySelector("[data-yes]").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}

dialog.querySelector("[data-yes]").addEventListener("click", () => dialog.close("yes"));
dialog.querySelector("[data-no]").addEventListener("click", () => dialog.close());

// A step of no return asks once, in its own words: `data-confirm` on the form or on its button.
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const question = submitter?.dataset.confirm ?? form.dataset.confirm;
  if (!question || submitter?.name === "draft" || form.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(question, submitter?.textContent.trim() || question).then((yes) => {
    if (!yes) return submitter?.focus();
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
  });
});

// A second press of the button sends nothing. The button is switched off only after the browser
// has read it, for its name is part of what is sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !("once" in form.dataset)) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => switchButtons(form, true));
});

// Coming back with the browser's arrow finds a form that works.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    delete form.dataset.sent;
    delete form.dataset.confirmed;
    switchButtons(form, false);
  }
});

function switchButtons(form, off) {
  for (const button of form.querySelectorAll("button:not([type=button])")) button.disabled = off;
}

// Another row of a formset, from its empty one.
for (const formset of document.querySelectorAll("[data-formset]")) {
  const total = formset.querySelector(`[name="${formset.dataset.formset}-TOTAL_FORMS"]`);
  const most = Number(formset.querySelector(`[name="${formset.dataset.formset}-MAX_NUM_FORMS"]`).value);
  const rows = formset.querySelector("[data-rows]");
  const empty = formset.querySelector("template[data-empty]");
  const add = formset.querySelector("[data-add]");
  const update = () => (add.hidden = Number(total.value) >= most);

  add.addEventListener("click", () => {
    const number = Number(total.value);
    const html = empty.innerHTML
      .replaceAll("__prefix__", number)
      .replaceAll("__number__", number + 1);
    rows.insertAdjacentHTML("beforeend", html);
    total.value = number + 1;
    rows.lastElementChild.focus();
    update();
  });
  update();
}
