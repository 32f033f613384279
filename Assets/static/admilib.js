// Each script is loaded only where it has something to improve. Every page works without them.
const improvements = {
  'form': './once.js',
  'input[data-work]': './work.js',
  'form[data-autosave]': './autosave.js',
  'form[data-live]': './live.js',
  'input[data-upload]': './upload.js',
  '[data-suggest], form[data-live]': './suggest.js',
  '[data-list]': './desk.js',
  '[data-sortable]': './sortable.js',
  'form[data-preview]': './preview.js',
  '[data-position]': './position.js',
  'meta[name=vitesse]': './timing.js',
  '[data-refresh], [data-print], [data-key]': './queue.js',
}
for (const [selector, script] of Object.entries(improvements)) {
  if (document.querySelector(selector)) import(script)
}
