// The keyboard on lists of the desk: j and k move, o opens, / searches, ? explains. It can be turned off (WCAG 2.1.4).
const list = document.querySelector('[data-list]')
const help = document.querySelector('dialog[data-keys]')
const rows = () => [...list.querySelectorAll('tbody tr, li')].filter(row => row.querySelector('a'))
const off = 'admilib:sans-raccourcis'
let isOff = false
try { isOff = localStorage.getItem(off) === '1' } catch {}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => chosen()?.querySelector('a').click(),
  '/': () => document.querySelector('input[type=search]')?.focus(),
  '?': () => help?.showModal(),
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('input, select, textarea, dialog')) return
  const act = keys[event.key]
  if (!act || (isOff && event.key !== '?')) return
  event.preventDefault()
  act()
})

function chosen() { return list.querySelector('[aria-current=true]') }

function move(step) {
  const all = rows(), now = all.indexOf(chosen())
  const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1)]
  chosen()?.removeAttribute('aria-current')
  next?.setAttribute('aria-current', 'true')
  next?.querySelector('a').focus()
}

list.addEventListener('change', event => {
  if (!event.target.matches('[data-all]')) return
  for (const box of list.querySelectorAll('input[type=checkbox]:not([data-all])')) box.checked = event.target.checked
})

const toggle = help?.querySelector('[data-toggle]')
if (toggle) {
  toggle.checked = !isOff
  toggle.addEventListener('change', () => {
    isOff = !toggle.checked
    try { localStorage.setItem(off, isOff ? '1' : '0') } catch {}
  })
}
