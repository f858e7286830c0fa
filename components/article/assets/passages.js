// A list of passages of the article, each with what is known of it; choosing one sends its own choice to the page.

const make = (tag, className, text) => {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

function drawRun([text, style, note, colour]) {
  if (!style) return document.createTextNode(text)
  const mark = make("mark", style, text)
  if (note) mark.append(make("sup", "", note))
  if (colour) mark.style.textDecorationColor = colour
  return mark
}

function drawPassage(passage, send) {
  const item = make("button", ["item", passage.on && "on", passage.weak && "weak"].filter(Boolean).join(" "))
  item.type = "button"
  item.onclick = () => send(passage.choice)
  const head = make("div", "head")
  head.append(make("b", "", passage.head), make("span", "muted", passage.aside ? ` · ${passage.aside}` : ""))
  const words = make("div", "words")
  for (const block of passage.blocks) {
    const line = make("span", "block")
    line.append(...block.map(drawRun))
    words.append(line)
  }
  item.append(head, words)
  if (passage.tail) item.append(make("div", "tail muted", passage.tail))
  return item
}

// The passages, a heading before each that begins another group.
function drawAll(passages, send) {
  let group = ""
  return passages.flatMap((passage) => {
    const begins = passage.group && passage.group !== group
    group = passage.group
    const item = drawPassage(passage, send)
    return begins ? [make("h4", "group", group), item] : [item]
  })
}

// Brings what was chosen elsewhere on the page into the list's view, and leaves alone what is in view.
function showLit(list) {
  const lit = list.querySelector(".on")
  if (!lit) return
  const above = lit.getBoundingClientRect().top - list.getBoundingClientRect().top
  if (above < 0 || above + 48 > list.clientHeight) list.scrollTop += above
}

export default function ({ data, parentElement, setTriggerValue }) {
  let list = parentElement.querySelector(".passages")
  if (!list) {
    list = make("div", "passages")
    parentElement.append(list)
  }
  list.style.maxHeight = data.height ? `${data.height}px` : ""
  list.setAttribute("role", "group")
  list.setAttribute("aria-label", data.label)
  const scrolled = list.scrollTop
  list.replaceChildren(...drawAll(data.passages, (choice) => setTriggerValue("choice", choice)))
  list.scrollTop = scrolled
  const lit = data.passages.find((passage) => passage.on)?.choice ?? ""
  if (list.dataset.lit !== lit) showLit(list)
  list.dataset.lit = lit
}
