// The sums of this page were made by the server: they are asked for again when a code has come in.
// The rest stays, with all that somebody has typed.
addEventListener("referrals:applied", async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(".summary");
  if (fresh) document.querySelector(".summary")?.replaceWith(fresh);
});
