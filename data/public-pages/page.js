// Fills in what stands behind the # of the address, and reads the page aloud. Everything else works without it.
(function () {
  'use strict';
  var code = /^#([0-9A-Za-z-]{8,40})$/.exec(location.hash);
  var field = document.querySelector('input[data-from-fragment]');
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  if (code && field) {
    field.value = code[1];
    var filled = document.querySelector('[data-when-filled]');
    if (filled) filled.hidden = false;
    var number = document.querySelector('input[name="number"]');
    var next = number && !number.value ? number : field.form.querySelector('button');
    next.focus();
  }

  var speech = window.speechSynthesis;
  var button = document.querySelector('[data-read-aloud]');
  var words = Array.prototype.map
    .call(document.querySelectorAll('[data-read]'), function (part) {
      return part.textContent.replace(/\s+/g, ' ').trim();
    })
    .filter(Boolean);
  if (!speech || !window.SpeechSynthesisUtterance || !button || !words.length) return;
  var label = button.querySelector('span');
  var start = label.textContent;
  var reading = false;
  function show(now) {
    reading = now;
    label.textContent = now ? button.getAttribute('data-stop') : start;
  }
  button.hidden = false;
  button.addEventListener('click', function () {
    speech.cancel();
    if (reading) return show(false);
    show(true);
    words.forEach(function (text, i) {
      var said = new SpeechSynthesisUtterance(text);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      if (i === words.length - 1)
        said.onend = said.onerror = function () {
          show(false);
        };
      speech.speak(said);
    });
  });
  window.addEventListener('pagehide', function () {
    speech.cancel();
  });
})();
