// The keyboard, and where the reader is in the outline. Nothing is asked of any host.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing) { event.preventDefault(); document.getElementById("q").focus(); }
    if (event.key === "Escape" && typing) typing.blur();
  });
  const side = document.querySelector(".side");
  if (!side) return;
  if (matchMedia("(max-width: 56rem)").matches) side.open = false;
  const links = new Map([...side.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      side.querySelector(".here")?.classList.remove("here");
      links.get(entry.target.id)?.classList.add("here");
    }
  }, { rootMargin: "0px 0px -80% 0px" });
  for (const id of links.keys()) { const part = document.getElementById(id); if (part) seen.observe(part); }
})();
