// What the scripts of a form share.

/** The form as the browser would send it, without files, which go another way. */
export function encoded(form) {
  const pairs = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') pairs.append(name, value)
  return pairs
}

/** A POST as the form would make it. Rejects when there is no network. */
export const post = (url, body) => fetch(url, {method: 'POST', body, credentials: 'same-origin', keepalive: body.toString().length < 60000})

/** Any token of the page is the visitor's. Not `form.elements`: a field may be called that, and would be given instead. */
export const token = () => document.querySelector('input[name=_jeton]').value

export const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000))
