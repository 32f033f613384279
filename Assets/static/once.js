// A second press while the first is on its way sends nothing. The server is the guard; this is for the eye.
let sent = null

document.addEventListener('submit', event => {
  const form = event.target
  // A button that answers with a file leaves the page as it is: it may be pressed again.
  if (form.getAttribute('method') !== 'post' || event.submitter?.hasAttribute('data-again')) return
  if (sent === form) return event.preventDefault()
  sent = form
  // After the browser gathered the form: a disabled button would not be part of it.
  setTimeout(() => event.submitter?.setAttribute('aria-disabled', 'true'))
  setTimeout(release, 10000)
})

// A page that the Back button brings back as it was left.
addEventListener('pageshow', release)

function release() {
  sent = null
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled')
}
