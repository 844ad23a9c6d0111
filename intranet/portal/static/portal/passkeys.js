// Passkeys. A form with `data-passkey` sends what the device answers, in its hidden field:
// "create" makes a new one, "get" shows one that is known. What to ask the device stands in the
// page (`data-options`, the id of a JSON text), or is fetched from the address of the form.
const device = window.webauthnJSON;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[data-trouble]");
    trouble.hidden = true;
    try {
      const answer = await ask(form, await question(form));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}

async function question(form) {
  if (form.dataset.options) {
    return JSON.parse(document.getElementById(form.dataset.options).textContent);
  }
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function ask(form, { creation_options: making, request_options: showing }) {
  if (form.dataset.passkey === "get") return device.get(showing);
  const alone = form.elements.passwordless?.checked ?? false;
  const wanted = making.publicKey.authenticatorSelection;
  wanted.residentKey = alone ? "required" : "discouraged";
  wanted.requireResidentKey = alone;
  if (alone) wanted.userVerification = "required";
  return device.create(making);
}
