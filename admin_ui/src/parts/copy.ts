/**
 * Copy a text; true if the browser did. The clipboard's own interface is closed to frames of
 * another origin, so this is the old way: what is selected in a field is copied. `near` is where
 * the focus was, and is again.
 */
export function copy(text: string, near: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  // Inside a dialog nothing outside of it can have the focus.
  near.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  near.focus();
  return done;
}
