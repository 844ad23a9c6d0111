// Several files, dropped or chosen: each goes by itself and says how far it is. Without this script
// the form sends them all at once.
const form = document.querySelector("[data-uploading]");
const input = form.querySelector("input[type=file]");
const list = form.querySelector("[data-list]");
// So many on their way at a time.
const AT_ONCE = 2;

function row(name) {
  const made = document.createElement("li");
  const title = Object.assign(document.createElement("span"), { textContent: name });
  const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
  bar.setAttribute("aria-label", name);
  const words = Object.assign(document.createElement("span"), { textContent: form.dataset.sending });
  made.append(title, bar, words);
  list.append(made);
  return { made, bar, words };
}

function send(file) {
  const { made, bar, words } = row(file.name);
  const end = (text, isDone) => {
    words.textContent = text;
    made.classList.add(isDone ? "dropping-done" : "dropping-refused");
    bar.remove();
    return isDone;
  };
  return new Promise((answer) => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = (100 * loaded) / total;
    });
    request.addEventListener("load", () => {
      const { done = [], refused = [] } = request.response ?? {};
      if (done.length) answer(end(form.dataset.done, true));
      else answer(end(refused[0]?.reason ?? form.dataset.broken, false));
    });
    request.addEventListener("error", () => answer(end(form.dataset.broken, false)));
    request.send(data);
  });
}

async function sendAll(files) {
  const waiting = [...files];
  const results = [];
  const carry = async () => {
    while (waiting.length) results.push(await send(waiting.shift()));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
  input.value = "";
  // All arrived: the table shows them. What was refused stays to be read, beside what arrived.
  if (results.length && results.every(Boolean)) location.reload();
  else if (results.some(Boolean)) {
    const table = { target: "#tabella", select: "#tabella", swap: "outerHTML" };
    window.htmx.ajax("GET", location.href, table);
  }
}

form.addEventListener("submit", (event) => {
  if (!input.files.length) return;
  event.preventDefault();
  sendAll(input.files);
});

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("dropping-over", name === "dragover");
    if (name === "drop") sendAll(event.dataTransfer.files);
  });
}
