// The review page's keys and explanations. A key presses the button of that name, so that both do
// the same; none fires while something is being typed, while the page is still at work, or on repeat.
let bound = null;
let shown = ["", ""]; // whose words were brought into view, and the field that was asked for

const EDITABLE =
  "input,textarea,select,[contenteditable=''],[contenteditable='true'],[role=textbox]," +
  "[role=combobox],[role=listbox],[role=option],[role=spinbutton],[role=dialog] *";

function typing(event) {
  const at = event.composedPath()[0];
  return at instanceof Element && at.closest(EDITABLE) !== null;
}

function busy() {
  const app = document.querySelector("[data-testid=stApp]");
  return app !== null && app.getAttribute("data-test-script-state") === "running";
}

function button(name) {
  const all = [...document.querySelectorAll(`[class*="st-key-${name}"] button`)];
  return all.find((each) => each.offsetParent !== null) || null; // a hidden twin is for phones
}

function press(keys, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
  const name = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!name) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const found = button(name);
  if (event.repeat || busy() || found === null || found.disabled) return;
  found.click();
}

function tipOf() {
  let tip = document.getElementById("rasd-tip");
  if (tip === null) {
    tip = document.createElement("div");
    tip.id = "rasd-tip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    document.body.append(tip);
  }
  return tip;
}

function explain(element) {
  const tip = tipOf();
  tip.textContent = element.dataset.tip;
  tip.hidden = false;
  element.setAttribute("aria-describedby", tip.id);
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left), window.innerWidth - own.width - 8);
  const below = box.bottom + 6;
  const fits = below + own.height < window.innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${fits ? below : Math.max(8, box.top - own.height - 6)}px`;
  light((element.dataset.field || element.dataset.fields || "").split(" "));
}

function light(fields) {
  for (const mark of document.querySelectorAll(".rasd-reading mark, .rasd-fields [data-field]")) {
    const own = (mark.dataset.fields || mark.dataset.field).split(" ");
    mark.classList.toggle("lit", own.some((name) => name && fields.includes(name)));
  }
}

function quiet() {
  const tip = tipOf();
  tip.hidden = true;
  for (const element of document.querySelectorAll("[aria-describedby=rasd-tip]"))
    element.removeAttribute("aria-describedby");
  light([]);
}

function hear(event) {
  const element = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
  if (element === null) quiet();
  else explain(element);
}

// The words that tell the incident come into view inside the article's own box; the page stays.
function reveal(incident, tries) {
  const reading = document.querySelector(`.rasd-reading[data-incident="${incident}"]`);
  const words = reading && reading.querySelector(".s");
  if (words === null) {
    if (tries > 0) setTimeout(() => reveal(incident, tries - 1), 80);
    return;
  }
  const box = reading.closest("[class*=st-key-review-text]");
  if (box === null) return;
  const away = words.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const last = words.getBoundingClientRect().bottom - box.getBoundingClientRect().top;
  // what is in sight already is left where it is: a text cut at its head looks broken
  if (away >= 0 && last <= box.clientHeight) return;
  box.scrollTop += away - box.clientHeight / 3;
}

function focusOn(name, tries) {
  const field = document.querySelector(`[class*="st-key-${name}"] input`);
  if (field !== null) field.focus();
  else if (tries > 0) setTimeout(() => focusOn(name, tries - 1), 80);
}

export default function (component) {
  const { keys, incidents, focus } = component.data;
  if (bound !== null) bound.abort();
  bound = new AbortController();
  const { signal } = bound;
  window.addEventListener("keydown", (event) => press(keys, event), { capture: true, signal });
  window.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && quiet(),
    { capture: true, signal },
  );
  document.addEventListener("pointerover", hear, { signal });
  document.addEventListener("focusin", hear, { signal });
  document.addEventListener("scroll", quiet, { capture: true, signal });
  document.body.dataset.rasdKeys = "listening"; // so that a test knows when keys are heard
  const now = [incidents.join(" "), focus];
  if (now.join() !== shown.join()) {
    quiet();
    if (now[0] !== shown[0]) for (const each of incidents) if (each) reveal(each, 20);
    if (focus) focusOn(focus, 20);
    shown = now;
  }
  return () => {
    bound.abort();
    delete document.body.dataset.rasdKeys;
    shown = ["", ""];
    quiet();
  };
}
