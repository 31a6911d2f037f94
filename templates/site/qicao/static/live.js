// In a preview: asks this server, and no other, whether the pages have changed, and loads them again.
(async () => {
  "use strict";
  let seen = document.documentElement.dataset.version;
  for (;;) {
    try {
      const news = await (await fetch(`/-/news?${seen}`)).json();
      if (String(news.version) !== seen && !news.error) { location.reload(); return; }
      seen = String(news.version);
      document.querySelector(".failure.live")?.remove();
      if (!news.error) continue;
      const line = document.createElement("p");
      line.className = "failure live";
      line.setAttribute("role", "alert");
      line.textContent = news.error;
      document.querySelector("main").prepend(line);
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
