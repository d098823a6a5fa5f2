/* Keeps what stands in the margins of a printed page true after htmx has replaced a part of the page:
   <html data-printed="…" data-address="…">, which site.css puts there. The sentence is that of the date bar. */
addEventListener("beforeprint", () => {
  const { dataset } = document.documentElement;
  const sentence = document.querySelector(".asat .print-only");
  // A page whose address holds somebody's token has none to print.
  if (dataset.address) dataset.address = `${location.host}${location.pathname}${location.search}`;
  if (sentence) dataset.printed = sentence.textContent;
});
