// Saves the form as one types. What cannot be sent stays on this device until it can, or for a week.
import {encoded, pause, post, token} from './form.js'

const form = document.querySelector('form[data-autosave]')
const status = form.querySelector('[data-saved]')
const url = form.dataset.autosave
const key = 'admilib:' + url
const week = 7 * 86400e3
let timer, isSending = false, isStale = false

form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(save, 1500)
})
// The answers go with the form: nothing more to save here.
form.addEventListener('submit', () => { clearTimeout(timer); isStale = false; forget() })
addEventListener('online', () => { if (kept()) save() })
document.addEventListener('visibilitychange', () => { if (document.hidden && timer) { clearTimeout(timer); save() } })

restore()

/** One request at a time, in order; what was typed meanwhile makes one more. */
async function save() {
  timer = null
  isStale = true
  if (isSending) return
  isSending = true
  for (let wait = 2; isStale; wait = Math.min(wait * 2, 60)) {
    isStale = false
    const answers = encoded(form)
    try {
      const answer = await post(url, answers)
      // Refused as it is (signed out, filed elsewhere): sending the form will say why.
      if (answer.status >= 500) throw answer
      if (answer.ok) { forget(); say('saved') }
    } catch {
      keep(answers)
      say('offline')
      isStale = true
      await pause(wait)
    }
  }
  isSending = false
}

function say(what) {
  const now = new Date()
  status.textContent = status.dataset[what].replace('{h}', now.getHours()).replace('{m}', String(now.getMinutes()).padStart(2, '0'))
}

// A device may refuse to keep anything (private browsing): then only the network saves.
function keep(answers) {
  answers.delete('_jeton')
  try { localStorage.setItem(key, JSON.stringify({at: Date.now(), answers: answers.toString()})) } catch {}
}
function forget() { try { localStorage.removeItem(key) } catch {} }
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(key))
    if (found && Date.now() - found.at < week) return found
    forget()
  } catch {}
}

/** What an earlier visit could not send is stored now; the page is then shown again with it. */
async function restore() {
  if (sessionStorage.getItem(key)) { sessionStorage.removeItem(key); say('restored') }
  const found = kept()
  if (!found) return
  const answers = new URLSearchParams(found.answers)
  answers.set('_jeton', token())
  try {
    if (!(await post(url, answers)).ok) return
    forget()
    sessionStorage.setItem(key, '1')
    location.reload()
  } catch {}
}
