(function () {
  "use strict";
  var config = JSON.parse(document.getElementById("chart-configuration").textContent);
  config.font = getComputedStyle(document.body).fontFamily;
  document.querySelectorAll(".chart").forEach(function (element) {
    var specification = JSON.parse(document.getElementById(element.id + "-specification").textContent);
    vegaEmbed(element, specification, { actions: false, renderer: "svg", ast: true, config: config })
      .then(function () {
        // A group of marks has no name of its own; its marks have, and the whole is named by the figure.
        element.querySelectorAll("svg [role]:not([aria-label])").forEach(function (group) {
          group.removeAttribute("role");
          group.removeAttribute("aria-roledescription");
        });
      })
      .catch(function (error) { console.error(element.id, error); });
  });
})();
(function () {
  "use strict";
  // The first number in a cell; nothing where there is none. What is written as "<0.001" is the number itself.
  function number(text) {
    var match = text.replace(/,/g, "").replace(/−/g, "-").match(/-?\d+(\.\d+)?/);
    return match ? Number(match[0]) : null;
  }
  function compare(a, b, isNumber) {
    if (!isNumber) return a.localeCompare(b, document.documentElement.lang, { numeric: true });
    return number(a) - number(b);
  }
  document.querySelectorAll("table").forEach(function (table) {
    var body = table.tBodies[0];
    var headings = Array.from(table.tHead.rows[0].cells);
    if (body.rows.length < 2) return;
    headings.forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, heading.childNodes);
      heading.append(button);
      heading.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () {
        var sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        var isNumber = heading.classList.contains("number");
        headings.forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        heading.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        var rows = Array.from(body.rows).map(function (row) {
          var text = row.cells[column].textContent.trim();
          return { row: row, text: text, isAbsent: isNumber ? number(text) === null : text === "—" };
        });
        // What is not known stands last either way.
        rows.sort(function (a, b) {
          if (a.isAbsent || b.isAbsent) return a.isAbsent - b.isAbsent;
          return sign * compare(a.text, b.text, isNumber);
        });
        rows.forEach(function (entry) { body.append(entry.row); });
      });
    });
  });
})();
