// Shows what a link leads to on the same page, beside the link, while the pointer or the focus is on it.
(() => {
  "use strict";
  const LINKS = "article a.ref, article a.cite, article a.term-use, article a.note-mark";
  const DELAY = 200; // milliseconds before the box opens and closes, so that it does not flicker under a passing pointer
  const MOST = 8; // blocks of a clause that are shown
  const box = document.createElement("div");
  box.id = "qicao-preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.querySelector("main").append(box);
  let shown = null, timer = 0;

  const copy = (node) => {
    const made = node.cloneNode(true);
    for (const part of made.querySelectorAll(".permalink, .finding")) part.remove();
    for (const part of [made, ...made.querySelectorAll("[id], [data-id], [tabindex]")])
      for (const name of ["id", "data-id", "tabindex"]) part.removeAttribute(name);
    return made;
  };
  const excerpt = (place) => {
    if (place.matches("section")) {
      const own = [...place.children].filter((child) => !child.matches("section, .permalink, .finding"));
      return [...own.slice(0, MOST).map(copy), ...(own.length > MOST || place.querySelector("section") ? ["…"] : [])];
    }
    if (!place.matches("tr")) return [copy(place)];
    const table = place.closest("table").cloneNode(false), head = place.closest("table").tHead;
    if (head && !head.contains(place)) table.append(copy(head));
    table.append(copy(place));
    return [table];
  };
  const close = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };
  const open = (link) => {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!place || link === shown) return;
    close();
    shown = link;
    link.setAttribute("aria-describedby", box.id);
    box.replaceChildren(...excerpt(place));
    box.hidden = false;
    box.scrollTop = 0;
    const line = link.getClientRects()[0], wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, wide - box.offsetWidth - 8));
    const below = line.bottom + 6 + box.offsetHeight <= innerHeight || line.top < innerHeight / 2;
    const top = below ? line.bottom + 6 : line.top - 6 - box.offsetHeight;
    const frame = box.offsetParent.getBoundingClientRect();
    box.style.left = `${left - frame.left}px`;
    box.style.top = `${top - frame.top}px`;
  };
  const soon = (action) => { clearTimeout(timer); timer = setTimeout(action, DELAY); };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = event.target.closest(LINKS);
    if (link) soon(() => open(link));
    else if (event.target.closest("#qicao-preview")) clearTimeout(timer);
    else if (shown) soon(close);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(LINKS);
    if (link && link.matches(":focus-visible")) open(link); else if (!box.contains(event.target)) close();
  });
  document.addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
