// Marks in the outline where the reader is; on a telephone the outline is a bar that opens.
(() => {
  "use strict";
  const side = document.querySelector(".side");
  if (!side) return;
  const narrow = matchMedia("(max-width: 56rem)");
  const at = side.querySelector(".at");
  const stops = [...side.querySelectorAll('a[href^="#"]')]
    .map((link) => ({ link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((stop) => stop.place);

  const fold = () => { side.open = !narrow.matches; };
  fold();
  narrow.addEventListener("change", fold);
  side.addEventListener("click", (event) => { if (event.target.closest("a")) fold(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches && side.open) { side.open = false; side.querySelector("summary").focus(); }
  });

  const reached = () => {
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    let low = 0, high = stops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stops[middle].place.getBoundingClientRect().top <= line) low = middle + 1; else high = middle;
    }
    return stops[low - 1];
  };
  let current;
  const mark = () => {
    waiting = false;
    const stop = reached();
    if (stop === current) return;
    current?.link.removeAttribute("aria-current");
    current = stop;
    at.textContent = stop ? stop.link.textContent : "";
    if (!stop) return;
    stop.link.setAttribute("aria-current", "true");
    const frame = side.getBoundingClientRect(), line = stop.link.getBoundingClientRect();
    if (line.top < frame.top + 40) side.scrollTop += line.top - frame.top - 40;
    if (line.bottom > frame.bottom - 40) side.scrollTop += line.bottom - frame.bottom + 40;
  };
  let waiting = false;
  const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
})();
