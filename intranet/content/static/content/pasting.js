// What is pasted, as the editor knows it: lists, headings and emphasis of Word and of other word
// processors are said by their styles there, which our policy refuses and the editor does not read.

const LEFT_OUT = "script, style, link, meta, title, xml";
const BULLET = /^[\s\u00a0]*([·•▪◦§o–-]|\d{1,3}[.)]|[a-z][.)])[\s\u00a0]+/i;
const NUMBER = /^[\s\u00a0]*(\d|[a-z][.)])/i;
const DEEPEST = 4;

// The HTML that was pasted, and how many of its pictures are of elsewhere and were left out.
export function tidied(html) {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  for (const each of body.querySelectorAll(LEFT_OUT)) each.remove();
  makeLists(body);
  moveHeadings(body);
  makeEmphasis(body);
  const lost = dropPictures(body);
  for (const each of body.querySelectorAll("[data-style]")) each.removeAttribute("data-style");
  return { html: body.innerHTML, lost };
}

// A style that is only parsed is refused too, and said in the console: it is kept by another name.
function withoutStyles(html) {
  const rest = html.replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "");
  return rest.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

const styleOf = (element) => (element.dataset.style ?? "").replaceAll(/\s/g, "").toLowerCase();

function makeLists(body) {
  let lists = [];
  for (const item of body.querySelectorAll("p[class^=MsoListParagraph], p[data-style*=mso-list]")) {
    const marker = markerOf(item);
    if (!marker) continue;
    if (item.previousElementSibling !== lists[0]) lists = [];
    const level = Number(/level(\d)/.exec(styleOf(item))?.[1] ?? 1);
    lists = lists.slice(0, level);
    if (lists.length < level) lists.push(listWithin(lists.at(-1), item, NUMBER.test(marker)));
    const made = document.createElement("li");
    lists.at(-1).append(made);
    made.append(item);
  }
}

// The sign or the number before an item, which is taken away from its words.
function markerOf(item) {
  const said = [...item.querySelectorAll("span")].find((each) =>
    styleOf(each).includes("mso-list:ignore"),
  );
  if (said) {
    said.remove();
    return said.textContent;
  }
  const found = BULLET.exec(item.textContent)?.[0] ?? "";
  let left = found.length;
  const words = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (left > 0 && words.nextNode()) {
    const cut = Math.min(left, words.currentNode.length);
    words.currentNode.deleteData(0, cut);
    left -= cut;
  }
  return found;
}

function listWithin(above, item, isNumbered) {
  const list = document.createElement(isNumbered ? "ol" : "ul");
  if (above) above.lastElementChild.append(list);
  else item.before(list);
  return list;
}

// The title of the page is the only one of the first level.
function moveHeadings(body) {
  const step = body.querySelector("h1") ? 1 : 0;
  for (const each of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Math.min(Number(each.localName[1]) + step, DEEPEST);
    rename(each, `h${level}`);
  }
}

function makeEmphasis(body) {
  for (const each of body.querySelectorAll("b[data-style*=font-weight]")) {
    if (/font-weight:(normal|400)/.test(styleOf(each))) each.replaceWith(...each.childNodes);
  }
  for (const each of body.querySelectorAll("span[data-style]")) {
    const style = styleOf(each);
    if (/font-weight:(bold|[6-9]00)/.test(style)) wrap(each, "strong");
    if (style.includes("font-style:italic")) wrap(each, "em");
  }
}

// A picture comes from this site alone; the server would leave out any other without a word.
function dropPictures(body) {
  let lost = 0;
  for (const each of body.querySelectorAll("img")) {
    const source = each.getAttribute("src") ?? "";
    const at = URL.canParse(source, location.href) ? new URL(source, location.href) : null;
    if (source && at?.origin === location.origin) {
      each.setAttribute("src", at.pathname + at.search);
    } else {
      each.remove();
      lost += 1;
    }
  }
  return lost;
}

function rename(element, name) {
  const made = document.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function wrap(element, name) {
  const made = document.createElement(name);
  made.append(...element.childNodes);
  element.append(made);
}

// What the writer is told of pictures that were left out.
export function wordsOfLoss(lost) {
  return lost === 1
    ? "Un’immagine incollata non è rimasta: va aggiunta al sito, e messa qui con «Immagine…»."
    : `${lost} immagini incollate non sono rimaste: vanno aggiunte al sito, e messe qui con «Immagine…».`;
}
