// « Here »: the browser tells where one is, if its owner agrees. It goes into the box that one can also fill by hand, and nowhere else.
const part = document.querySelector('[data-position]')
const [box, button, status] = ['input', 'button', '[role=status]'].map(one => part.querySelector(one))

if (navigator.geolocation) {
  button.hidden = false
  button.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      // To a hundred metres: enough to tell which town hall is nearer.
      ({coords}) => { box.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`; status.textContent = ''; box.form.requestSubmit() },
      () => { status.textContent = status.dataset.refused },
      {timeout: 10000, maximumAge: 600000})
  })
}
