"use strict";

const at = (id) => document.getElementById(id);
const frame = at("page");
const loaded = new Promise((done) => addEventListener("load", done));  // with the empty page in the frame
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, ul, ol, table, figure, blockquote";
let shown = -1, printed = -1, wanted = 0, text = "", line = 0;

function tell(state) {
  document.title = `Preview of ${state.name}`;
  at("name").textContent = `of ${state.name}`;
  at("status").textContent = state.broken ? "This cannot be drawn as it is; the last good page is shown." : "";
  list(state.findings);
  if (state.page && state.page !== shown) draw(state.page);
  wanted = state.pdf;
  print();
  fetch("/source").then((answer) => answer.text()).then((source) => { text = source; show(line); });
}

function list(findings) {
  const errors = findings.filter((finding) => finding.level === "error").length;
  at("count").textContent = findings.length ? `Findings: ${findings.length}, of them errors: ${errors}` : "Nothing is wrong";
  at("findings").replaceChildren(...findings.map((finding) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = finding.level;
    const where = finding.line ? `line ${finding.line}: ` : "";
    for (const words of [`${where}${finding.level}: ${finding.message}`, finding.hint]) {
      if (words) button.appendChild(document.createElement("span")).textContent = words;
    }
    button.addEventListener("click", () => { show(finding.line); seek(finding.line); });
    item.appendChild(button);
    return item;
  }));
}

// What is on the page is exchanged, not loaded anew: the window stays where it was scrolled to.
async function draw(version) {
  shown = version;
  await loaded;
  const answer = await fetch("/page");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (shown !== version) return;
  const page = frame.contentDocument, [x, y] = [frame.contentWindow.scrollX, frame.contentWindow.scrollY];
  page.replaceChild(page.importNode(fresh.documentElement, true), page.documentElement);
  frame.contentWindow.scrollTo(x, y);
  prepare();
}

function prepare() {
  const page = frame.contentDocument;
  for (const block of page.querySelectorAll(BLOCKS)) {
    if (block.dataset.part && !block.hasAttribute("tabindex")) block.tabIndex = 0;
  }
  page.onclick = (event) => {
    if (event.target.closest("a[href]")) event.preventDefault();
    follow(event.target);
  };
  page.onkeydown = (event) => {
    if (event.key === "Enter") follow(event.target);
  };
}

function follow(element) {
  const link = element.closest("a[href^='#']");
  if (link) frame.contentDocument.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
  const block = element.closest("[data-part]");
  if (block) show(Number(block.dataset.part));
}

function show(number) {
  if (!number) return;
  line = number;
  at("line").textContent = `Source, line ${line}`;
  at("help").hidden = true;
  at("excerpt").hidden = false;
  at("excerpt").textContent = text.split(/\r\n|\r|\n/).slice(line - 1, line + 5).map((words, after) => `${line + after}  ${words}`).join("\n");
}

function seek(line) {
  const blocks = [...frame.contentDocument.querySelectorAll("[data-part]")];
  const before = blocks.filter((block) => Number(block.dataset.part) <= line);
  before.sort((one, other) => other.dataset.part - one.dataset.part)[0]?.scrollIntoView({ block: "center" });
}

function print() {
  if (at("pdf").hidden || !wanted || wanted === printed) return;
  printed = wanted;
  at("pdf").src = `/document.pdf?${wanted}#navpanes=0`;
}

function choose(pdf) {
  at("pdf").hidden = !pdf;
  frame.hidden = pdf;
  at("show-pdf").setAttribute("aria-pressed", pdf);
  at("show-page").setAttribute("aria-pressed", !pdf);
  print();
}

at("show-page").addEventListener("click", () => choose(false));
at("show-pdf").addEventListener("click", () => choose(true));
const events = new EventSource("/events");
events.onmessage = (event) => tell(JSON.parse(event.data));
events.onerror = () => { at("status").textContent = "The preview has ended; start it again, and this page follows."; };
