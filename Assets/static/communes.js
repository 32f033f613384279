// Suggests communes while their name is typed. The server understands the name all the same.
let timer

document.addEventListener('input', ({target}) => {
  if (!target.list || target.value.trim().length < 2) return
  clearTimeout(timer)
  timer = setTimeout(suggest, 200, target, target.value)
})

async function suggest(input, typed) {
  if ([...input.list.options].some(one => one.value === typed)) return
  const answer = await fetch('/communes?q=' + encodeURIComponent(typed)).catch(() => null)
  if (!answer?.ok || input.value !== typed) return
  const names = (await answer.text()).split('\n').filter(Boolean)
  // Browsers hide what does not hold the letters typed, accents included: as labels, they keep « Château » in sight of « chateau ».
  input.list.replaceChildren(...names.map(name => new Option(name.toLowerCase().includes(typed.toLowerCase()) ? '' : typed, name)))
}
