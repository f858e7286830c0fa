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
  const item = make("button", passage.on ? "item on" : "item")
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
  list.replaceChildren(
    ...data.passages.map((passage) => drawPassage(passage, (choice) => setTriggerValue("choice", choice))),
  )
  list.scrollTop = scrolled
}
