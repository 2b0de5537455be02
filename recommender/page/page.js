// The page's engine and form. An answer is its position, -1 if open; compiled.py says what a key is.

const EPSILON = 1e-12;
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const most = (numbers) => Math.max(...numbers);
const edge = (share) => (share > 0 && share < 0.01 ? "< 1" : share > 0.99 && share < 1 - EPSILON && "> 99");
const percent = (share) => `${edge(share) || Math.round(share * 100)} %`;
const entropy = (shares) => -sum(shares.map((share) => (share > 0 ? share * Math.log2(share) : 0)));

/** Whether a condition holds whatever else is answered. */
export function holds(data, step, answers) {
  if (step < 0) return step === -2;
  const [question, ...next] = data.conditions[step];
  const given = answers[question];
  return given < 0 ? next.every((each) => holds(data, each, answers)) : holds(data, next[given], answers);
}

/** The share of each outcome (tie and none last), who leads, and which questions matter. */
export function stand({ base, vetoes, options, shares, rules, fired, top, branches }, weights, answers) {
  const [known, asked, level] = [[], [], []];
  const effect = (rule) => rules[rule][0] * weights[rules[rule][2]] + rules[rule][1];

  function add(made, ways, key, times) {
    for (const [other, share] of ways) made.set(key + other, (made.get(key + other) ?? 0) + share * times);
    return made;
  }

  const multiply = (some, others) => [...some].reduce((made, [key, share]) => add(made, others, key, share), new Map());
  const part = (index) => (known[index] ??= branch(...branches[index]));
  const ways = (held, below) => below.map(part).reduce(multiply, new Map([[sum(held.map(effect)), 1]]));

  function branch(question, arms) {
    const given = answers[question];
    if (given >= 0) return ways(...arms[given]);
    asked.push(question);
    return arms.reduce((made, arm, answer) => add(made, ways(...arm), 0, shares[question][answer]), new Map());
  }

  /** The options that share the best score. */
  function best(key) {
    const digit = (size, rounded) => {
      const low = key - rounded(key / size) * size;
      key = (key - low) / size;
      return low;
    };
    const out = options.map(() => digit(vetoes, Math.floor));
    const leads = options.map((_, option) => (option ? digit(base, Math.round) : 0));
    const left = [...options.keys()].filter((option) => !out[option]);
    return left.filter((option) => leads[option] === most(left.map((each) => leads[each])));
  }

  const wins = Array(options.length + 2).fill(0);
  for (const [key, share] of ways(fired, top)) {
    const winners = best(key);
    wins[winners.length === 1 ? winners[0] : options.length + !winners.length] += share;
    level.push(...winners);
  }
  const highest = most(wins.slice(0, -2));
  const leading = [...options.keys()].filter((at) => (highest ? wins[at] > highest - EPSILON : level.includes(at)));
  return { wins, leading, asked: [...new Set(asked)] };
}

/** The doubt in bits that is left on average after an answer. */
export function doubt(data, weights, answers, question) {
  const left = (answer) => entropy(stand(data, weights, answers.with(question, answer)).wins);
  return sum(data.shares[question].map((share, answer) => share * left(answer)));
}

