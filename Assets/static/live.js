// After each answer, asks the server what the page shows now, and changes only that: what is being typed is never touched.
import {encoded, post} from './form.js'

const form = document.querySelector('form[data-live]')
const part = form.querySelector('[data-fields]')
let timer, latest = 0

form.addEventListener('change', event => {
  if (event.target.type === 'file') return
  clearTimeout(timer)
  timer = setTimeout(refresh, 300)
})

async function refresh() {
  const turn = ++latest
  try {
    const answer = await post(form.dataset.live, encoded(form))
    if (!answer.ok) return
    const text = await answer.text()
    if (turn === latest) merge(part, new DOMParser().parseFromString(`<div>${text}</div>`, 'text/html').body.firstChild)
  } catch {
    // No network: the page still goes on, and the server decides when it is sent.
  }
}

const keyed = parent => new Map([...parent.querySelectorAll(':scope > [data-field], :scope > .rows > [data-field]')].map(one => [one.dataset.field, one]))

/** Adds what is new, removes what is gone, leaves the rest. Rows of a block are looked into. */
function merge(now, wanted) {
  const mine = keyed(now), theirs = keyed(wanted)
  for (const [key, one] of mine) if (!theirs.has(key)) one.remove()
  let previous = now.querySelector(':scope > legend')
  for (const [key, one] of theirs) {
    let kept = mine.get(key)
    if (!kept) {
      kept = document.importNode(one, true)
      previous ? previous.after(kept) : now.prepend(kept)
    } else if (!one.querySelector('input, select, textarea')) {
      if (!kept.isEqualNode(one)) kept.replaceWith(kept = document.importNode(one, true))
    } else if (one.matches('[data-rows]') || one.querySelector(':scope > [data-rows]')) {
      merge(kept, one)
    }
    previous = kept
  }
}
