// Judges the authority's colours while they are chosen (WCAG 2.1, contrast ratio), and redraws the preview. The server judges again when they are saved.
const preview = document.querySelector('.contrast')
const colours = ['main', 'onMain', 'accent']
const inputs = Object.fromEntries(colours.map((name) => [name, document.getElementById(name)]))

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

// Cut, not rounded, so that 4.49 does not read as enough: as the server writes it.
const written = (ratio) => String(Math.floor(ratio * 10) / 10).replace('.', ',')

function faults({ main, onMain, accent }) {
  return [
    [contrast(main, '#ffffff'), 4.5, preview.dataset.main],
    [contrast(onMain, main), 4.5, preview.dataset.onMain],
    [contrast(accent, '#ffffff'), 3, preview.dataset.accent],
  ].filter(([ratio, least]) => ratio < least).map(([ratio, , text]) => text.replace('{ratio}', written(ratio)))
}

function judge() {
  const chosen = Object.fromEntries(colours.map((name) => [name, inputs[name].value]))
  for (const name of colours) {
    for (const shape of preview.querySelectorAll(`[data-fill="${name}"]`)) shape.setAttribute('fill', chosen[name])
  }
  const found = faults(chosen)
  const verdict = document.createElement('p')
  verdict.textContent = found.length ? preview.dataset.bad : preview.dataset.good
  const list = document.createElement('ul')
  for (const text of found) list.append(Object.assign(document.createElement('li'), { textContent: text }))
  preview.querySelector('[role=status]').replaceChildren(verdict, ...(found.length ? [list] : []))
}

if (preview) for (const name of colours) inputs[name].addEventListener('input', judge)
