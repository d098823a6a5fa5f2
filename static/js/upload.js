/* Lets people drop files on the form that adds reports, and shows what will be sent. The form also works without it;
   sending.js sends what was chosen.

   <form data-drop data-max-files="100" data-max-mib="30" data-max-zip-mib="1024">   templates/components/upload.html
     <input type="file" multiple>                            the files; dropped ones are put into it
     <div data-chosen aria-live="polite">                    what is chosen, and what exceeds a limit
     <button type="submit" data-send="Add reports">          its label includes the number of files
   While files are dragged over it the form has the class drop-over. */
(() => {
  "use strict";

  const MIB = 1024 * 1024;
  const sizeOf = (file) => file.size >= MIB ? `${(file.size / MIB).toFixed(1)} MB` : `${Math.max(1, Math.round(file.size / 1024))} KB`;
  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const complaints = (form, files) => {
    const { maxFiles, maxMib, maxZipMib } = form.dataset;
    const isZip = (file) => file.name.toLowerCase().endsWith(".zip");
    const most = (file) => isZip(file) ? maxZipMib : maxMib;
    const large = files.filter((file) => most(file) && file.size > most(file) * MIB);
    const advice = (file) => isZip(file) ? "Split it into several smaller zips." : "Leave it out.";
    const said = large.map((file) => `${file.name} is ${sizeOf(file)}; a ${isZip(file) ? "zip" : "report"} may be up to ${Number(most(file)).toLocaleString("en-GB")} MB. ${advice(file)}`);
    if (maxFiles && files.length > maxFiles) said.push(`${files.length} files are too many at once. Add up to ${maxFiles}, then the rest.`);
    return said;
  };

  const list = (files) => {
    const items = element("ul", "", "chosen");
    files.forEach((file) => {
      const item = element("li", `${file.name} `);
      item.append(element("span", sizeOf(file), "quiet"));
      items.append(item);
    });
    return items;
  };

  const tell = (form, input) => {
    const files = [...input.files];
    const wrong = complaints(form, files);
    const send = form.querySelector("[data-send]");
    const count = files.length === 1 ? "Add 1 file" : `Add ${files.length} files`;
    send.textContent = files.length ? count : send.dataset.send;
    form.querySelector("[data-chosen]").replaceChildren(
      ...wrong.map((sentence) => element("p", sentence, "error")),
      ...(files.length ? [list(files)] : []),
    );
    send.disabled = wrong.length > 0;
  };

  const take = (form, input, dropped) => {
    const all = new DataTransfer();
    [...input.files, ...dropped].forEach((file) => all.items.add(file));
    input.files = all.files;
    tell(form, input);
    form.querySelector("[data-send]").focus();
  };

  const start = (form) => {
    const input = form.querySelector("input[type=file]");
    const over = (on) => (event) => {
      if (event.dataTransfer && ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("drop-over", on);
    };
    form.addEventListener("dragenter", over(true));
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) over(false)(event); });
    form.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) take(form, input, event.dataTransfer.files);
    });
    input.addEventListener("change", () => tell(form, input));
  };

  document.querySelectorAll("[data-drop]").forEach(start);
})();
