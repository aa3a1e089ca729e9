// Before the first paint: the theme staff chose, if they chose one.
(() => {
  const chosen = localStorage.getItem("dashboard.theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
