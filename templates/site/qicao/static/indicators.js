// Computes the examples of indicators: walks through formulas that were read by the program, and runs no text as code.
(() => {
  "use strict";
  const source = document.getElementById("qicao-indicators");
  if (!source) return;
  const given = JSON.parse(source.textContent);
  const items = new Map(Object.entries(given.items)), indicators = new Map(Object.entries(given.indicators));
  const NEAR = given.near;
  class Unknown extends Error {}
  const finite = (value) => {
    if (!Number.isFinite(value)) throw new Unknown("数太大，算不出");
    return value;
  };
  const divide = (above, below) => {
    if (below === 0) throw new Unknown("除数为0，算不出");
    return above / below;
  };
  const power = (base, exponent) => {
    if (base === 0 && exponent < 0) throw new Unknown("除数为0，算不出");
    return base ** exponent;
  };
  const OPERATORS = new Map([
    ["+", (one, other) => one + other], ["-", (one, other) => one - other], ["*", (one, other) => one * other],
    ["/", divide], ["^", power],
    ["<", (one, other) => one < other], ["<=", (one, other) => one <= other], [">", (one, other) => one > other],
    [">=", (one, other) => one >= other], ["==", (one, other) => one === other], ["!=", (one, other) => one !== other],
    ["min", Math.min], ["max", Math.max], ["abs", Math.abs], ["negative", (one) => -one], ["not", (one) => !one],
  ]);
  const sum = (values) => values.reduce((all, one) => all + one, 0);
  const MANY = new Map([
    ["sum", sum], ["mean", (values) => sum(values) / values.length], ["least", (values) => Math.min(...values)],
    ["greatest", (values) => Math.max(...values)], ["count", (values) => values.length],
  ]);
  // The value of a formula in base units; `lookup` gives that of a name, or of many values of a name.
  const compute = (tree, lookup) => {
    const [kind, ...parts] = tree;
    const at = (place) => compute(parts[place], lookup);
    if (kind === "number") return parts[0];
    if (kind === "name" || kind === "many") return finite(lookup(tree));
    if (kind === "if") return at(0) ? at(1) : at(2);
    if (kind === "and") return at(0) && at(1);
    if (kind === "or") return at(0) || at(1);
    return OPERATORS.get(kind)(...parts.map((_, place) => at(place)));
  };
  const RATINGS = {
    linear: ({ zero, full }, value) => zero === full ? (value >= full - NEAR ? 100 : 0)
      : Math.min(Math.max((value - zero) / (full - zero) * 100, 0), 100),
    intervals: ({ ranges }, value) => {
      const at = ranges.findLastIndex(([low]) => low === null || value >= low - NEAR);
      if (at < 0) return 0;
      const [, high, points] = ranges[at];
      return high === null || value < high - NEAR || (at === ranges.length - 1 && value <= high + NEAR) ? points : 0;
    },
    steps: ({ steps, sign }, value) => steps.find(([from]) => sign * value >= sign * from - NEAR)?.[1] ?? 0,
  };
  const words = (value, unit = "") => {
    const text = Number(value.toPrecision(Math.abs(value) < 1e6 ? 6 : 10)).toString();
    return text + (["%", "‰"].includes(unit) ? unit : ["", "1"].includes(unit) ? "" : ` ${unit}`);
  };

  const number = (text, title) => {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) throw new Unknown(text ? `${title}：“${text}”不是数` : `${title}没有填`);
    return finite(Number(text));
  };
  const judge = (item, value) => {
    if (!item) return value;
    if (item.whole && !Number.isInteger(value)) throw new Unknown(`${item.title}是计数，应为整数`);
    if (item.least !== null && value < item.least) throw new Unknown(`${item.title}不应小于${words(item.least)}`);
    if (item.greatest !== null && value > item.greatest) throw new Unknown(`${item.title}不应大于${words(item.greatest)}`);
    return value;
  };
  const plain = (text) => text.normalize("NFKC").trim();
  // The numbers in the fields by their keys, each in its own unit; a field that cannot be right is marked.
  const read = (fields) => {
    const found = new Map();
    let wrong;
    for (const field of fields) {
      field.removeAttribute("aria-invalid");
      const [id, over] = field.name.split("@"), item = items.get(id);
      const title = item?.title ?? indicators.get(id)?.title ?? id;
      try {
        const texts = over ? plain(field.value).split(/[\s,、;]+/).filter(Boolean) : [plain(field.value)];
        if (!texts.length) throw new Unknown(`${title}没有填`);
        found.set(field.name, texts.map((text) => judge(item, number(text, title))));
        const most = found.get(over ? `${item?.most}@${over}` : item?.most);
        const mine = found.get(field.name);
        if (most && most.length === mine.length && mine.some((one, at) => one > most[at])) {
          throw new Unknown(`${title}不应大于${items.get(item.most).title}`);
        }
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        field.setAttribute("aria-invalid", "true");
        wrong ??= error;
      }
    }
    if (wrong) throw wrong;
    return found;
  };
  const lookupIn = (found, above) => (leaf) => {
    const [kind, ...parts] = leaf, many = kind === "many";
    const id = many ? parts[1] : parts[0], known = items.get(id) ?? indicators.get(id);
    const values = found.get(many ? `${id}@${parts[2]}` : id)?.map((value) => value * (known?.factor ?? 1));
    if (values) return many ? MANY.get(parts[0])(values) : values[0];
    if (many || !indicators.has(id) || above.includes(id)) throw new Unknown(`${known?.title ?? id}没有值`);
    return compute(indicators.get(id).tree, lookupIn(found, [...above, id]));
  };

  for (const form of document.querySelectorAll("form[data-trial]")) {
    const id = form.dataset.trial, one = indicators.get(id), output = form.querySelector("output");
    if (!one) continue;
    // What others must not exceed is read first.
    const fields = [...form.querySelectorAll("input")];
    const depth = (name) => { let found = 0; for (let at = items.get(name); at?.most && found < 99; at = items.get(at.most)) found += 1; return found; };
    fields.sort((first, second) => depth(first.name.split("@")[0]) - depth(second.name.split("@")[0]));
    const told = (part, lookup) => {
      if (typeof part === "string") return part;
      try { return words(compute(part[3], lookup) / part[2], part[1]); } catch { return "缺"; }
    };
    const show = () => {
      delete form.dataset.value;
      delete form.dataset.points;
      try {
        const lookup = lookupIn(read(fields), [id]);
        const base = finite(Number(compute(one.tree, lookup))), value = base / one.factor;
        const points = RATINGS[one.rating.kind](one.rating, value);
        const names = one.parts.map((part) => typeof part === "string" ? part : part[0]).join("");
        const numbers = one.parts.map((part) => told(part, lookup)).join("");
        const veto = one.veto && compute(one.veto, () => base) ? `一票否决${one.level ? `：等级为${one.level}` : ""}。` : "";
        output.textContent = `${one.title}＝${names}＝${numbers}＝${words(value, one.unit)}；得${words(points)}分，乘以权重${words(one.weight)}，计${words(points * one.weight)}分。${veto}`;
        form.dataset.value = value;
        form.dataset.points = points;
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        output.textContent = `${error.message}。`;
      }
    };
    form.querySelector("fieldset").disabled = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", show);
    show();
  }
})();
