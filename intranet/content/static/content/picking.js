// What the editor asks for: an address to link to, a picture to show. Both are found on the site
// as one types, or written by hand.

function ask({ title, label, at, action }) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm picking";
  const form = document.createElement("form");
  form.method = "dialog";
  const heading = Object.assign(document.createElement("h2"), { textContent: title });
  heading.id = "scelta-titolo";
  dialog.setAttribute("aria-labelledby", heading.id);
  const words = Object.assign(document.createElement("label"), { textContent: label });
  words.className = "form-label";
  words.htmlFor = "scelta-indirizzo";
  const input = Object.assign(document.createElement("input"), { type: "text", value: at });
  input.id = words.htmlFor;
  input.className = "form-control";
  input.autocomplete = "off";
  const found = document.createElement("div");
  found.className = "picking-found";
  found.setAttribute("role", "status");
  form.append(heading, words, input, found, buttons(action));
  dialog.append(form);
  document.body.append(dialog);
  suggest(input, found, dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      const chosen = dialog.chosen ?? { url: input.value.trim(), title: "" };
      answer(dialog.returnValue === "yes" || dialog.chosen ? chosen : null);
      dialog.remove();
    });
  });
}

function buttons(action) {
  const row = document.createElement("div");
  row.className = "confirm-actions";
  for (const [words, value, look] of [
    ["Annulla", "no", "btn btn-outline-primary"],
    [action, "yes", "btn btn-primary"],
  ]) {
    const made = Object.assign(document.createElement("button"), { textContent: words, value });
    made.className = look;
    if (value === "no") made.type = "button";
    row.append(made);
  }
  row.firstElementChild.addEventListener("click", () => row.closest("dialog").close("no"));
  return row;
}

// The site's own answer to what is typed: rows of buttons, drawn on the server.
function suggest(input, found, dialog) {
  const kind = input.closest("dialog").querySelector("h2").textContent.includes("mmagine");
  const address = document.querySelector("[data-picker]")?.dataset.picker;
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const sought = input.value.trim();
    if (!address || sought.length < 2 || /^(https?:|\/|mailto:)/.test(sought)) {
      found.replaceChildren();
      return;
    }
    waiting = setTimeout(async () => {
      const query = new URLSearchParams({ cerca: sought, ...(kind && { tipo: "image" }) });
      const answer = await fetch(`${address}?${query}`, { headers: { "HX-Request": "true" } });
      if (answer.ok && !answer.redirected) found.innerHTML = await answer.text();
    }, 250);
  });
  found.addEventListener("click", (event) => {
    const row = event.target.closest("[data-url]");
    if (!row) return;
    dialog.chosen = { url: row.dataset.url, title: row.dataset.title };
    dialog.close("yes");
  });
}

export async function askForLink(editor, button) {
  const at = editor.getAttributes("link").href ?? "";
  const chosen = await ask({
    title: "Collegamento",
    label: "Indirizzo, o parole del titolo di una pagina del sito",
    at,
    action: "Collega",
  });
  if (!chosen) return button.focus();
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!chosen.url) return chain.unsetLink().run();
  if (editor.state.selection.empty && !editor.isActive("link")) {
    const text = chosen.title || chosen.url;
    const marks = [{ type: "link", attrs: { href: chosen.url } }];
    return chain.insertContent({ type: "text", text, marks }).run();
  }
  return chain.setLink({ href: chosen.url }).run();
}

export async function askForPicture(editor, button) {
  const chosen = await ask({
    title: "Immagine",
    label: "Parole del titolo di un’immagine del sito, o il suo indirizzo",
    at: editor.getAttributes("image").src ?? "",
    action: "Inserisci",
  });
  if (!chosen?.url) return button.focus();
  return editor
    .chain()
    .focus()
    .setImage({ src: chosen.url, alt: chosen.title })
    .run();
}