/** Starts the page; its form and its # are the state. */
export function start() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const at = (id) => all(`#${id}`)[0];
  const put = (id, text) => (at(id).textContent = text);
  const [[form], sets, sliders, teams] = [all("form"), all("fieldset"), all("[type=range]"), []];
  const data = JSON.parse(at("data").textContent);
  const valid = [...form.elements].flatMap(({ name, value, max }) =>
    (max ? [..."012345"] : [value || NaN]).map((one) => [name, one].join()));
  let turn = 0;

  function count(said) {
    const weights = sliders.map(({ name, defaultValue }) => +(said[name] ?? defaultValue));
    const answers = sets.map((set) => [...set.elements].findIndex((one) => one.value === (said[one.name] ?? "")) - 1);
    const found = stand(data, weights, answers);
    const names = found.leading.map((option) => data.options[option]).join(" = ") || data.none;
    const share = found.wins[found.leading[0]] || most(found.wins);
    return { weights, answers, ...found, names, verdict: `${names}, ${percent(share)}` };
  }

  function known(said) {
    const odd = Object.entries(said).find((pair) => !valid.includes(pair.join()));
    put("note", odd ? `${data.unknown} ${odd.join(": ")}` : "");
    return !odd;
  }

  function open() {
    const said = location.href.includes("#") ? Object.fromEntries(new URLSearchParams(location.hash.slice(1))) : data.begin;
    if (known(said)) {
      form.reset();
      for (const name in said) form.elements.namedItem(name).value = said[name];
    }
    update();
  }

  function update() {
    const items = [...form.elements].filter((item) => (item.max ? item.value !== item.defaultValue : item.checked && item.value));
    const pairs = items.map(({ name, value }) => [name, value]);
    const said = Object.fromEntries(pairs);
    const now = count(said);
    const held = data.when.map((step) => holds(data, step, now.answers));
    const score = (rule) => held[rule] * data.rules[rule][3] * now.weights[data.rules[rule][2]];
    for (const item of all("[data-rule]")) {
      const { of } = item.parentNode.dataset;
      item.hidden = !held[item.dataset.rule] || (of && !now.leading.includes(+of));
    }
    for (const cell of all("[data-rules]")) cell.textContent = sum(cell.dataset.rules.split(" ").map(score)) || "";
    all("meter").forEach((meter, outcome) => {
      meter.value = now.wins[outcome];
      meter.nextSibling.textContent = percent(now.wins[outcome]);
    });
    for (const slider of sliders) slider.nextSibling.textContent = slider.value;
    put("verdict", pairs.length ? now.verdict : data.blank);
    put("neutral", count({ ...data.neutral, ...said }).names);
    put("command", data.command + items.map((item) => item.closest("[data-flag]").dataset.flag + item.value).join(""));
    const lines = `answers:\n${pairs.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;
    const profile = lines.replace("  weights.", "weights:\n  ").replaceAll("weights.", "");
    at("save").href = `data:,${encodeURIComponent(profile.replace("answers:\nw", "w"))}`;
    history.replaceState(null, "", `#${new URLSearchParams(pairs)}`);
    seek(now, most(now.wins) < 1 - EPSILON ? now.asked : [], [9], ++turn);
  }

  /** Values one question at a time: keys are heard in between. */
  function seek(now, [question, ...others], best, mine) {
    if (mine !== turn) return;
    if (question >= 0) {
      const left = doubt(data, now.weights, now.answers, question);
      return setTimeout(seek, 0, now, others, left < best[0] - EPSILON ? [left, question] : best, mine);
    }
    const next = sets[best[1]];
    for (const set of sets) set.toggleAttribute("data-next", set === next);
    put("next", next?.firstChild.textContent ?? data.settled);
  }

  async function compare({ target }) {
    for (const file of target.files) {
      const said = {};
      (await file.text()).replace(/#.*|\bfixed\b.*|\banswers\W+/g, "").split("weights").forEach((part, own) => {
        for (const [, name, value] of part.matchAll(/(\w+)\W?: *\W?(\w+)/g)) said[(own ? "weights." : "") + name] = value;
      });
      if (!known(Object.keys(said)[0] ? said : { [file.name]: "" })) break;
      teams.push({ "": file.name, ...said, [data.leads]: count(said).verdict });
    }
    at("compared").replaceChildren();
    for (const name of new Set(teams.flatMap(Object.keys))) {
      const cells = teams.map((profile) => profile[name] ?? "-");
      const row = at("compared").insertRow();
      row.toggleAttribute("data-differ", new Set(cells).size > 1);
      for (const cell of [name, ...cells]) row.insertCell().textContent = cell;
    }
  }

  form.oninput = update;
  at("next").onclick = () => all("[data-next] input")[0]?.focus();
  at("copy").onclick = () => navigator.clipboard.writeText(at("command").textContent);
  at("files").onchange = compare;
  onhashchange = open;
  open();
}
