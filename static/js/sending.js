/* Sends the files of the form that adds reports a few at a time, with progress and time left; see upload.js for choosing.
   Without this script the form sends all of them at once.

   <form data-drop method="post" action="…">      templates/components/upload.html
     <input type="file">                           what was not taken stays chosen, so that the rest can be sent again
     <div data-sending hidden>                     shown while files travel
       <progress max="1">  <p data-sent>  <button data-stop>
     <div data-chosen aria-live="polite">          what became of them, at the end
   The address answers each request with {added, known: [{sentence, href}], refused: [{name, problem}], empty}. */
(() => {
  "use strict";

  const MIB = 1024 * 1024;
  const AT_ONCE = { files: 20, bytes: 8 * MIB };
  const NAMED = 5;
  const counted = (count, noun) => `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;

  class Stopped extends Error {}

  /* Small files travel together; a large one by itself. */
  const grouped = (files) => files.reduce((groups, file) => {
    const last = groups.at(-1);
    const size = last ? last.reduce((sum, each) => sum + each.size, 0) : 0;
    if (last && last.length < AT_ONCE.files && size + file.size <= AT_ONCE.bytes) last.push(file);
    else groups.push([file]);
    return groups;
  }, []);

  const why = (request, form) => {
    if (request.status === 413) return "A server on the way refuses files of this size. Tell the people who run this site.";
    if (request.status === 403 || request.responseURL !== new URL(form.action, location.href).href)
      return "You are no longer signed in. Reload this page to sign in, then choose the rest again.";
    return `The server answered with an error (${request.status}). Try again. If it happens again, tell the people who run this site.`;
  };

  const post = (form, files, progress, stop) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    files.forEach((file) => body.append("files", file));
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(why(request, form)));
    });
    request.addEventListener("error", () => reject(new Error("The connection was lost.")));
    request.addEventListener("abort", () => reject(new Stopped("You stopped it.")));
    stop.onclick = () => request.abort();
    request.send(body);
  });

  const timeLeft = (began, done, all) => {
    const seconds = (performance.now() - began) / 1000;
    if (seconds < 2 || !done) return "";
    const left = seconds * (all - done) / done;
    return left < 60 ? `About ${counted(Math.max(5, Math.ceil(left / 5) * 5), "second")} left.` : `About ${counted(Math.ceil(left / 60), "minute")} left.`;
  };

  const shower = (form, files) => {
    const box = form.querySelector("[data-sending]");
    const bar = box.querySelector("progress");
    const words = box.querySelector("[data-sent]");
    const all = files.reduce((sum, file) => sum + file.size, 0) || 1;
    const began = performance.now();
    return (taken, bytes, waiting) => {
      if (waiting) bar.removeAttribute("value");
      else bar.value = bytes / all;
      const size = `${(bytes / MIB).toFixed(1)} of ${(all / MIB).toFixed(1)} MB sent`;
      const next = waiting ? "The server is processing them." : timeLeft(began, bytes, all);
      words.textContent = `${size}, ${taken} of ${counted(files.length, "file")} taken. ${next} Stay on this page until then.`;
    };
  };

  const line = (text, className, link) => {
    const made = document.createElement("p");
    made.textContent = text;
    made.className = className;
    if (link) {
      const anchor = document.createElement("a");
      [anchor.href, anchor.textContent] = [link, "Open it"];
      made.append(" ", anchor);
    }
    return made;
  };

  const named = (names) => names.slice(0, NAMED).join(", ") + (names.length > NAMED ? ` and ${names.length - NAMED} more` : "");

  /* The sentences of inspections/views/adding.py, over all answers. */
  const outcome = (answers) => {
    const added = answers.reduce((sum, each) => sum + each.added, 0);
    const known = answers.flatMap((each) => each.known);
    const problems = Map.groupBy(answers.flatMap((each) => each.refused), (each) => each.problem);
    const said = [];
    if (added) said.push(line(`${counted(added, "report")} ${added === 1 ? "was" : "were"} added. Reading continues by itself; you can leave this page.`, "notice notice-accent"));
    known.slice(0, NAMED).forEach((each) => said.push(line(each.sentence, "notice", each.href)));
    if (known.length > NAMED) said.push(line(`${counted(known.length - NAMED, "more file")} ${known.length === NAMED + 1 ? "is" : "are"} already here.`, "notice"));
    const empty = answers.filter((each) => each.empty).length;
    const where = empty === answers.length ? "There was nothing to add: no files were found in what you sent." : "No files were found in part of what you sent.";
    if (empty) said.push(line(where, "notice notice-error"));
    problems.forEach((refused, problem) => {
      const names = refused.map((each) => each.name);
      const lead = names.length === 1 ? `${names[0]} was not added.` : `${names.length} files were not added: ${named(names)}.`;
      said.push(line(`${lead} ${problem}`, "notice notice-error"));
    });
    return said;
  };

  const choose = (form, files) => {
    const input = form.querySelector("input[type=file]");
    const rest = new DataTransfer();
    files.forEach((file) => rest.items.add(file));
    input.files = rest.files;
    input.dispatchEvent(new Event("change"));
  };

  const remains = (error, files, taken) => {
    const kept = taken ? `${counted(taken, "file")} ${taken === 1 ? "was" : "were"} taken and nothing of them is lost. ` : "";
    const rest = `${counted(files.length, "file")} ${files.length === 1 ? "remains" : "remain"}: ${named(files.map((file) => file.name))}.`;
    return line(`${error.message} ${kept}${rest} They are still chosen: press the button to send them.`, "notice notice-error");
  };

  const send = async (form) => {
    const files = [...form.querySelector("input[type=file]").files];
    const groups = grouped(files);
    const [show, stop] = [shower(form, files), form.querySelector("[data-stop]")];
    const answers = [];
    let [taken, bytes] = [0, 0];
    try {
      for (const group of groups) {
        const size = group.reduce((sum, file) => sum + file.size, 0);
        show(taken, bytes, false);
        answers.push(await post(form, group, (part) => show(taken, bytes + part * size, part === 1), stop));
        taken += group.length;
        bytes += size;
      }
      choose(form, []);
      return outcome(answers);
    } catch (error) {
      choose(form, files.slice(taken));
      return [...outcome(answers), remains(error, files.slice(taken), taken)];
    }
  };

  const leaving = (event) => event.preventDefault();

  const busy = (form, on) => {
    form.querySelector("[data-sending]").hidden = !on;
    form.querySelector("input[type=file]").disabled = on;
    form.querySelector("[data-send]").disabled = on;
    if (on) addEventListener("beforeunload", leaving);
    else removeEventListener("beforeunload", leaving);
  };

  document.querySelectorAll("[data-drop]").forEach((form) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.querySelector("[data-chosen]").replaceChildren();
    const said = send(form);
    busy(form, true);
    const sentences = await said;
    busy(form, false);
    form.querySelector("[data-chosen]").prepend(...sentences);
    const list = document.getElementById("files");
    if (window.htmx && list) window.htmx.ajax("GET", location.href, { target: list, swap: "outerHTML" });
  }));
})();
