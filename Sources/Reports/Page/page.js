(function () {
  "use strict";
  var text = { labelColor: "currentColor", titleColor: "currentColor", offset: 26 };
  var font = getComputedStyle(document.body).fontFamily;
  var config = {
    background: null, font: font,
    axis: { labelColor: "currentColor", titleColor: "currentColor", titleFontWeight: "normal",
      domainColor: "#7d8590", tickColor: "#7d8590", gridColor: "#7d859040", labelFontSize: 11 },
    axisY: { titleAngle: 0, titleAlign: "left", titleBaseline: "bottom", titleX: 0, titleY: -6 },
    legend: text, view: { stroke: null }
  };
  document.querySelectorAll(".chart").forEach(function (element) {
    var specification = JSON.parse(document.getElementById(element.id + "-specification").textContent);
    vegaEmbed(element, specification, { actions: false, renderer: "svg", ast: true, config: config })
      .catch(function (error) { console.error(element.id, error); });
  });
})();
