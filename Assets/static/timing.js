// How long this page took, told once to the server that made it, and only in a browser whose owner agreed. What is sent says which page of the site it is
// – not which request, not who – as the server wrote it in Server-Timing.
function tell() {
  const page = performance.getEntriesByType('navigation')[0]
  const label = page?.serverTiming?.find((entry) => entry.name === 'page')?.description
  if (!label || page.loadEventEnd <= 0) return
  navigator.sendBeacon('/qualite/vitesse/mesures', `${label}\n${Math.round(page.loadEventEnd / 10) * 10}`)
}
// The end of the load is known once its event is over.
const soon = () => setTimeout(tell, 0)
if (document.readyState === 'complete') soon()
else addEventListener('load', soon, { once: true })
