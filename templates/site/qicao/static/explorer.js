// The graph of the system: one standard in the middle, what leads to it on the left, what it leads to on the right.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const place = document.getElementById("qicao-explorer");
  if (!place) return;
  const { nodes, edges } = JSON.parse(document.getElementById("qicao-graph").textContent);
  const [KIND, ID, NUMBER, TITLE, STATUS, ADDRESS] = [0, 1, 2, 3, 4, 5];
  const MOST = 14; // nodes on a side; the others are counted
  const HIGH = 52, GAP = 12, LINE = 20;

  const name = (node) => node[NUMBER] || node[ID];
  const words = (node) => (node[TITLE] ? `${name(node)} ${node[TITLE]}` : name(node));
  const element = (tag, attributes, ...children) => {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  // Both neighbours of a node: [other node, what the relation is called from here].
  const around = (at) => ({
    left: edges.filter(([, target]) => target === at).map(([source, , , back]) => [source, back]),
    right: edges.filter(([source]) => source === at).map(([, target, forth]) => [target, forth]),
  });
  const grouped = (pairs) => {
    const found = new Map();
    for (const [node, relation] of pairs) found.set(node, [...(found.get(node) ?? []), relation]);
    return [...found].map(([node, relations]) => [node, [...new Set(relations)].join("、")]);
  };
  // The title in at most two lines that fit the box.
  const lines = (text, width) => {
    const fits = Math.floor(width / 13), found = ["", ""];
    let line = 0, used = 0;
    for (const char of text) {
      const size = char.charCodeAt(0) < 256 ? 0.55 : 1;
      if (used + size > fits - (line ? 1 : 0)) {
        if (line) { found[1] += "…"; break; }
        line = 1;
        used = 0;
      }
      found[line] += char;
      used += size;
    }
    return found.filter(Boolean);
  };

  const head = document.createElement("form");
  head.className = "filter";
  const field = document.createElement("input");
  field.type = "search";
  field.setAttribute("list", "qicao-nodes");
  field.setAttribute("aria-label", "从哪一项开始");
  field.placeholder = "从哪一项开始：编号或名称";
  const list = document.createElement("datalist");
  list.id = "qicao-nodes";
  for (const node of nodes) list.append(new Option(words(node)));
  const said = document.createElement("output");
  said.setAttribute("aria-live", "polite");
  const page = document.createElement("a");
  page.className = "open";
  head.append(field, list, page, said);
  const drawing = element("svg", { role: "group", "aria-label": "关系图" });
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.append(drawing);
  place.append(head, stage);
  place.hidden = false;
  let centre = 0;

  const box = (at, x, y, width, relation) => {
    const node = nodes[at];
    const label = [relation, words(node), node[STATUS]].filter(Boolean).join("，");
    const made = element("g", { class: `node ${node[KIND]}${at === centre ? " centre" : ""}`, tabindex: at === centre ? 0 : -1, role: "button", "aria-label": label, transform: `translate(${x} ${y})` });
    made.append(element("rect", { width, height: HIGH, rx: 5 }));
    lines(words(node), width - 12).forEach((text, line) => made.append(element("text", { x: 8, y: 20 + line * LINE }, text)));
    made.append(element("title", {}, label));
    made.dataset.at = at;
    return made;
  };
  const side = (pairs, x, width, towards, middle) => {
    const shown = grouped(pairs), rest = shown.length - MOST;
    const all = shown.slice(0, MOST);
    const high = all.length * (HIGH + GAP) - GAP;
    return { high, rest, draw: (top) => all.map(([at, relation], row) => {
      const y = top - high / 2 + row * (HIGH + GAP), line = y + HIGH / 2;
      const [from, to] = towards === "left" ? [x + width, middle] : [middle, x];
      const bend = (from + to) / 2;
      const edge = element("path", { class: "edge", d: `M${from} ${towards === "left" ? line : top} C${bend} ${towards === "left" ? line : top} ${bend} ${towards === "left" ? top : line} ${to} ${towards === "left" ? top : line}` });
      const group = box(at, x, y, width, relation);
      group.dataset.side = towards;
      const word = element("text", { class: "relation", x: towards === "left" ? x + width + 6 : x - 6, y: line - 5, "text-anchor": towards === "left" ? "start" : "end" }, relation);
      return [edge, word, group];
    }) };
  };
  const narrow = matchMedia("(max-width: 56rem)");
  const draw = (focus) => {
    const { left, right } = around(centre);
    const longest = Math.max(0, ...grouped([...left, ...right]).map(([, relation]) => relation.length));
    const room = longest * 12 + 18; // for the longest name of a relation, between two boxes
    const wide = Math.max(narrow.matches ? 620 : 860, stage.clientWidth, 2 * room + 428);
    const width = Math.min(wide * 0.25, (wide - 8 - 2 * room) / 3);
    const middle = (wide - width) / 2;
    const one = side(left, 4, width, "left", middle), other = side(right, wide - width - 4, width, "right", middle + width);
    const high = Math.max(one.high, other.high, HIGH) + 24;
    drawing.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    drawing.setAttribute("width", wide);
    drawing.setAttribute("height", high);
    const own = box(centre, middle, (high - HIGH) / 2, width, "");
    own.dataset.side = "centre";
    const parts = [...one.draw(high / 2), ...other.draw(high / 2)];
    drawing.replaceChildren(...[0, 1, 2].flatMap((layer) => parts.map((part) => part[layer])), own);
    const more = [one.rest, other.rest].map((rest) => Math.max(rest, 0)).reduce((sum, rest) => sum + rest);
    said.textContent = `${words(nodes[centre])}：${new Set([...left, ...right].map(([at]) => at)).size} 项相关${more ? `，其中 ${more} 项见下面的列表` : ""}`;
    page.hidden = !nodes[centre][ADDRESS];
    page.href = nodes[centre][ADDRESS];
    page.textContent = `打开 ${name(nodes[centre])}`;
    stage.scrollLeft = (wide - stage.clientWidth) / 2;
    if (focus) drawing.querySelector(".centre").focus({ preventScroll: true });
  };
  const go = (at, focus) => {
    centre = at;
    history.replaceState(null, "", `#${encodeURIComponent(nodes[at][ID])}`);
    draw(focus);
  };
  const open = (at) => { if (nodes[at][ADDRESS]) location.href = nodes[at][ADDRESS]; };
  const on = (towards) => [...drawing.querySelectorAll(`[data-side="${towards}"]`)];
  const SIDES = ["left", "centre", "right"];

  drawing.addEventListener("click", (event) => {
    const node = event.target.closest(".node");
    if (!node) return;
    if (Number(node.dataset.at) === centre) open(centre);
    else go(Number(node.dataset.at), true);
  });
  drawing.addEventListener("keydown", (event) => {
    const node = event.target.closest(".node");
    if (!node) return;
    const towards = SIDES.indexOf(node.dataset.side), same = on(node.dataset.side), row = same.indexOf(node);
    const moves = {
      ArrowUp: () => same[row - 1],
      ArrowDown: () => same[row + 1],
      ArrowLeft: () => on(SIDES[towards - 1] ?? "")[0],
      ArrowRight: () => on(SIDES[towards + 1] ?? "")[0],
    };
    if (moves[event.key]) moves[event.key]()?.focus();
    else if (event.key === "Enter") go(Number(node.dataset.at), true);
    else if (event.key === " ") open(Number(node.dataset.at));
    else return;
    event.preventDefault();
  });
  const choose = () => {
    const at = nodes.findIndex((node) => words(node) === field.value || node[ID] === field.value || (node[NUMBER] && node[NUMBER] === field.value));
    if (at >= 0) go(at, false);
  };
  head.addEventListener("submit", (event) => { event.preventDefault(); choose(); });
  field.addEventListener("input", choose);
  addEventListener("resize", () => draw(false));

  const asked = decodeURIComponent(location.hash.slice(1));
  const degree = new Map();
  for (const [source, target] of edges) for (const at of [source, target]) degree.set(at, (degree.get(at) ?? 0) + 1);
  const entries = nodes.map((node, at) => at).filter((at) => nodes[at][KIND] === "entry");
  const busiest = entries.sort((one, other) => (degree.get(other) ?? 0) - (degree.get(one) ?? 0))[0] ?? 0;
  const found = nodes.findIndex((node) => node[ID] === asked);
  centre = found >= 0 ? found : busiest;
  if (nodes.length) draw(false);
})();
