// A message or a paper being written: what it gives is shown beside it as one types, as its button would.
import {encoded, post} from './form.js'

const form = document.querySelector('form[data-preview]')
const button = form.querySelector('button[formaction]')
let timer, latest = 0

form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(refresh, 600)
})

async function refresh() {
  const turn = ++latest
  try {
    const answer = await post(button.formAction, encoded(form))
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (turn === latest) document.querySelector('#apercu').replaceChildren(...document.importNode(page.querySelector('#apercu'), true).childNodes)
  } catch {
    // No network: the button remains.
  }
}
