// Suggests communes and addresses: the editable combobox of the ARIA APG. Without it, the server asks.
document.addEventListener('focusin', ({target: box}) => {
  const url = box.dataset.suggest
  if (!url || box.role) return
  const list = document.createElement('ul'), id = box.id + '-list'
  let asked, timer, at
  Object.assign(list, {id, className: 'choices', role: 'listbox', ariaLabel: box.labels[0].textContent})
  Object.assign(box, {role: 'combobox', autocomplete: box.autocomplete || 'off', ariaAutoComplete: 'list'}).after(list)
  box.setAttribute('aria-controls', id)

  const point = one => {
    at = one
    for (const one of list.children) one.ariaSelected = one === at
    box.setAttribute('aria-activedescendant', at?.id ?? '')
  }
  const stop = () => { clearTimeout(timer); asked?.abort() }
  const show = lines => {
    stop()
    list.replaceChildren(...lines.map((textContent, i) => Object.assign(document.createElement('li'), {textContent, id: id + i, role: 'option'})))
    box.ariaExpanded = !!lines[0]
    list.scrollIntoView({block: 'nearest'})
    point()
  }
  const choose = ({textContent}) => {
    const part = name => box.form.elements[box.name.slice(0, -4) + name]
    if (!box.name.endsWith('.line')) box.value = textContent
    else textContent.match(/(?:(.*), )?(\d{5}) (.*)/).slice(1).forEach((text = '', i) => { part(['line', 'postcode', 'commune'][i]).value = text })
    for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, {bubbles: true}))
    show([])
  }
  const ask = async typed => {
    asked = new AbortController()
    // An address is posted: it stays out of URLs, which are in logs.
    const [to, how] = url.endsWith('=') ? [url + encodeURIComponent(typed), {}] : [url, {method: 'POST', body: typed}]
    const answer = await fetch(to, {...how, signal: asked.signal})
    if (answer.ok) show((await answer.text()).split('\n').filter(Boolean))
    else if (answer.status === 404) box.oninput = null
  }
  box.oninput = () => {
    stop()
    if (box.value.trim()[1]) timer = setTimeout(() => ask(box.value).catch(() => {}), 150)
    else show([])
  }
  box.onblur = () => show([])
  list.onmousedown = event => { event.preventDefault(); choose(event.target) }
  box.onkeydown = event => {
    const all = [...list.children], by = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (by && all[0]) point(all.at((all.indexOf(at) + by + (at || by > 0 ? 0 : 1)) % all.length))
    else if (event.key === 'Enter' && at) choose(at)
    else if (event.key === 'Escape' && all[0]) show([])
    else return
    event.preventDefault()
  }
})
