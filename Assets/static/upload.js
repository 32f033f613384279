// Sends files as soon as they are chosen, in pieces that survive a lost connection.
import {pause, token} from './form.js'

const piece = 1 << 20

document.addEventListener('change', event => {
  const input = event.target
  if (!input.matches?.('input[data-upload]')) return
  const files = [...input.files]
  // Sent here, so not again with the form.
  input.value = ''
  const list = input.parentElement.querySelector('[data-files]')
  const left = () => +input.dataset.most - list.children.length
  for (const file of files) {
    if (left() < 1) { show(list, file.name, input.dataset.full); break }
    send(input, file, show(list, file.name))
  }
})
document.documentElement.classList.add('uploads')

function show(list, name, problem) {
  const line = document.createElement('div')
  line.className = 'sent'
  line.setAttribute('role', 'status')
  line.append(Object.assign(document.createElement('span'), {textContent: name}))
  list.append(line)
  if (problem) refuse(line, problem)
  else line.append(Object.assign(document.createElement('progress'), {max: 1, value: 0}))
  return line
}

function refuse(line, message) {
  line.querySelector('progress')?.remove()
  line.querySelector('.hint')?.remove()
  line.append(Object.assign(document.createElement('strong'), {className: 'error', textContent: message}))
  // Leaves the list, where it would count as a file.
  line.closest('[data-files]')?.after(line)
}

async function send(input, file, line) {
  const {upload, failed, waiting} = input.dataset
  const headers = {'X-Jeton': token()}
  const body = JSON.stringify({field: input.name, name: file.name, size: file.size})
  const progress = line.querySelector('progress')
  const note = line.appendChild(Object.assign(document.createElement('span'), {className: 'hint'}))
  const ask = (url, options) => fetch(url, {credentials: 'same-origin', ...options, headers: {...headers, ...options.headers}})
  let place = null, offset = 0, tries = 0
  while (tries < 12) {
    try {
      if (!place) {
        const answer = await ask(upload, {method: 'POST', body, headers: {'Content-Type': 'application/json'}})
        if (answer.status !== 201) return refuse(line, await reason(answer, failed))
        place = answer.headers.get('Location')
      } else if (tries) {
        const answer = await ask(place, {method: 'HEAD'})
        if (!answer.ok) throw answer
        offset = +answer.headers.get('Upload-Offset')
      }
      const answer = await ask(place, {
        method: 'PATCH', body: file.slice(offset, offset + piece),
        headers: {'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream'},
      })
      if (answer.status === 200) return line.replaceWith(document.createRange().createContextualFragment(await answer.text()))
      if (answer.status !== 204) {
        if (answer.status < 500 && answer.status !== 409) return refuse(line, await reason(answer, failed))
        throw answer
      }
      offset = +answer.headers.get('Upload-Offset')
      progress.value = offset / file.size
      note.textContent = ''
      tries = 0
    } catch {
      tries += 1
      note.textContent = waiting
      await pause(Math.min(2 ** tries, 30))
    }
  }
  refuse(line, failed)
}

/** What the server says of the file, when it says it in words and not in a page. */
async function reason(answer, failed) {
  const isText = answer.headers.get('Content-Type')?.startsWith('text/plain')
  return answer.status === 422 && isText ? await answer.text() : failed
}
