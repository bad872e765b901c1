"use strict";
// Makes a file and an answer code of what is chosen on this page. It stores nothing and sends nothing.
// The code is the one of teamcheck/collect/answer_code.py: both are held against each other in the tests.

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const FORM_SIGNS = 4, CHECK_SIGNS = 4, PRIME = 1048573n, MARKS = 1n << 32n;

function inSigns(number, count) {
  let signs = "";
  for (let place = 0; place < count; place++) {
    signs = SIGNS[Number(number & 31n)] + signs;
    number >>= 5n;
  }
  return signs;
}

// columns: the id of each question, its answers, and how many of them can be ticked (0: one is chosen).
function codeOf(form, answers, mark) {
  let room = MARKS, payload = 0n;
  for (const [id, cells, most] of form.columns) {
    const states = most ? 1n << BigInt(cells.length) : BigInt(cells.length + 1);
    const places = (answers[id] || []).map(cell => cells.indexOf(cell));
    const digit = places.reduce((sum, place) => sum + (most ? 1n << BigInt(place) : BigInt(place + 1)), 0n);
    payload = payload * states + digit;
    room *= states;
  }
  let count = 0;
  while (1n << BigInt(5 * count) < room) count++;
  const number = (BigInt("0x" + form.form.slice(0, 5)) << BigInt(5 * count)) + payload * MARKS + mark;
  return (inSigns(number, FORM_SIGNS + count) + inSigns(number % PRIME, CHECK_SIGNS)).match(/.{1,4}/g);
}

const part = id => document.getElementById(id);
const form = JSON.parse(part("columns").textContent);
form.columns = form.columns.flatMap(([cells, most, ids]) => ids.map(id => [id, cells, most]));
const questions = part("questions"), result = part("result");
// One page is one person's: the mark stays the same when answers are changed and the code is made again.
const mark = BigInt(crypto.getRandomValues(new Uint32Array(1))[0]);
let groups = [], saved = "";

// Choices that are the same as those of the question before are written once, which halves the page: set them in.
function setIn() {
  const fieldsets = [...questions.querySelectorAll("fieldset")];
  form.columns.forEach(([id], place) => {
    const here = fieldsets[place];
    if (here.querySelector("input")) return;
    here.append(...[...fieldsets[place - 1].children].slice(here.children.length).map(child => child.cloneNode(true)));
    here.querySelectorAll("input").forEach(field => { field.name = id; });
  });
}

const fieldsOf = id => [...questions.querySelectorAll(`input[name="${id}"]`)];

function answersNow() {
  const answers = {};
  for (const [id] of form.columns) {
    const chosen = fieldsOf(id).filter(field => field.checked && field.value);
    if (chosen.length) answers[id] = chosen.map(field => field.value);
  }
  return answers;
}

function commentsNow() {
  const written = [...questions.querySelectorAll("textarea")].filter(field => field.value.trim());
  return Object.fromEntries(written.map(field => [field.name, field.value.trim()]));
}

// A message stands beside the button that was pressed, and is read out again where it is the same as before.
function say(id) {
  const here = part(result.hidden ? "notice" : "done");
  part("notice").textContent = part("done").textContent = "";
  if (id) setTimeout(() => { here.textContent = part(id).textContent; });
}

function finish() {
  const answers = answersNow(), comments = commentsNow();
  const over = form.columns.find(([id, , most]) => most && (answers[id] || []).length > most);
  if (over) {
    say("say-too-many");
    fieldsOf(over[0]).find(field => field.checked).focus();
    return;
  }
  if (!Object.keys({...answers, ...comments}).length) {
    say("say-nothing");
    return;
  }
  groups = codeOf(form, answers, mark);
  saved = JSON.stringify({schema: "teamcheck/sheet/1", form: form.form, code: groups.join("-"), comments}) + "\n";
  show(answers, comments);
}

function show(answers, comments) {
  say("");
  const left = form.columns.find(([id]) => !answers[id]);
  const refused = form.columns.filter(([id]) => (answers[id] || [])[0] === "PNTS").length;
  const answered = Object.keys(answers).length;
  part("count-answered").textContent = answered - refused;
  part("count-refused").textContent = refused;
  part("count-left").textContent = form.columns.length - answered;
  part("to-left").hidden = !left;
  part("to-left").onclick = () => fieldsOf(left[0])[0].focus();
  part("with-words").hidden = !Object.keys(comments).length;
  part("code").replaceChildren(...groups.map((group, place) => {
    const made = document.createElement("span");
    made.textContent = place < groups.length - 1 ? group + "-" : group;
    return made;
  }));
  result.hidden = false;
  part("ready").focus();
}

function save() {
  const address = URL.createObjectURL(new Blob([saved], {type: "application/json"}));
  const link = document.createElement("a");
  link.href = address;
  link.download = "teamcheck-answers.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say("say-saved");
}

async function copy() {
  getSelection().selectAllChildren(part("code"));
  try {
    await navigator.clipboard.writeText(groups.join("-"));
    say("say-copied");
  } catch {
    say(document.execCommand("copy") ? "say-copied" : "say-not-copied");
  }
}

function changed() {
  if (result.hidden) return;
  result.hidden = true;
  say("say-changed");
}

setIn();
questions.addEventListener("submit", event => event.preventDefault());
questions.addEventListener("input", changed);
part("finish").onclick = finish;
part("save").onclick = save;
part("copy").onclick = copy;
part("finish").hidden = false;
document.querySelector(".trouble").remove();
