// The work that some forms ask for (ProofOfWork.swift), done while the person reads; a press that comes too soon is sent when it is done.
const text = new TextEncoder()

for (const input of document.querySelectorAll('input[data-work]')) prepare(input)

async function prepare(input) {
  const form = input.form
  let pressed = null
  const hold = event => {
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed = event.submitter
    pressed?.setAttribute('aria-busy', 'true')
  }
  form.addEventListener('submit', hold, true)
  // Without WebCrypto (a page that is not HTTPS) the server answers with a wait instead.
  try { input.value = await find(form.elements._jeton.value, Number(input.dataset.work)) } catch { }
  form.removeEventListener('submit', hold, true)
  pressed?.removeAttribute('aria-busy')
  if (pressed) form.requestSubmit(pressed)
}

async function find(token, bits) {
  for (let first = 0; ; first += 256) {
    const numbers = Array.from({ length: 256 }, (_, index) => `${token}:${first + index}`)
    const digests = await Promise.all(numbers.map(number => crypto.subtle.digest('SHA-256', text.encode(number))))
    const found = digests.findIndex(digest => Math.clz32(new DataView(digest).getUint32(0)) >= bits)
    if (found >= 0) return first + found
  }
}
