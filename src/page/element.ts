/** What an element has: attributes; where a value is undefined or false, none of that name. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export type Content = Node | string | undefined;

/** An element; texts become text, never markup, so that no name in a file can become a part of the page. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== undefined && value !== false) made.setAttribute(key, String(value));
  }
  made.append(...content.filter((it) => it !== undefined));
  return made;
}

/** A button that does `act`; `attributes` may name what its text does not. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}
