// Lists of the studio: an element is dragged to its place. The buttons beside it do the same for the keyboard.
for (const list of document.querySelectorAll('[data-sortable]')) {
  let dragged
  const items = () => [...list.children]
  for (const item of items()) item.draggable = true

  list.addEventListener('dragstart', event => {
    dragged = event.target.closest('li')
    event.dataTransfer.effectAllowed = 'move'
  })
  list.addEventListener('dragover', event => {
    if (!dragged) return
    event.preventDefault()
    for (const item of items()) item.classList.toggle('over', item === event.target.closest('li'))
  })
  list.addEventListener('dragend', () => { dragged = undefined; for (const item of items()) item.classList.remove('over') })
  list.addEventListener('drop', event => {
    const target = event.target.closest('li')
    if (!dragged || !target || target === dragged) return
    event.preventDefault()
    const form = list.closest('form'), gesture = document.createElement('input')
    gesture.type = 'hidden'
    gesture.name = 'geste'
    gesture.value = `move ${dragged.dataset.place} ${items().indexOf(target)}`
    form.append(gesture)
    form.submit()
  })
}
