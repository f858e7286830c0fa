// The article as a reading pane: marks, a bar that steps through what was chosen, and what a chosen sentence holds.
// All text enters as textContent, so that an article can neither run nor load anything.

const HEADER = 68 // px that Streamlit's own header covers
const panes = new WeakMap()

const make = (tag, className, text) => {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

const button = (label, name, onclick) => {
  const element = make("button", "", label)
  element.type = "button"
  element.setAttribute("aria-label", name)
  element.title = name
  element.onclick = onclick
  return element
}

function drawRun([text, owners], focuses, colours) {
  if (!owners.length) return document.createTextNode(text)
  const mark = make("mark", "", text)
  mark.dataset.owners = owners.join(" ")
  for (const owner of owners) {
    const style = focuses[owner].style
    if (!style) continue
    mark.classList.add(style)
    if (colours[style]) mark.style.textDecorationColor = colours[style]
  }
  return mark
}

function drawSentence(pane, { index, runs }) {
  const sentence = make("span", "s")
  sentence.dataset.index = index
  sentence.tabIndex = index === 0 ? 0 : -1
  sentence.setAttribute("role", "button")
  sentence.append(...runs.map((run) => drawRun(run, pane.focuses, pane.colours)))
  sentence.onclick = () => pane.chooseSentence(index)
  return sentence
}

function drawText(pane, paragraphs) {
  pane.sentences = []
  pane.text.replaceChildren(
    ...paragraphs.map((sentences) => {
      const paragraph = make("p")
      for (const sentence of sentences) {
        const drawn = drawSentence(pane, sentence)
        pane.sentences[sentence.index] = drawn
        paragraph.append(drawn, " ")
      }
      return paragraph
    }),
  )
}

// An unsure quotation ends with a question mark, which the style sheet sets: it is none of the article's words.
function endUnsure(pane) {
  const last = new Map()
  for (const mark of pane.text.querySelectorAll("mark.unsure")) {
    for (const owner of mark.dataset.owners.split(" ")) {
      if (pane.focuses[owner].style === "unsure") last.set(owner, mark)
    }
  }
  for (const mark of last.values()) mark.classList.add("end")
}

function keys(pane, event) {
  const from = Number(event.target.dataset?.index)
  if (Number.isNaN(from)) return
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (step) {
    const next = pane.sentences[from + step]
    if (next) {
      event.target.tabIndex = -1
      next.tabIndex = 0
      next.focus()
    }
  } else if (event.key === "Enter" || event.key === " ") pane.chooseSentence(from)
  else return
  event.preventDefault()
}

function ownersOf(sentence) {
  const owners = new Set()
  for (const mark of sentence.querySelectorAll("mark")) {
    for (const owner of mark.dataset.owners.split(" ")) owners.add(Number(owner))
  }
  return [...owners]
}

function scrollTo(pane, sentence) {
  if (!sentence) return
  const top = sentence.getBoundingClientRect().top - pane.text.getBoundingClientRect().top
  pane.text.scrollTop += top - pane.text.clientHeight / 4
}

// A sentence that was chosen elsewhere on the page comes into view; one that is in view stays where it is.
function showSentence(pane, sentence) {
  if (!sentence) return
  const above = sentence.getBoundingClientRect().top - pane.text.getBoundingClientRect().top
  if (above < 0 || above + 24 > pane.text.clientHeight) scrollTo(pane, sentence)
}

function drawFocus(pane, key) {
  const owner = pane.focuses.findIndex((focus) => focus.key === key)
  const on = new Set()
  for (const mark of pane.text.querySelectorAll("mark")) {
    const hit = owner >= 0 && mark.dataset.owners.split(" ").includes(String(owner))
    mark.classList.toggle("hit", hit && pane.focuses[owner].kind !== "quotation" && pane.focuses[owner].kind !== "speaker")
    if (hit) on.add(Number(mark.closest(".s").dataset.index))
  }
  pane.sentences.forEach((sentence, index) => sentence.classList.toggle("on", on.has(index)))
  const steps = [...on].sort((a, b) => a - b)
  let step = 0
  const count = make("span", "muted")
  const move = (by) => {
    step = (step + by + steps.length) % steps.length
    count.textContent = `${step + 1} of ${steps.length}`
    scrollTo(pane, pane.sentences[steps[step]])
  }
  if (owner < 0 || !steps.length) {
    pane.bar.replaceChildren(make("span", "label muted", "Choose a sentence to see what was found in it."))
    return
  }
  const label = make("span", "label", `${pane.focuses[owner].label}: ${steps.length} of ${pane.count} sentences`)
  pane.bar.replaceChildren(
    label,
    count,
    button("‹", "Sentence before", () => move(-1)),
    button("›", "Next sentence", () => move(1)),
    button("×", "Show all marks again", () => pane.chooseFocus(null)),
  )
  move(0)
}

function drawFound(pane, index) {
  pane.sentences.forEach((sentence, at) => sentence.classList.toggle("chosen", at === index))
  const sentence = pane.sentences[index]
  pane.found.hidden = !sentence
  if (!sentence) return
  const head = make("h4", "", `Sentence ${index + 1} of ${pane.count}`)
  head.append(button("×", "Close", () => pane.chooseSentence(null)))
  const list = make("ul")
  for (const owner of ownersOf(sentence)) {
    const focus = pane.focuses[owner]
    const item = make("li")
    item.append(button(focus.label, `Show every sentence of ${focus.label}`, () => pane.chooseFocus(focus.key)))
    item.append(make("span", "detail", focus.detail))
    list.append(item)
  }
  if (!list.children.length) list.append(make("li", "muted", "Nothing was found in this sentence."))
  pane.found.replaceChildren(head, list)
}

function follow(pane) {
  const host = pane.root.getRootNode().host
  const row = host.closest('[data-testid="stHorizontalBlock"]')
  const beside = row && host.getBoundingClientRect().width < 0.75 * row.getBoundingClientRect().width
  let shift = 0
  if (beside) {
    const room = row.getBoundingClientRect().bottom - host.getBoundingClientRect().top - pane.root.offsetHeight
    shift = Math.max(0, Math.min(HEADER - host.getBoundingClientRect().top, room))
  }
  pane.root.style.transform = shift ? `translateY(${shift}px)` : ""
}

function start(parent) {
  const pane = { root: make("section", "reader"), bar: make("div", "bar"), text: make("div", "text"), found: make("div", "found") }
  pane.root.setAttribute("aria-label", "The article")
  pane.bar.setAttribute("role", "status")
  pane.found.setAttribute("aria-live", "polite")
  pane.root.append(pane.bar, pane.text, pane.found)
  parent.append(pane.root)
  pane.text.onkeydown = (event) => keys(pane, event)
  const onScroll = () => requestAnimationFrame(() => follow(pane))
  document.addEventListener("scroll", onScroll, { capture: true, passive: true })
  window.addEventListener("resize", onScroll)
  pane.stop = () => {
    document.removeEventListener("scroll", onScroll, { capture: true })
    window.removeEventListener("resize", onScroll)
    pane.root.remove()
    panes.delete(parent)
  }
  panes.set(parent, pane)
  return pane
}

export default function ({ data, parentElement, setTriggerValue }) {
  const pane = panes.get(parentElement) ?? start(parentElement)
  pane.chooseSentence = (index) => {
    drawFound(pane, index)
    setTriggerValue("sentence", index === null ? -1 : index)
  }
  pane.chooseFocus = (key) => setTriggerValue("focus", key ?? "")
  pane.root.style.height = `min(${data.height}px, calc(100vh - ${HEADER + 24}px))`
  const redrawn = pane.drawn !== data.article
  if (redrawn) {
    const article = JSON.parse(data.article)
    pane.focuses = article.focuses
    pane.colours = article.colours
    pane.count = article.sentences
    drawText(pane, article.paragraphs)
    endUnsure(pane)
    if (article.note) pane.text.append(make("p", "muted", article.note))
    pane.drawn = data.article
  }
  if (redrawn || pane.focus !== data.focus) {
    pane.focus = data.focus
    drawFocus(pane, data.focus)
  }
  drawFound(pane, data.sentence)
  if (redrawn || pane.sentence !== data.sentence) {
    pane.sentence = data.sentence
    if (data.sentence !== null) showSentence(pane, pane.sentences[data.sentence])
  }
  requestAnimationFrame(() => follow(pane))
  return pane.stop
}
