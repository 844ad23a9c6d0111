// Prose with headings, lists, tables, links and pictures, in the place of a field of HTML. The field
// stays what is sent: without this script one writes HTML, and the server cleans it either way.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Editor,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Image,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Text,
} from "../prose/editor.js";
import { tidied, wordsOfLoss } from "./pasting.js";
import { askForLink, askForPicture } from "./picking.js";

const extensions = [
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading.configure({ levels: [2, 3, 4] }),
  History,
  HorizontalRule,
  Image,
  Italic,
  Link.configure({ enableTarget: false, openOnClick: false }),
  ListItem,
  OrderedList,
  Paragraph,
  Table.configure({ resizable: false }),
  TableCell,
  TableHeader,
  TableRow,
  Text,
];

// Words, what it does, and when it is on. A group is a row of what belongs together.
const groups = [
  [
    ["Titolo", (chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
    ["Sottotitolo", (chain) => chain.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
  ],
  [
    ["Grassetto", (chain) => chain.toggleBold(), ["bold"]],
    ["Corsivo", (chain) => chain.toggleItalic(), ["italic"]],
  ],
  [
    ["Elenco", (chain) => chain.toggleBulletList(), ["bulletList"]],
    ["Elenco numerato", (chain) => chain.toggleOrderedList(), ["orderedList"]],
    ["Citazione", (chain) => chain.toggleBlockquote(), ["blockquote"]],
  ],
  [
    ["Collegamento…", askForLink, ["link"]],
    ["Immagine…", askForPicture, ["image"]],
    ["Tabella", (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  ],
  [
    ["Riga sotto", (chain) => chain.addRowAfter(), null, "table"],
    ["Colonna a destra", (chain) => chain.addColumnAfter(), null, "table"],
    ["Togli riga", (chain) => chain.deleteRow(), null, "table"],
    ["Togli colonna", (chain) => chain.deleteColumn(), null, "table"],
    ["Togli tabella", (chain) => chain.deleteTable(), null, "table"],
  ],
  [
    ["Annulla", (chain) => chain.undo()],
    ["Ripeti", (chain) => chain.redo()],
  ],
];

function button(editor, [words, act, mark, within]) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.tabIndex = -1;
  // The mouse leaves the focus in the text: what is typed at once after a click is written.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    const asks = act === askForLink || act === askForPicture;
    if (asks) act(editor, made);
    else act(editor.chain().focus()).run();
  });
  editor.on("transaction", () => {
    if (mark) made.setAttribute("aria-pressed", editor.isActive(...mark));
    if (within) made.hidden = !editor.isActive(within);
  });
  if (mark) made.setAttribute("aria-pressed", "false");
  if (within) made.hidden = true;
  return made;
}

// One stop of the tab key; the arrows go from button to button (WAI-ARIA, "Toolbar pattern").
function walkByArrows(toolbar) {
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = [...toolbar.querySelectorAll("button:not([hidden])")];
    const next = shown.at((shown.indexOf(document.activeElement) + step) % shown.length);
    for (const each of shown) each.tabIndex = each === next ? 0 : -1;
    next.focus();
    event.preventDefault();
  });
}

function toolbarOf(editor, field) {
  const toolbar = document.createElement("div");
  toolbar.className = "editor-toolbar";
  toolbar.setAttribute("role", "toolbar");
  toolbar.setAttribute("aria-label", "Stile del testo");
  toolbar.setAttribute("aria-controls", `${field.id}_editor`);
  for (const group of groups) {
    const row = document.createElement("div");
    row.className = "editor-group";
    row.append(...group.map((each) => button(editor, each)));
    toolbar.append(row);
  }
  toolbar.querySelector("button").tabIndex = 0;
  walkByArrows(toolbar);
  return toolbar;
}

// As what is read: an empty paragraph is nothing.
const written = (editor) => (editor.isEmpty ? "" : editor.getHTML());

function take(field) {
  const place = document.createElement("div");
  place.className = "editor";
  field.before(place);
  const told = document.createElement("p");
  told.className = "editor-told";
  told.setAttribute("role", "status");
  const label = document.querySelector(`label[for="${field.id}"]`);
  if (label) label.id = `${field.id}_label`;
  const editor = new Editor({
    element: place,
    extensions,
    content: field.value,
    // A style that a script puts into the page is what our policy refuses: editor.css has it.
    injectCSS: false,
    editorProps: {
      transformPastedHTML(html) {
        const { html: clean, lost } = tidied(html);
        told.textContent = lost ? wordsOfLoss(lost) : "";
        return clean;
      },
      handlePaste(_view, { clipboardData }) {
        const pictures = [...(clipboardData?.files ?? [])];
        if (pictures.length && !clipboardData.types.includes("text/html")) {
          told.textContent = wordsOfLoss(pictures.length);
        }
        return false;
      },
      attributes: {
        id: `${field.id}_editor`,
        class: "written",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label?.id ?? "",
        ...(field.getAttribute("aria-describedby") && {
          "aria-describedby": field.getAttribute("aria-describedby"),
        }),
      },
    },
    onUpdate({ editor: now }) {
      field.value = written(now);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  place.prepend(toolbarOf(editor, field));
  place.append(told);
  field.hidden = true;
  label?.addEventListener("click", () => editor.commands.focus());
  // The summary of what is wrong leads to the field: it is the editor now.
  field.addEventListener("focus", () => editor.commands.focus());
}

for (const field of document.querySelectorAll("textarea[data-prose]")) take(field);
