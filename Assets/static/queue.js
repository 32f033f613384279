// The queue: pages that change by themselves, the sound of a call, the key that calls the next person. Without this, pages reload or are reloaded.
const off = 'admilib:sans-raccourcis'
const parts = [...document.querySelectorAll('[data-refresh]')]
let audio

if (parts.length) setInterval(refresh, parts[0].dataset.refresh * 1000)

async function refresh() {
  // What somebody is about to press does not move under their finger.
  if (document.hidden || parts.some(part => part.contains(document.activeElement))) return
  const answer = await fetch(location.href).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = [...page.querySelectorAll('[data-refresh]')]
  if (fresh.length !== parts.length) return location.reload()
  const clock = document.querySelector('.screen-head p')
  if (clock) clock.textContent = page.querySelector('.screen-head p')?.textContent
  document.title = page.title
  parts.forEach((part, index) => change(part, fresh[index]))
}

function change(part, fresh) {
  if (fresh.innerHTML === part.innerHTML) return
  const isCalled = fresh.dataset.call && fresh.dataset.call !== part.dataset.call
  if (fresh.dataset.call !== undefined) part.dataset.call = fresh.dataset.call
  part.replaceChildren(...fresh.childNodes)
  if (isCalled) { chime(); navigator.vibrate?.(300) }
}

// Two notes, only where somebody asked for them: browsers play nothing before a press.
const bell = document.querySelector('[data-chime]')
if (bell) {
  bell.hidden = false
  bell.addEventListener('click', () => { audio = new AudioContext(); bell.hidden = true; chime() })
}

function chime() {
  if (!audio) return
  for (const [tone, after] of [[660, 0], [523, 0.35]]) {
    const note = audio.createOscillator(), volume = audio.createGain()
    note.frequency.value = tone
    volume.gain.setValueAtTime(0.3, audio.currentTime + after)
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + after + 0.6)
    note.connect(volume).connect(audio.destination)
    note.start(audio.currentTime + after)
    note.stop(audio.currentTime + after + 0.6)
  }
}

const print = document.querySelector('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}

// One key, which the keyboard settings of the desk's lists turn off too (WCAG 2.1.4).
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target.closest?.('input, select, textarea, dialog')) return
  try { if (localStorage.getItem(off) === '1') return } catch {}
  document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click()
})
